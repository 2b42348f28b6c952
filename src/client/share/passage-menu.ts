import { fillSuggestion, mailSuggestion, type Suggestion } from '../../model/suggestion.ts';
import { openBeside } from '../page/popover.ts';
import { readPassage, textOfPassage } from './selected-words.ts';
import {
  act,
  namePlaying,
  offeredActions,
  type Chosen,
  type SharingTools,
  type WordAction,
} from './word-actions.ts';

/** What can be done with a passage, in one menu for all of them. Its items stand in the page. */
export class PassageMenu {
  readonly #tools: SharingTools;
  readonly #menu: HTMLElement;
  readonly #items: readonly HTMLElement[];
  #link: HTMLAnchorElement | undefined;
  #chosen: Chosen | undefined;

  constructor(tools: SharingTools, menu: HTMLElement) {
    this.#tools = tools;
    this.#menu = menu;
    this.#items = Array.from(menu.children) as HTMLElement[];
    menu.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') this.#link?.removeAttribute('aria-expanded');
    });
    menu.addEventListener('keydown', (event) => this.#move(event));
    menu.addEventListener('click', ({ target }) => this.#choose(target as HTMLElement));
    // Tab leaves the menu, and a menu that was left is closed.
    menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.hidePopover();
    });
  }

  /** Opens it at the ¶ of a passage. */
  open(link: HTMLAnchorElement, passage: HTMLElement): void {
    const stamp = passage.querySelector<HTMLAnchorElement>(':scope > .stamp');
    const words = readPassage(passage);
    const { fragment, time } = words;
    this.#chosen = { words, fragment, ...(time === undefined ? {} : { time }) };
    this.#offer(stamp, passage, link);
    namePlaying(this.#menu, this.#tools);
    this.#menu.ariaLabel = link.ariaLabel;
    openBeside(this.#menu, link);
    this.#link?.removeAttribute('aria-expanded');
    this.#link = link;
    link.ariaExpanded = 'true';
    this.#shown()[0]?.focus();
  }

  #shown(): readonly HTMLElement[] {
    return this.#items.filter((item) => !item.hidden);
  }

  #offer(stamp: Element | null, passage: HTMLElement, link: HTMLAnchorElement): void {
    const offered: readonly string[] = offeredActions(this.#tools, this.#chosen as Chosen);
    const { edit, mail, path = '', slug = '' } = passage.closest<HTMLElement>('.transcript')?.dataset ?? {};
    const suggestion: Suggestion = {
      path,
      slug,
      id: passage.id,
      time: stamp?.textContent ?? '',
      text: textOfPassage(passage),
    };
    const { title, url } = this.#tools.page.data;
    const fixes = {
      edit: edit === undefined ? undefined : fillSuggestion(edit, suggestion),
      mail: mail === undefined ? undefined : mailSuggestion(mail, suggestion, title, url + link.hash),
    };
    for (const item of this.#items) {
      const does = item.dataset['does'] ?? '';
      if (item instanceof HTMLAnchorElement) {
        const href = fixes[does as keyof typeof fixes];
        item.hidden = href === undefined;
        if (href !== undefined) item.href = href;
        if (does === 'mail')
          item.textContent = edit === undefined ? 'Suggest a fix' : 'Suggest a fix by mail';
      } else item.hidden = !offered.includes(does);
    }
  }

  #choose(target: HTMLElement): void {
    const item = target.closest('button');
    if (!item || !this.#chosen) return;
    this.#menu.hidePopover();
    act(this.#tools, item.dataset['does'] as WordAction, this.#chosen);
  }

  /** Arrows, Home and End walk through the menu, round at its ends. */
  #move(event: KeyboardEvent): void {
    const items = this.#shown();
    const here = items.indexOf(document.activeElement as HTMLElement);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: -1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    items.at(place % items.length)?.focus();
  }
}
