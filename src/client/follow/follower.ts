import followStyles from '../../styles/follow.css?url';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { SpokenText, SpokenWords } from '../transcript/words.ts';
import { Mark } from './mark.ts';
import { Screen } from './screen.ts';
import { Scroller } from './scroller.ts';
import { isOn, onSwitch } from './switches.ts';
import { WayBack } from './way-back.ts';

/** Words are on when they begin within this: timers and sound are no more exact. Seconds. */
const early = 0.012;
/** Timers: at least so long; while the sound waits for the network; and anew after so long, for clocks drift. Milliseconds. */
const [shortest, whileWaiting, longest] = [15, 200, 5000];

/** Follows what is said: marks it, keeps it in sight, and gives way to the reader. */
class Follower {
  readonly #page: EpisodePage;
  readonly #text: HTMLElement;
  readonly #scroller: Scroller;
  readonly #wayBack = new WayBack((byKeys) => this.#comeBack(byKeys));
  readonly #screen = new Screen();
  readonly #measure = document.createRange();
  #spoken: SpokenText;
  #mark: Mark;
  #words: SpokenWords | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A passage that stands comfortably as a whole: as long as nothing moves, its lines need not be looked at. */
  #calm: { readonly passage: number; readonly rect: DOMRect } | undefined;
  #began = false;
  /** Whether it ever followed. */
  #followed = false;

  constructor(page: EpisodePage, text: HTMLElement, spoken: SpokenText) {
    [this.#page, this.#text, this.#spoken] = [page, text, spoken];
    this.#mark = new Mark(spoken);
    this.#scroller = new Scroller(
      text,
      () => this.#line(),
      () => this.#giveWay(),
    );
  }

  start(): void {
    const { playback } = this.#page;
    playback.on(['play'], () => this.#onPlay());
    playback.on(['seek', 'alignment', 'keeper'], () => this.#onLeap());
    playback.on(['pause', 'end', 'error'], () => {
      this.#align();
      this.#keepScreen();
    });
    playback.on(['rate', 'wait', 'duration'], () => this.#align());
    playback.on(['tick'], () => this.#tellTime());
    document.addEventListener('visibilitychange', () => {
      this.#onLeap();
      this.#keepScreen();
    });
    for (const event of ['scroll', 'resize'])
      window.addEventListener(event, () => this.#onMove(), { passive: true });
    onSwitch('follow', () => this.#onSwitch());
    onSwitch('mark-words', () => this.#mark.show(this.#words, isOn('mark-words')));
    onSwitch('keep-screen-on', () => this.#keepScreen());
    this.#onPlay();
  }

  /** More exact times were to be had after all. */
  use(spoken: SpokenText): void {
    this.#mark.show(undefined, false);
    [this.#spoken, this.#mark, this.#words] = [spoken, new Mark(spoken), undefined];
    this.#align();
  }

  /** Whether only the stamps' times are known. */
  get isRough(): boolean {
    return this.#spoken.unit === 'passage';
  }

  #wordsNow(): SpokenWords | undefined {
    const now = this.#page.playback.time;
    return now === undefined ? undefined : this.#spoken.wordsAt(now + early);
  }

  /** Shows the words of now, and sets a timer for the next. `leapt`: they are others than were to come. */
  #align(leapt = false, least = shortest): void {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const words = this.#wordsNow();
    const before = this.#words;
    this.#words = words;
    if (leapt || words?.passage !== before?.passage || words?.start !== before?.start) {
      // Read before anything is written: the page is laid out, and reading costs little.
      this.#keepInSight(leapt);
      this.#mark.show(words, isOn('mark-words'));
    }
    this.#setTimer(words?.until ?? this.#spoken.start, least);
  }

  #setTimer(until: number, least: number): void {
    const { playback } = this.#page;
    if (!playback.playing || until === Infinity) return;
    const time = playback.time;
    const delay = Math.max(least, Math.min(longest, playback.delayUntil(until - early / 2)));
    this.#timer = setTimeout(
      () => this.#align(false, playback.time === time ? whileWaiting : shortest),
      delay,
    );
  }

  #line(): DOMRect | undefined {
    return this.#words && this.#spoken.rangeOf(this.#words, this.#measure).getBoundingClientRect();
  }

  /** Where the words of now are, or will be: before the first, that is the whole text. */
  #place(): DOMRect {
    return this.#line() ?? this.#text.getBoundingClientRect();
  }

  #keepInSight(leapt: boolean): void {
    const passage = this.#words?.passage;
    if (!this.#scroller.active) this.#placeWayBack();
    else if (leapt) this.#scroller.jumpTo(this.#line());
    else if (passage !== undefined) {
      const known = this.#calm?.passage === passage ? this.#calm.rect : undefined;
      const rect = known ?? (this.#spoken.passages[passage] as HTMLElement).getBoundingClientRect();
      this.#calm = this.#scroller.isWithin(rect) ? { passage, rect } : undefined;
      if (!this.#calm) this.#scroller.bring(this.#line());
    }
  }

  #onPlay(): void {
    if (!this.#began) {
      this.#began = true;
      this.#words = this.#wordsNow();
      if (isOn('follow')) {
        this.#scroller.active = this.#scroller.showsText;
        if (this.#scroller.active) this.#followed = true;
        else this.#giveWay();
      }
    }
    this.#onLeap();
    this.#keepScreen();
  }

  /** Who has the place in sight that is gone to is there, and is followed again. */
  #onLeap(): void {
    this.#calm = undefined;
    this.#words = this.#wordsNow();
    if (!document.hidden && this.#began && isOn('follow') && !this.#scroller.active) {
      const line = this.#line();
      if (line && this.#scroller.sideOf(line) === 'here') this.#follow();
    }
    this.#align(true);
  }

  #onMove(): void {
    this.#calm = undefined;
    if (this.#wayBack.isShown) this.#placeWayBack();
  }

  #onSwitch(): void {
    if (isOn('follow')) {
      this.#follow();
      this.#scroller.jumpTo(this.#place());
    } else {
      this.#scroller.active = false;
      this.#wayBack.hide();
    }
    this.#keepScreen();
  }

  #follow(): void {
    this.#scroller.active = true;
    this.#followed = true;
    this.#wayBack.hide();
  }

  #giveWay(): void {
    this.#wayBack.show(!this.#followed);
    this.#placeWayBack();
  }

  #placeWayBack(): void {
    if (this.#wayBack.isShown) this.#wayBack.point(this.#scroller.sideOf(this.#place()));
    this.#tellTime();
  }

  #tellTime(): void {
    if (this.#wayBack.isShown) this.#wayBack.tell(this.#page.playback.time ?? 0);
  }

  #comeBack(byKeys: boolean): void {
    // The button goes away: who pressed it with the keyboard goes on from where it leads.
    const stamp = this.#spoken.passages[this.#words?.passage ?? 0]?.querySelector<HTMLElement>('a');
    if (byKeys) stamp?.focus({ preventScroll: true });
    this.#follow();
    this.#scroller.jumpTo(this.#place());
  }

  #keepScreen(): void {
    const wanted = this.#page.playback.playing && isOn('follow') && isOn('keep-screen-on');
    void this.#screen.keepOn(wanted);
  }
}

/** Follows what is said, from now on. Where nothing has a time there is nothing to follow. */
export async function follow(page: EpisodePage, text: HTMLElement): Promise<void> {
  const [spoken] = await Promise.all([page.spoken(), addStyles(followStyles)]);
  if (!spoken) return;
  const follower = new Follower(page, text, spoken);
  follower.start();
  page.playback.on(['play'], () => {
    if (!follower.isRough) return;
    void page.spoken().then((again) => {
      if (again && again.unit !== 'passage') follower.use(again);
    });
  });
}
