import { pageAddress, type SearchAddress } from '../search/search-address.ts';
import { ChoiceLinks, type ChoiceValue } from './choice-links.ts';
import { FoundLines } from './found-lines.ts';
import { readListedLines } from './listed-lines.ts';
import {
  choiceNames,
  choose,
  countRemaining,
  isEverything,
  readChoice,
  type ChoiceName,
  type MentionChoice,
} from './mention-choice.ts';
import { readPageLines, type MentionLines } from './mention-lines.ts';

/** What the page says of its mentions for this script, as JSON in `data-mentions`. */
export interface MentionData {
  /** Every form of the term, by the number that lines bear. */
  readonly forms: readonly string[];
  readonly values: Readonly<Record<ChoiceName, readonly ChoiceValue[]>>;
  readonly count: number;
  /** Address of all mentions, where the page does not hold them. */
  readonly list?: string;
}

/** Narrows the mentions of a term by who says it and in which form. The page's own lines come back when all are asked for. */
class Concordance {
  readonly #root: ParentNode;
  readonly #status: HTMLElement;
  readonly #data: MentionData;
  readonly #address: SearchAddress;
  readonly #links: ChoiceLinks;
  /** What stands on the page by itself. */
  readonly #whole: HTMLElement;
  #shown: HTMLElement;
  #lines: Promise<MentionLines> | undefined;
  #asked = 0;

  constructor(root: ParentNode, whole: HTMLElement, status: HTMLElement, address: SearchAddress) {
    [this.#root, this.#whole, this.#shown, this.#status] = [root, whole, whole, status];
    this.#data = JSON.parse(whole.dataset['mentions'] ?? '') as MentionData;
    this.#address = address;
    this.#links = new ChoiceLinks(this.#data.values, (search) => {
      address.push(search);
      this.run();
    });
    status.before(this.#links.element);
    address.onChange(() => this.run());
    whole.parentNode?.addEventListener('click', (event) => this.#showPlace(event));
  }

  /** Shows what the address asks for. */
  run(): void {
    const asked = ++this.#asked;
    const choice = readChoice(this.#address.search);
    if (isEverything(choice)) {
      this.#put(this.#whole);
      this.#status.textContent = '';
      this.#links.show(choice, this.#countAll());
      return;
    }
    if (!this.#lines) this.#status.textContent = 'Loading…';
    this.#load().then(
      (lines) => {
        if (asked === this.#asked) this.#narrow(lines, choice);
      },
      () => {
        this.#lines = undefined;
        if (asked === this.#asked)
          this.#status.textContent = 'The mentions did not arrive. Please try again when you are connected.';
      },
    );
  }

  #countAll(): Readonly<Record<ChoiceName, ReadonlyMap<string, number>>> {
    const count = (name: ChoiceName): ReadonlyMap<string, number> =>
      new Map(this.#data.values[name].map(({ value, count }) => [value, count]));
    return { speaker: count('speaker'), form: count('form') };
  }

  #load(): Promise<MentionLines> {
    const { list, forms } = this.#data;
    return (this.#lines ??=
      list === undefined
        ? Promise.resolve(readPageLines(this.#whole.querySelectorAll<HTMLElement>('.heard-in'), forms))
        : this.#fetch(list));
  }

  async #fetch(list: string): Promise<MentionLines> {
    const response = await fetch(list);
    if (!response.ok) throw new Error(`concordance: ${response.status}`);
    const template = this.#root.querySelector<HTMLTemplateElement>('.mention-pattern');
    return readListedLines(await response.json(), template?.content.firstElementChild as HTMLElement);
  }

  #narrow(lines: MentionLines, choice: MentionChoice): void {
    const found = choose(lines.all, choice);
    this.#put(new FoundLines(lines, found).element);
    this.#status.textContent = `${found.length} of ${lines.all.length} mentions`;
    const [speaker, form] = choiceNames.map((name) => countRemaining(lines.all, choice, name));
    this.#links.show(choice, { speaker: speaker ?? new Map(), form: form ?? new Map() });
  }

  #put(shown: HTMLElement): void {
    if (shown === this.#shown) return;
    this.#shown.replaceWith(shown);
    this.#shown = shown;
  }

  /** A link of the picture leads to an episode's mentions: all are shown if these are not. */
  #showPlace(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a[href*="#in-"]') : null;
    if (!link || this.#shown === this.#whole) return;
    const { hash, pathname } = new URL((link as HTMLElement).getAttribute('href') ?? '', location.href);
    const id = decodeURIComponent(hash.slice(1));
    if (pathname !== location.pathname || this.#shown.querySelector(`#${CSS.escape(id)}`)) return;
    this.#address.push('');
    this.run();
  }
}

/**
 * Makes a term's mentions narrow down, on its page or in a sheet: the choice is kept in the address. Does nothing on
 * pages without mentions, and where there is nothing to choose from.
 */
export function startConcordance(root: ParentNode, address: SearchAddress = pageAddress): void {
  const whole = root.querySelector<HTMLElement>('[data-mentions]');
  const status = root.querySelector<HTMLElement>('.mention-status');
  if (whole && status) new Concordance(root, whole, status, address).run();
}
