import { pageAddress, type SearchAddress } from '../search/search-address.ts';
import { ChoiceLinks, type ChoiceValue } from './choice-links.ts';
import {
  choiceNames,
  choose,
  countRemaining,
  isEverything,
  readChoice,
  type ChoiceName,
  type MentionChoice,
} from './mention-choice.ts';
import type { MentionLine, MentionLines } from './mention-lines.ts';

/** What the page says of its mentions for this script, as JSON in `data-mentions`. */
export interface MentionData {
  /** Every form of the term, by the number that lines bear. */
  readonly forms: readonly string[];
  readonly values: Readonly<Record<ChoiceName, readonly ChoiceValue[]>>;
  readonly count: number;
  /** Address of all mentions, where the page does not hold them. */
  readonly list?: string;
}

/** All mentions, and how some of them are drawn. */
interface Tools {
  readonly lines: MentionLines;
  readonly draw: (lines: MentionLines, found: readonly MentionLine[]) => HTMLElement;
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
  #tools: Promise<Tools> | undefined;
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
    if (!this.#tools) this.#status.textContent = 'Loading…';
    this.#tools ??= this.#load();
    this.#tools.then(
      (tools) => {
        if (asked === this.#asked) this.#narrow(tools, choice);
      },
      () => {
        this.#tools = undefined;
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

  /** What it takes to narrow is loaded when somebody first does. */
  async #load(): Promise<Tools> {
    const { list, forms } = this.#data;
    const { FoundLines } = await import('./found-lines.ts');
    const draw = (lines: MentionLines, found: readonly MentionLine[]): HTMLElement =>
      new FoundLines(lines, found).element;
    if (list !== undefined) return { lines: await this.#fetch(list), draw };
    const { readPageLines } = await import('./mention-lines.ts');
    return { lines: readPageLines(this.#whole.querySelectorAll<HTMLElement>('.heard-in'), forms), draw };
  }

  async #fetch(list: string): Promise<MentionLines> {
    const [{ readListedLines }, response] = await Promise.all([import('./listed-lines.ts'), fetch(list)]);
    if (!response.ok) throw new Error(`concordance: ${response.status}`);
    const template = this.#root.querySelector<HTMLTemplateElement>('.mention-pattern');
    return readListedLines(await response.json(), template?.content.firstElementChild as HTMLElement);
  }

  #narrow({ lines, draw }: Tools, choice: MentionChoice): void {
    const found = choose(lines.all, choice);
    this.#put(draw(lines, found));
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
