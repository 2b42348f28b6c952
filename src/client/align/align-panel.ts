import alignStyles from '../../styles/align.css?url';
import { nudge, removeAnchor, shiftAll, shiftAt } from '../../model/alignment-changes.ts';
import { unaligned, type Alignment, type Anchor } from '../../model/alignment.ts';
import type { Seconds } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import { elementOf } from '../page/element.ts';
import { changeAlignment, keptFor, rememberAsked, undoAlignment } from './change-alignment.ts';
import { isSameDuration } from './kept-alignment.ts';
import { describeAnchor, describeDifference, labelShift } from './labels.ts';
import { tapLine } from './tap-line.ts';

/** What is heard longer or shorter than declared; nothing where it is not, or is not known. */
function differenceOf({
  data,
  playback,
}: EpisodePage): { readonly actual: Seconds; readonly declared: Seconds } | undefined {
  const { declaredDuration: declared } = data;
  const { keeper } = playback;
  const actual = keeper?.kind === 'audio' ? keeper.duration : undefined;
  if (actual === undefined || declared === undefined || isSameDuration(actual, declared)) return undefined;
  return { actual, declared };
}

/** The panel "Times don't match?": shows how times run, and changes it. */
class AlignPanel {
  readonly #page: EpisodePage;
  readonly #panel: HTMLElement;

  constructor(page: EpisodePage, panel: HTMLElement) {
    this.#page = page;
    this.#panel = panel;
    this.#onClick('align-tap', () => {
      panel.hidePopover();
      tapLine(page);
    });
    this.#onClick('align-all', () => this.#shiftAll());
    this.#onClick('align-earlier', () => this.#nudge(-1));
    this.#onClick('align-later', () => this.#nudge(1));
    this.#onClick('align-undo', () => undoAlignment(page));
    this.#onClick('align-reset', () => changeAlignment(page, unaligned));
    page.playback.on(['alignment', 'duration', 'keeper', 'seek', 'play', 'pause'], () => this.#drawIfOpen());
    panel.addEventListener('toggle', () => this.#drawIfOpen());
    this.draw();
  }

  draw(): void {
    const { playback } = this.#page;
    const { alignment } = playback;
    const difference = differenceOf(this.#page);
    elementOf('align-difference').hidden = difference === undefined;
    if (difference) {
      const { actual, declared } = difference;
      elementOf('align-difference')
        .querySelector('span')
        ?.replaceChildren(describeDifference(actual, declared));
      // where lines were heard, that is known better
      elementOf('align-all').hidden = alignment.length > 0;
      elementOf('align-all')
        .querySelector('span')
        ?.replaceChildren(labelShift(actual - declared));
    }
    const heard = playback.heardTime ?? 0;
    elementOf('align-shift').textContent = labelShift(shiftAt(alignment, heard));
    elementOf('align-everywhere').hidden = alignment.length < 2;
    elementOf('align-list').replaceChildren(...this.#describe(alignment));
    this.#enable('align-undo', keptFor(this.#page).history.length > 0);
    this.#enable('align-reset', alignment.length > 0);
    elementOf('align-tap').hidden = !document.querySelector('.transcript .stamp');
  }

  #onClick(id: string, run: () => void): void {
    const button = elementOf(id);
    button.addEventListener('click', () => {
      if (button.ariaDisabled !== 'true') run();
    });
  }

  /** Not `disabled`, which would take the focus away from whoever has just pressed it. */
  #enable(id: string, enabled: boolean): void {
    elementOf(id).ariaDisabled = enabled ? null : 'true';
  }

  #drawIfOpen(): void {
    if (this.#panel.matches(':popover-open')) this.draw();
  }

  #describe(alignment: Alignment): readonly HTMLElement[] {
    return alignment.map((anchor, index) => {
      const item = document.createElement('li');
      item.append(`${describeAnchor(anchor, index === 0)}. `);
      if (alignment.length > 1) item.append(this.#removeButton(anchor, describeAnchor(anchor, index === 0)));
      return item;
    });
  }

  #removeButton(anchor: Anchor, what: string): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Remove';
    button.ariaLabel = `Remove: ${what}`;
    button.addEventListener('click', () => {
      changeAlignment(this.#page, removeAnchor(this.#page.playback.alignment, anchor));
      elementOf('align-reset').focus();
    });
    return button;
  }

  #nudge(by: Seconds): void {
    const { playback } = this.#page;
    const everywhere = elementOf('align-everywhere').querySelector('input')?.checked === true;
    const here = everywhere && playback.alignment.length > 1 ? undefined : (playback.heardTime ?? 0);
    changeAlignment(this.#page, nudge(playback.alignment, by, here));
  }

  #shiftAll(): void {
    const difference = differenceOf(this.#page);
    if (!difference) return;
    rememberAsked(this.#page, difference.actual);
    changeAlignment(this.#page, shiftAll(difference.actual - difference.declared));
  }
}

/** Makes the panel work; it is drawn whenever it opens, and while it is open. */
export function fillAlignPanel(page: EpisodePage, panel: HTMLElement): void {
  void addStyles(alignStyles);
  new AlignPanel(page, panel).draw();
  panel.inert = false;
}
