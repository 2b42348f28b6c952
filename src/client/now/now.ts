import { countLeading } from '../../model/ascending.ts';
import type { Seconds } from '../../model/time.ts';
import nowStyles from '../../styles/now.css?url';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import { partAt } from '../player/parts.ts';
import { Playhead } from '../timeline/playhead.ts';
import { readPage, type PageInTime } from './explained.ts';
import { ContentsRule } from './contents-rule.ts';
import { aroundNow, heardBefore, madeUntil, minute } from './moments.ts';
import { NowPlace } from './now-place.ts';
import { NowView } from './now-view.ts';
import { TextMarks } from './text-marks.ts';

/** Timers of players are no more exact; what is said now must not be missed for it. Seconds. */
const early = 0.05;

const nothing: PageInTime = { explained: [], asides: [], takeaways: [] };

/** Keeps what the page shows besides the transcript at the time that is heard. */
class Now {
  readonly #page: EpisodePage;
  readonly #view: NowView;
  readonly #place: NowPlace;
  readonly #contents: ContentsRule;
  readonly #playhead: Playhead;
  readonly #marks: TextMarks;
  #inTime = nothing;
  /** What was shown last: between two changes of it there is nothing to do but to move along. */
  #shown = '';

  constructor(page: EpisodePage, element: HTMLElement, button: HTMLButtonElement) {
    const { data } = page;
    this.#page = page;
    this.#view = new NowView(element);
    this.#place = new NowPlace(page, element, button);
    this.#contents = new ContentsRule(data);
    this.#playhead = new Playhead(data.duration);
    this.#marks = new TextMarks();
  }

  start(): void {
    const { playback, data, spoken } = this.#page;
    playback.on(['play', 'pause', 'end', 'seek', 'tick', 'alignment', 'keeper', 'duration'], () =>
      this.update(),
    );
    this.update();
    void spoken()
      .catch(() => undefined)
      .then((words) => readPage(data.parts, words))
      .then((inTime) => {
        this.#inTime = inTime;
        this.#shown = '';
        this.update();
      });
  }

  /** Shows what is on; costs next to nothing while that stays the same. */
  update(): void {
    const heard = this.#page.playback.time;
    if (heard === undefined || document.hidden) return;
    const time = heard + early;
    this.#contents.show(time);
    this.#playhead.show(time);
    this.#showChanges(time);
  }

  /** Looks once a second, and whenever something new is said. */
  #showChanges(time: Seconds): void {
    const { playback, data } = this.#page;
    const { explained, asides, takeaways } = this.#inTime;
    const paused = !playback.playing;
    const said = countLeading(explained, (moment) => moment.time <= time);
    const key = `${Math.floor(time)} ${said} ${explained.length} ${paused}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const part = partAt(data.parts, time);
    const lastMinute = heardBefore(explained, time);
    const made = madeUntil(takeaways, time);
    const newest = made.at(-1);
    const isNew = newest !== undefined && newest.time > time - minute;
    this.#view.show({
      part,
      takeaways: made,
      isNew,
      heard: lastMinute,
      asides: aroundNow(asides, time, lastMinute),
      paused,
    });
    this.#place.tell(part?.label, paused);
    this.#marks.show(isNew ? newest.element : undefined, part);
  }
}

/** From the first play on the page shows what is on now: in its margin or a sheet, its contents, its text and its map. */
export async function showNow(page: EpisodePage): Promise<void> {
  const element = document.getElementById('now');
  const button = document.querySelector<HTMLButtonElement>('#now-button');
  if (!element || !button) return;
  await addStyles(nowStyles);
  new Now(page, element, button).start();
}
