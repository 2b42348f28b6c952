import type { EpisodePart } from '../../model/episode-data.ts';
import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { Aside, Explained, Passage } from './explained.ts';
import { copyOf, leadToSources } from './explanations.ts';

/** What is shown at a time. */
export interface NowState {
  readonly part: EpisodePart | undefined;
  /** Those made so far, in order. */
  readonly takeaways: readonly Passage[];
  /** Whether the last of them was made in the last minute. */
  readonly isNew: boolean;
  /** Of the last minute, the newest first. */
  readonly heard: readonly Explained[];
  /** What the deep dive explains besides. */
  readonly asides: readonly Aside[];
  readonly paused: boolean;
}

function stampAt(time: Seconds, approximate = false): HTMLAnchorElement {
  const stamp = document.createElement('a');
  const label = `${approximate ? 'about ' : ''}${formatTimecode(time)}`;
  stamp.className = 'stamp';
  stamp.href = `#t=${Math.floor(time)}`;
  stamp.ariaLabel = `Play from ${label}`;
  stamp.textContent = label;
  return stamp;
}

/** A list whose items stay the same elements for as long as they are shown, so that nobody loses their place in it. */
class KeyedList<Item> {
  readonly #list: HTMLElement;
  readonly #keyOf: (item: Item) => string;
  readonly #make: (item: Item) => HTMLElement;
  readonly #shown = new Map<string, HTMLElement>();

  constructor(list: HTMLElement, keyOf: (item: Item) => string, make: (item: Item) => HTMLElement) {
    [this.#list, this.#keyOf, this.#make] = [list, keyOf, make];
  }

  /** What the reader is about to follow stays where it is, though its minute is over. */
  #isHeld(element: HTMLElement): boolean {
    return element.querySelector('a:hover, a:focus-visible') !== null;
  }

  show(items: readonly Item[]): void {
    const wanted = new Map(items.map((item) => [this.#keyOf(item), item]));
    for (const [key, element] of this.#shown) {
      if (wanted.has(key) || this.#isHeld(element)) continue;
      element.remove();
      this.#shown.delete(key);
    }
    let next = this.#list.firstElementChild;
    for (const [key, item] of wanted) {
      const known = this.#shown.get(key);
      const element = known ?? this.#make(item);
      this.#shown.set(key, element);
      while (next && next !== element && this.#isHeld(next as HTMLElement)) next = next.nextElementSibling;
      if (element === next) next = next.nextElementSibling;
      else if (!known || !this.#isHeld(element)) this.#list.insertBefore(element, next);
    }
  }
}

/** An entry of the margin as it stands here: with the time it was heard. */
function makeEntry(entry: HTMLElement, time?: Seconds): HTMLElement {
  const copy = copyOf(entry);
  copy.removeAttribute('data-n');
  leadToSources(copy);
  if (time !== undefined) copy.prepend(stampAt(time), ' ');
  return copy;
}

function makeTakeaway({ element }: Passage): HTMLElement {
  const item = document.createElement('li');
  const copy = copyOf(element);
  for (const other of copy.querySelectorAll('.marginalia')) other.remove();
  const stamp = copy.querySelector('.stamp');
  stamp?.classList.remove('hanging', 'long');
  leadToSources(copy);
  item.append(...copy.childNodes);
  return item;
}

/** What is on now, drawn into the markup of `Now.astro`. Touches the page only where something is another. */
export class NowView {
  readonly element: HTMLElement;
  readonly #part: HTMLElement;
  readonly #earlier: HTMLDetailsElement;
  readonly #heardTitle: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #around: HTMLDetailsElement;
  readonly #before: KeyedList<Passage>;
  readonly #newest: KeyedList<Passage>;
  readonly #heard: KeyedList<Explained>;
  readonly #asides: KeyedList<Aside>;
  readonly #takeaways: HTMLElement;
  readonly #takeawayTitle: HTMLElement;
  #state: string | undefined;

  constructor(element: HTMLElement) {
    const find = <E extends HTMLElement>(name: string): E => element.querySelector(`.now-${name}`) as E;
    this.element = element;
    this.#part = find('part');
    this.#takeaways = find('takeaways');
    this.#takeawayTitle = find('takeaway-title');
    this.#earlier = find<HTMLDetailsElement>('earlier');
    this.#heardTitle = find('heard-title');
    this.#empty = find('empty');
    this.#around = find<HTMLDetailsElement>('around');
    const keyOfPassage = ({ element: { id }, time }: Passage): string => `${id} ${time}`;
    const keyOfEntry = ({ key, time }: Explained): string => `${key} ${time}`;
    const listIn = (parent: HTMLElement): HTMLElement => parent.querySelector('ol, ul') as HTMLElement;
    this.#before = new KeyedList(listIn(this.#earlier), keyOfPassage, makeTakeaway);
    this.#newest = new KeyedList(find('newest'), keyOfPassage, makeTakeaway);
    this.#heard = new KeyedList(find('heard'), keyOfEntry, ({ entry, time }) => makeEntry(entry, time));
    this.#asides = new KeyedList(
      listIn(this.#around),
      ({ key, start }) => `${key} ${start}`,
      ({ entry }) => makeEntry(entry),
    );
  }

  show(state: NowState): void {
    const { part, takeaways, isNew, heard, asides, paused } = state;
    const key = JSON.stringify([
      part?.start,
      part?.label,
      takeaways.length,
      isNew,
      heard.map((moment) => [moment.key, moment.time]),
      asides.map((aside) => [aside.key, aside.start]),
      paused,
    ]);
    if (key === this.#state) return;
    this.#state = key;
    this.#showPart(part);
    this.#showTakeaways(takeaways, isNew);
    this.#heardTitle.textContent = paused ? 'What you just heard' : 'In the last minute';
    this.#heard.show(heard);
    this.#empty.hidden = heard.length > 0;
    this.#around.hidden = asides.length === 0;
    const what = part?.kind === 'chapter' ? 'chapter' : 'deep dive';
    setText(this.#around.querySelector('summary'), `More in this ${what} (${asides.length})`);
    this.#asides.show(asides);
  }

  #showPart(part: EpisodePart | undefined): void {
    this.#part.hidden = part === undefined;
    const key = part === undefined ? '' : `${part.start} ${part.label}`;
    if (this.#part.dataset['part'] === key) return;
    this.#part.dataset['part'] = key;
    if (part === undefined) return;
    let name: HTMLElement = document.createElement('span');
    if (part.id !== undefined) {
      const link = document.createElement('a');
      link.href = `#${part.id}`;
      name = link;
    }
    name.textContent = part.label;
    name.dir = 'auto';
    this.#part.replaceChildren(stampAt(part.start, part.approximate), name);
  }

  /** The newest stands forward for its minute; the others are folded, in order. */
  #showTakeaways(takeaways: readonly Passage[], isNew: boolean): void {
    this.#takeaways.hidden = takeaways.length === 0;
    const before = isNew ? takeaways.slice(0, -1) : takeaways;
    this.#earlier.hidden = before.length === 0;
    const count = before.length === 1 ? 'One takeaway' : `${before.length} takeaways`;
    setText(this.#earlier.querySelector('summary'), `${count} ${isNew ? 'before it' : 'so far'}`);
    this.#before.show(before);
    this.#newest.show(isNew ? takeaways.slice(-1) : []);
    this.#takeawayTitle.hidden = !isNew;
  }
}

function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
