import type { EpisodePart } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import { endOf } from '../player/parts.ts';
import { markedWords } from '../reading/marked-words.ts';
import { timeOfStamp } from '../transcript/stamp-time.ts';
import type { SpokenText } from '../transcript/words.ts';
import { Explanations } from './explanations.ts';
import { inOrder, type Background, type Moment } from './moments.ts';

/** Something that the page explains, and the entry that says it. */
export interface Explained extends Moment {
  readonly entry: HTMLElement;
}

/** Something that a deep dive explains or rests on, while it lasts. */
export interface Aside extends Background {
  readonly entry: HTMLElement;
}

/** A takeaway or a part where it stands in the text. */
export interface Passage {
  readonly time: Seconds;
  readonly element: HTMLElement;
}

/** All that the page says at one time or another. Times are the transcript's. */
export interface PageInTime {
  /** In order of time. */
  readonly explained: readonly Explained[];
  readonly asides: readonly Aside[];
  /** In order of time. */
  readonly takeaways: readonly Passage[];
}

/** The last place before a mark whose second is known: where stamps elsewhere lead to. */
function timeOfAnchor(mark: Element, passage: Element): Seconds | undefined {
  let time: Seconds | undefined;
  for (const anchor of passage.querySelectorAll('span[id^="t="]')) {
    if ((anchor.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) break;
    time = Number(anchor.id.slice(2));
  }
  return time;
}

/** The map knows the second of a mention, the transcript its very time. */
const sameMention = 1.5;

/** Lets the browser do what waits, when work has gone on for longer than a reader should notice; milliseconds. */
const longestWork = 8;

class Breath {
  #since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#since < longestWork) return;
    await new Promise((done) => setTimeout(done));
    this.#since = performance.now();
  }
}

/** Reads from the page what is explained when. */
class PageReader {
  readonly #explanations = new Explanations();
  readonly #spoken: SpokenText | undefined;
  readonly #breath = new Breath();
  readonly #explained: Explained[] = [];
  readonly #asides: Aside[] = [];

  constructor(spoken: SpokenText | undefined) {
    // what only knows when passages begin knows less than the page
    this.#spoken = spoken?.unit === 'passage' ? undefined : spoken;
  }

  async read(parts: readonly EpisodePart[]): Promise<PageInTime> {
    await this.#readTranscript();
    await this.#readMap();
    const takeaways = await this.#readItems('takeaways');
    // what is not tied to words, but has a time
    for (const kind of ['notes', 'corrections'])
      for (const { time, element } of await this.#readItems(kind)) {
        const key = `#${element.id}`;
        const entry = this.#explanations.entryOfItem(element);
        if (!this.#explained.some((moment) => moment.key === key)) this.#explained.push({ time, key, entry });
      }
    await this.#readQuotations();
    await this.#readDives(parts);
    return { explained: inOrder(this.#explained), asides: this.#asides, takeaways };
  }

  async #readTranscript(): Promise<void> {
    for (const mark of document.querySelectorAll<HTMLAnchorElement>(`.transcript-text :is(${markedWords})`)) {
      await this.#breath.take();
      const passage = mark.closest('p');
      const stamp = passage?.querySelector<HTMLAnchorElement>(':scope > .stamp');
      if (!passage || !stamp) continue;
      this.#add(mark, this.#spoken?.timeOf(mark, 0) ?? timeOfAnchor(mark, passage) ?? timeOfStamp(stamp));
    }
  }

  /** Only the first mention of a part is marked in the transcript; the map of the episode lists all of them. */
  async #readMap(): Promise<void> {
    for (const item of document.querySelectorAll('.timeline-terms > li')) {
      await this.#breath.take();
      const term = item.querySelector<HTMLAnchorElement>(':scope > .term');
      const key = term?.getAttribute('href');
      const known = this.#explained.flatMap((moment) => (moment.key === key ? [moment.time] : []));
      for (const stamp of item.querySelectorAll<HTMLAnchorElement>('.stamp')) {
        const time = timeOfStamp(stamp);
        if (time === undefined || known.some((other) => Math.abs(other - time) < sameMention)) continue;
        if (term) this.#add(term, time);
      }
    }
  }

  #add(mark: HTMLAnchorElement, time: Seconds | undefined): void {
    const entry = this.#explanations.entryOf(mark);
    if (time === undefined || !entry) return;
    this.#explained.push({ time, key: mark.getAttribute('href') ?? '', entry });
  }

  /** The items with a time of a section, and what they explain; of notes and corrections the items themselves count. */
  async #readItems(kind: string): Promise<readonly Passage[]> {
    const items: Passage[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(`.section.${kind} > .timed-items > li`)) {
      await this.#breath.take();
      const time = timeOfStamp(element.querySelector(':scope > .stamp'));
      if (time === undefined) continue;
      items.push({ time, element });
      if (kind === 'takeaways') for (const mark of this.#marksIn(element)) this.#add(mark, time);
    }
    return items.sort((a, b) => a.time - b.time);
  }

  /** What stands at the words of a quotation with a time is explained when they are said. */
  async #readQuotations(): Promise<void> {
    for (const quotation of document.querySelectorAll('.quotation')) {
      await this.#breath.take();
      const time = timeOfStamp(quotation.querySelector('footer > .stamp'));
      for (const mark of this.#marksIn(quotation)) this.#add(mark, time);
    }
  }

  async #readDives(parts: readonly EpisodePart[]): Promise<void> {
    for (const part of parts) {
      const dive =
        part.id === undefined ? null : (document.getElementById(part.id)?.closest('.dive') ?? null);
      if (!dive) continue;
      await this.#breath.take();
      const end = endOf(part, parts);
      for (const mark of this.#marksIn(dive)) {
        const entry = this.#explanations.entryOf(mark);
        if (entry) this.#asides.push({ start: part.start, end, key: mark.getAttribute('href') ?? '', entry });
      }
    }
  }

  #marksIn(element: Element): readonly HTMLAnchorElement[] {
    return [...element.querySelectorAll<HTMLAnchorElement>(markedWords)].filter(
      (mark) => !mark.closest('.marginalia'),
    );
  }
}

/** Reads from the page what is explained when, a little at a time. */
export const readPage = (
  parts: readonly EpisodePart[],
  spoken: SpokenText | undefined,
): Promise<PageInTime> => new PageReader(spoken).read(parts);
