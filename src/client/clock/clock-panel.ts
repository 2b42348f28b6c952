import alignStyles from '../../styles/align.css?url';
import clockStyles from '../../styles/clock.css?url';
import { formatTimecode, parseTimecode } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import { tapLine } from '../align/tap-line.ts';
import type { EpisodePage } from '../episode-page.ts';
import { elementOf } from '../page/element.ts';
import { ClockKeeper } from './clock-keeper.ts';
import { listenHere, setClock, startClock } from './companion-clock.ts';

const skip = 15;

/** The panel of the clock: starts it, sets it, shows it. */
class ClockPanel {
  readonly #page: EpisodePage;
  readonly #panel: HTMLElement;

  constructor(page: EpisodePage, panel: HTMLElement) {
    this.#page = page;
    this.#panel = panel;
    const { playback } = page;
    elementOf('clock-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#set();
    });
    this.#onClick('clock-pause', () => {
      if (playback.playing) playback.pause();
      else void playback.play();
    });
    this.#onClick('clock-back', () => playback.goToHeard((playback.heardTime ?? 0) - skip));
    this.#onClick('clock-on', () => playback.goToHeard((playback.heardTime ?? 0) + skip));
    this.#onClick('clock-tap', () => {
      panel.hidePopover();
      tapLine(page);
    });
    this.#onClick('clock-here', () => {
      panel.hidePopover();
      listenHere(page);
    });
    const speed = elementOf<HTMLSelectElement>('clock-speed');
    speed.addEventListener('change', () => playback.setRate(Number(speed.value)));
    playback.on(['keeper', 'play', 'pause', 'seek', 'rate', 'alignment', 'tick'], () => {
      if (panel.matches(':popover-open')) this.draw();
    });
    panel.addEventListener('toggle', () => this.draw());
  }

  draw(): void {
    const { playback } = this.#page;
    const { keeper } = playback;
    const clock = keeper instanceof ClockKeeper ? keeper : undefined;
    elementOf('clock-running').hidden = clock === undefined;
    elementOf('clock-submit').textContent = clock === undefined ? 'Start the clock' : 'Set the clock';
    const time = formatTimecode(clock?.time ?? playback.time ?? 0);
    elementOf<HTMLInputElement>('clock-field').placeholder = time;
    if (clock === undefined) return;
    elementOf('clock-time').textContent = time;
    elementOf('clock-pause').textContent = clock.playing ? 'Pause' : 'Start';
    elementOf('clock-here').hidden = clock.before === undefined;
    elementOf<HTMLSelectElement>('clock-speed').value = String(clock.rate);
  }

  #onClick(id: string, run: () => void): void {
    elementOf(id).addEventListener('click', run);
  }

  /** An empty field starts where the page is. */
  #set(): void {
    const { playback } = this.#page;
    const field = elementOf<HTMLInputElement>('clock-field');
    const text = field.value.trim();
    const app = parseTimecode(text);
    const isWrong = text !== '' && app === undefined;
    elementOf('clock-problem').textContent = isWrong ? 'Write the time as 12:34 or 1:02:34.' : '';
    field.ariaInvalid = isWrong ? 'true' : null;
    if (isWrong) {
      field.focus();
      return;
    }
    const start = app === undefined ? { transcript: playback.time ?? 0 } : { app };
    if (playback.keeper instanceof ClockKeeper) setClock(this.#page, playback.keeper, start);
    else {
      startClock(this.#page, start);
      // now it is the text that the listener wants to see
      this.#panel.hidePopover();
    }
    field.value = '';
    this.draw();
  }
}

/** Makes the panel work; it is drawn whenever it opens, and while it is open. */
export function fillClockPanel(page: EpisodePage, panel: HTMLElement): void {
  void addStyles(alignStyles);
  void addStyles(clockStyles);
  new ClockPanel(page, panel).draw();
}
