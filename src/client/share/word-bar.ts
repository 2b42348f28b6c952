import { timeFragment } from '../../model/address.ts';
import { formatTimecode } from '../../model/time.ts';
import { makeHighlight } from '../page/highlights.ts';
import { readWords } from './selected-words.ts';
import { placeBar } from './bar-place.ts';
import {
  act,
  namePlaying,
  offeredActions,
  type Chosen,
  type SharingTools,
  type WordAction,
} from './word-actions.ts';

/** Of the name of the highlight on clicked words in the style sheet. */
const highlight = 'chosen-words';
/** A selection that has not changed for so long is made; a second click within comes as a double click. Milliseconds. */
const settled = 300;
/** So long the bar of a selection waits for the exact times of its words; then it does without until they come. */
const patience = 700;

/**
 * A bar near words that are selected, or were clicked. It takes neither focus nor selection; Tab goes into it, Escape
 * closes it.
 */
export class WordBar {
  readonly #tools: SharingTools;
  readonly #bar: HTMLElement;
  readonly #highlight = makeHighlight(highlight);
  #selectionTimer: ReturnType<typeof setTimeout> | undefined;
  #clickTimer: ReturnType<typeof setTimeout> | undefined;
  #chosen: Chosen | undefined;
  /** Where Tab goes on from: the block of the words. */
  #home: HTMLElement | undefined;
  #shown: 'selection' | 'click' | undefined;
  /** The selection is another one than the bar was shown for. */
  #isNew = false;
  /** Asking for times takes a while; what was asked before is no longer wanted. */
  #asked = 0;

  constructor(tools: SharingTools, bar: HTMLElement) {
    this.#tools = tools;
    this.#bar = bar;
    bar.addEventListener('click', ({ target }) => this.#choose(target as HTMLElement));
    // a press on a button must not undo the selection
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    document.addEventListener('selectionchange', () => this.followSelection());
    document.addEventListener('keydown', (event) => this.#takeKey(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (this.#shown === 'click' && !bar.contains(target as Node)) this.hide();
    });
    for (const event of ['pointerup', 'pointercancel'])
      document.addEventListener(event, () => {
        if (this.#isNew) this.followSelection();
      });
    window.addEventListener('resize', () => this.hide());
    // something may have been selected while this was loaded
    this.followSelection();
  }

  #range(): Range | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    return this.#tools.article.contains(range.commonAncestorContainer) ? range : undefined;
  }

  /** Shows the bar when a selection is made, and hides it when there is none any more. */
  followSelection(): void {
    clearTimeout(this.#selectionTimer);
    this.#isNew = this.#range() !== undefined;
    if (!this.#isNew) {
      // a click puts an empty selection where it was, and still asks for its word
      if (this.#shown === 'selection') this.hide();
      return;
    }
    if (this.#shown !== 'selection') this.hide();
    const { by, down } = this.#tools.press;
    // while the mouse is down the selection still grows
    if (!(down && by === 'mouse'))
      this.#selectionTimer = setTimeout(() => void this.#showSelection(), settled);
  }

  async #showSelection(): Promise<void> {
    const { page, article } = this.#tools;
    const asked = ++this.#asked;
    const transcript = article.querySelector('.transcript-text');
    const isSaid = transcript !== null && this.#range()?.intersectsNode(transcript) === true;
    const asking = isSaid ? page.spoken() : Promise.resolve(undefined);
    const spoken = await Promise.race([
      asking,
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
    ]);
    if (!spoken && isSaid)
      void asking.then((late) => {
        if (late && asked === this.#asked) void this.#showSelection();
      });
    const range = this.#range();
    if (asked !== this.#asked || !range) return;
    this.#isNew = false;
    const words = readWords(range, article, spoken);
    if (!words) {
      this.hide();
      return;
    }
    const { fragment, time } = words;
    const end = range.endContainer;
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    this.#show('selection', { words, fragment, ...(time === undefined ? {} : { time }) }, end, rects);
  }

  /** Offers to play from the word under a click, which did nothing else. */
  clickWord({ clientX: x, clientY: y, target }: MouseEvent): void {
    if (this.#range()) return;
    clearTimeout(this.#clickTimer);
    const asked = ++this.#asked;
    const pressed = performance.now();
    const { page } = this.#tools;
    if (!page.playback.keeper) return;
    void page.spoken().then((spoken) => {
      const span = spoken?.spanAt(x, y);
      if (!spoken || !span || asked !== this.#asked) return;
      const range = spoken.rangeOf(span);
      const show = (): void => {
        if (asked !== this.#asked || getSelection()?.isCollapsed === false) return;
        const rects = [...range.getClientRects()];
        const line = rects.find(({ top, bottom }) => y >= top - 4 && y <= bottom + 4);
        const chosen = { time: span.time, fragment: timeFragment(span.time) };
        this.#show(
          'click',
          chosen,
          target as Node,
          line ? [new DOMRect(x, line.top, 0, line.height)] : rects,
        );
        this.#highlight?.clear();
        this.#highlight?.add(range);
      };
      this.#clickTimer = setTimeout(show, Math.max(0, settled - (performance.now() - pressed)));
    });
  }

  #show(kind: 'selection' | 'click', chosen: Chosen, at: Node, rects: readonly DOMRect[]): void {
    const offered: readonly string[] = offeredActions(this.#tools, chosen);
    for (const button of this.#bar.querySelectorAll('button'))
      button.hidden = !offered.includes(button.dataset['does'] ?? '');
    const time = this.#bar.querySelector('.word-time');
    if (time) time.textContent = chosen.time === undefined ? '' : formatTimecode(chosen.time);
    namePlaying(this.#bar, this.#tools);
    this.#chosen = chosen;
    this.#shown = kind;
    const element = at instanceof Element ? at : at.parentElement;
    this.#home = element?.closest<HTMLElement>('p, li, h3, blockquote') ?? undefined;
    if (!this.#bar.matches(':popover-open')) this.#bar.showPopover();
    // a system's own menu for what was selected by touch stands at the words
    placeBar(this.#bar, kind === 'selection' && this.#tools.press.by === 'touch' ? [] : rects);
  }

  hide(): void {
    clearTimeout(this.#selectionTimer);
    clearTimeout(this.#clickTimer);
    this.#asked++;
    this.#shown = undefined;
    this.#highlight?.clear();
    if (this.#bar.matches(':popover-open')) this.#bar.hidePopover();
  }

  #choose(target: HTMLElement): void {
    const button = target.closest('button');
    const chosen = this.#chosen;
    if (!button || !chosen) return;
    if (this.#bar.contains(document.activeElement)) this.#goHome();
    this.hide();
    act(this.#tools, button.dataset['does'] as WordAction, chosen);
  }

  /** Gives the focus to the words' own block, from where Tab goes on. */
  #goHome(): void {
    const home = this.#home;
    if (!home) return;
    if (!home.hasAttribute('tabindex')) {
      home.tabIndex = -1;
      home.addEventListener('blur', () => home.removeAttribute('tabindex'), { once: true });
    }
    home.focus({ preventScroll: true });
  }

  #takeKey(event: KeyboardEvent): void {
    if (this.#shown === undefined) return;
    const inside = this.#bar.contains(document.activeElement);
    if (event.key === 'Escape') {
      if (inside) this.#goHome();
      this.hide();
    } else if (event.key === 'Tab') this.#takeTab(event, inside);
  }

  /** Tab goes from the words into the bar, and out of it back to where they are. */
  #takeTab(event: KeyboardEvent, inside: boolean): void {
    const buttons = [...this.#bar.querySelectorAll('button')].filter((button) => !button.hidden);
    const [first, last] = [buttons[0], buttons.at(-1)];
    if (!inside) {
      const { activeElement: active } = document;
      const { article } = this.#tools;
      // at the text, or nowhere: a click in the text gives the focus to what holds it
      const isAtText = active !== null && (active.contains(article) || article.contains(active));
      if (event.shiftKey || !isAtText) return;
      event.preventDefault();
      first?.focus();
    } else if (document.activeElement === (event.shiftKey ? first : last)) {
      this.#goHome();
      if (event.shiftKey) event.preventDefault();
    }
  }
}
