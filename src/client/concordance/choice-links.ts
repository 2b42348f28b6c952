import { isModified } from '../page/click.ts';
import {
  changeChoice,
  choiceNames,
  isEverything,
  writeChoice,
  type ChoiceName,
  type MentionChoice,
} from './mention-choice.ts';

/** A value to choose, and how many mentions there are with it in all. */
export interface ChoiceValue {
  readonly value: string;
  readonly count: number;
}

const labels: Readonly<Record<ChoiceName, string>> = { speaker: 'Speaker', form: 'Form' };
const withoutSpeaker = 'no speaker';
/** Values shown at once; the others fold away. */
const valuesShown = 8;

interface ChoiceLink {
  readonly name: ChoiceName;
  /** `undefined` for all of them. */
  readonly value: string | undefined;
  readonly item: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly count: HTMLElement | undefined;
}

/** Links that narrow the mentions, each with how many it would leave. The same links stay, so that focus does. */
export class ChoiceLinks {
  /** What is put on the page; empty where there is nothing to choose from. */
  readonly element = document.createElement('div');
  readonly #links: ChoiceLink[] = [];
  readonly #folds = new Map<ChoiceName, HTMLElement>();

  constructor(
    values: Readonly<Record<ChoiceName, readonly ChoiceValue[]>>,
    chosen: (search: string) => void,
  ) {
    this.element.className = 'choices screen-only';
    for (const name of choiceNames) if (values[name].length > 1) this.#addRow(name, values[name]);
    this.element.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || isModified(event)) return;
      event.preventDefault();
      chosen(link.search);
    });
  }

  #addRow(name: ChoiceName, values: readonly ChoiceValue[]): void {
    const label = document.createElement('span');
    label.className = 'links-label';
    label.textContent = `${labels[name]}: `;
    const list = document.createElement('ul');
    list.className = 'inline-links';
    list.setAttribute('aria-label', labels[name]);
    list.append(this.#addLink(name, undefined));
    const items = values.map(({ value }) => this.#addLink(name, value));
    list.append(...items.slice(0, valuesShown));
    const rest = items.slice(valuesShown);
    if (rest.length > 0) {
      const fold = foldAway(list, rest);
      this.#folds.set(name, fold);
      list.append(fold);
    }
    const row = document.createElement('div');
    row.className = 'line-of-links';
    row.append(label, list);
    this.element.append(row);
  }

  #addLink(name: ChoiceName, value: string | undefined): HTMLElement {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.textContent = value === undefined ? 'All' : value === '' ? withoutSpeaker : value;
    link.dir = 'auto';
    item.append(link);
    let count: HTMLElement | undefined;
    if (value !== undefined) {
      count = document.createElement('span');
      count.className = 'detail';
      item.append(' ', count);
    }
    this.#links.push({ name, value, item, link, count });
    return item;
  }

  /** Shows a choice, and what each other one would leave; a value that would leave nothing is not offered. */
  show(choice: MentionChoice, counts: Readonly<Record<ChoiceName, ReadonlyMap<string, number>>>): void {
    for (const { name, value, item, link, count } of this.#links) {
      const isChosen = choice[name] === value;
      const left = value === undefined ? undefined : (counts[name].get(value) ?? 0);
      link.href = writeChoice(changeChoice(choice, name, value));
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      if (count) count.textContent = String(left);
      item.hidden = left === 0 && !isChosen;
      // what is chosen is seen, however rare it is
      if (isChosen && !item.isConnected) this.#folds.get(name)?.before(item);
    }
    this.element.classList.toggle('is-chosen', !isEverything(choice));
  }
}

/** What stands for the rarer values until it is pressed. */
function foldAway(list: HTMLElement, rest: readonly HTMLElement[]): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more-values';
  button.textContent = `${rest.length} more`;
  button.addEventListener('click', () => {
    item.remove();
    list.append(...rest);
    rest[0]?.querySelector('a')?.focus();
  });
  item.append(button);
  return item;
}
