import { fillSuggestion, mailSuggestion, type Suggestion } from '../model/suggestion.ts';
import { isModified, openBeside } from './here.ts';
import type { Notice } from './notice.ts';

/** The words of a passage as they are said, without its stamp and signs. */
function textOf(passage: HTMLElement): string {
  const copy = passage.cloneNode(true) as HTMLElement;
  for (const sign of copy.querySelectorAll('.stamp, .pilcrow')) sign.remove();
  return copy.textContent.trim();
}

/** What can be done with a passage, in one menu for all of them. */
class PassageMenu {
  readonly #menu = document.createElement('div');
  readonly #notice: Notice;
  readonly #suggest: DOMStringMap;
  #link: HTMLAnchorElement | undefined;

  constructor(notice: Notice, transcript: HTMLElement) {
    this.#notice = notice;
    this.#suggest = transcript.dataset;
    this.#menu.className = 'menu popover';
    this.#menu.popover = 'auto';
    this.#menu.role = 'menu';
    this.#menu.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') this.#link?.removeAttribute('aria-expanded');
    });
    this.#menu.addEventListener('keydown', (event) => this.#move(event));
    // Tab leaves the menu, and a menu that was left is closed.
    this.#menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.#menu.contains(relatedTarget)) this.#menu.hidePopover();
    });
    transcript.append(this.#menu);
  }

  open(link: HTMLAnchorElement, passage: HTMLElement): void {
    const stamp = passage.querySelector<HTMLAnchorElement>('.stamp');
    this.#menu.ariaLabel = link.ariaLabel;
    this.#menu.replaceChildren();
    if (stamp && document.querySelector('[data-episode-audio]')) {
      this.#add('Play from here').addEventListener('click', () => {
        this.#menu.hidePopover();
        stamp.click();
      });
    }
    this.#addCopy('Link to this passage', link.hash);
    if (stamp) this.#addCopy('Link to this time', stamp.hash);
    this.#addSuggestions(link, {
      path: this.#suggest['path'] ?? '',
      slug: this.#suggest['slug'] ?? '',
      id: passage.id,
      time: stamp?.textContent ?? '',
      text: textOf(passage),
    });
    openBeside(this.#menu, link);
    this.#link?.removeAttribute('aria-expanded');
    this.#link = link;
    link.ariaExpanded = 'true';
    (this.#menu.firstElementChild as HTMLElement | null)?.focus();
  }

  #add(label: string, href?: string): HTMLElement {
    const item = document.createElement(href === undefined ? 'button' : 'a');
    if (href === undefined) item.setAttribute('type', 'button');
    else item.setAttribute('href', href);
    item.role = 'menuitem';
    item.tabIndex = -1;
    item.textContent = label;
    this.#menu.append(item);
    return item;
  }

  #addCopy(label: string, hash: string): void {
    this.#add(label).addEventListener('click', () => {
      this.#menu.hidePopover();
      const address = new URL(hash, location.href).href;
      navigator.clipboard.writeText(address).then(
        () => this.#notice.say(`Copied: ${label.toLowerCase()}.`, true),
        () => {
          history.replaceState(history.state, '', hash);
          this.#notice.say('The link could not be copied. It is in the address bar now.');
        },
      );
    });
  }

  #addSuggestions(link: HTMLAnchorElement, suggestion: Suggestion): void {
    const { edit, mail } = this.#suggest;
    if (edit !== undefined) this.#add('Suggest a fix', fillSuggestion(edit, suggestion));
    if (mail !== undefined) {
      const title = document.querySelector('h1')?.textContent ?? '';
      const label = edit === undefined ? 'Suggest a fix' : 'Suggest a fix by mail';
      this.#add(label, mailSuggestion(mail, suggestion, title, link.href));
    }
  }

  /** Arrows, Home and End walk through the menu, round at its ends. */
  #move(event: KeyboardEvent): void {
    const items = Array.from(this.#menu.children) as HTMLElement[];
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

/** Makes the ¶ of a passage open its menu. Without a script it is a link to the passage. */
export function startPassageMenu(notice: Notice): void {
  const transcript = document.querySelector<HTMLElement>('.transcript');
  if (!transcript) return;
  let menu: PassageMenu | undefined;
  transcript.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches('.pilcrow')) target.ariaHasPopup = 'menu';
  });
  transcript.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.pilcrow') : null;
    const passage = link?.closest('p');
    if (!link || !passage || isModified(event)) return;
    event.preventDefault();
    (menu ??= new PassageMenu(notice, transcript)).open(link, passage);
  });
}
