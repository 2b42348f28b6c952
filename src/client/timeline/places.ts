import { copyOf } from '../now/explanations.ts';

const svg = 'http://www.w3.org/2000/svg';

/** One lane of the map whose marks are places of things, with its list and its question. */
class Lane {
  readonly #picture: SVGSVGElement;
  readonly #items: readonly HTMLElement[];
  readonly #question: HTMLElement | undefined;
  /** Its width in seconds. */
  readonly #length: number;
  #places: SVGGElement | undefined;

  constructor(picture: SVGSVGElement, list: HTMLElement, question: HTMLElement | undefined, length: number) {
    this.#picture = picture;
    this.#items = [...list.children] as HTMLElement[];
    this.#question = question;
    this.#length = length;
    question?.addEventListener('change', () => this.#choose());
    this.#choose();
  }

  /** Which thing an element of the map is of; `undefined` for none of this lane. */
  thingOf(element: Element): number | undefined {
    const mark = element.closest<SVGAElement>('a[data-thing]');
    if (mark && this.#picture.contains(mark)) return Number(mark.dataset['thing']);
    const item = this.#items.findIndex((other) => other.contains(element));
    return item < 0 ? undefined : item;
  }

  /** Shows the places of a thing; of none, those of the one that was chosen. */
  point(thing: number | undefined): void {
    this.#show(thing ?? this.#chosen);
  }

  get #chosen(): number | undefined {
    const value = this.#question?.querySelector('select')?.value ?? '';
    return value === '' ? undefined : Number(value);
  }

  #choose(): void {
    const item = this.#items[this.#chosen ?? -1];
    const stamps = item ? [...item.querySelectorAll('.stamp')] : [];
    const links = stamps.flatMap((stamp) => [copyOf(stamp), ' ']);
    this.#question?.querySelector('.timeline-places')?.replaceChildren(...links);
    this.#show(this.#chosen);
  }

  #show(thing: number | undefined): void {
    this.#places?.remove();
    this.#picture.classList.toggle('asked', thing !== undefined);
    const stamps = this.#items[thing ?? -1]?.querySelectorAll<HTMLAnchorElement>('.stamp');
    if (!stamps) return;
    const group = document.createElementNS(svg, 'g');
    group.classList.add('places');
    group.style.pointerEvents = 'none';
    for (const { hash } of stamps) {
      const mark = document.createElementNS(svg, 'rect');
      const share = Number(hash.slice('#t='.length)) / this.#length;
      const shape = { x: `${Math.min(1, share) * 100}%`, y: '0', width: '3', height: '16' };
      for (const [name, value] of Object.entries(shape)) mark.setAttribute(name, value);
      group.append(mark);
    }
    this.#picture.append(group);
    this.#places = group;
  }
}

function lanesOf(map: HTMLElement): readonly Lane[] {
  const length = Number(map.dataset['length']);
  const lists = map.querySelectorAll<HTMLElement>('.timeline-list > ul[class]');
  return Array.from(lists).flatMap((list) => {
    const kind = list.className;
    const picture = map.querySelector<SVGSVGElement>(`svg[data-list='${kind}']`);
    const question = map.querySelector<HTMLElement>(`.timeline-question[data-list='${kind}']`) ?? undefined;
    return picture ? [new Lane(picture, list, question, length)] : [];
  });
}

/**
 * Shows where a thing comes up: all places of what is pointed at or focused in the map or its list, or else of what
 * the reader chose. `first` is what they came near with.
 */
export function showPlaces(map: HTMLElement, first: EventTarget | null): void {
  const lanes = lanesOf(map);
  const point = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target : undefined;
    for (const lane of lanes) lane.point(element && lane.thingOf(element));
  };
  for (const type of ['pointerover', 'focusin'])
    map.addEventListener(type, ({ target }) => point(target), { passive: true });
  for (const type of ['pointerleave', 'focusout'])
    map.addEventListener(type, () => point(null), { passive: true });
  point(first);
}
