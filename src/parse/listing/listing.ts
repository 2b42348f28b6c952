import type {
  DraftBlock,
  DraftChapter,
  DraftDive,
  DraftItem,
  DraftSection,
  EpisodeDraft,
  PersonDraft,
  Unplaced,
} from '../../model/draft.ts';
import { foldTitle } from '../../text/normalize.ts';
import { readHeader } from './header.ts';
import { countSentences, endsSentence, linesOf, takeTime, type ListingLine } from './lines.ts';
import { roleOf } from './names.ts';
import {
  divideListing,
  readBlocks,
  readChapters,
  readDives,
  readNamedThings,
  readPeople,
  readPoints,
  readQuotations,
  type ListingRegion,
} from './parts.ts';
import { readTitle } from './title.ts';
import { appNamedIn, isFurniture, partAnnounced } from './words.ts';

/** What is known besides the listing. */
export interface ListingOptions {
  /** Name of the show: a line that only says it is no title. */
  readonly showTitle?: string;
  /** People who speak in it, where the host says so; nobody is guessed then. */
  readonly guests?: readonly string[];
}

/** A listing as a draft. */
export interface ParsedListing {
  readonly draft: EpisodeDraft;
  /** What was taken from the form of the text and not said by it: to be looked at. */
  readonly guesses: readonly string[];
  /** A date that only a person can read. */
  readonly unclearDate?: string;
}

/** Headings of sections that mean something else in an `episode.md`. */
const known = /^(?:takeaways|deep dives|chapters|notes|corrections)$/i;

/** What has been read of the body so far. */
class ListingBody {
  readonly summary: DraftBlock[] = [];
  readonly takeaways: DraftItem[] = [];
  readonly dives: DraftDive[] = [];
  chapters: DraftChapter[] = [];
  readonly sections: DraftSection[] = [];
  readonly guests: PersonDraft[] = [];
  readonly hosts: PersonDraft[] = [];
  readonly guesses: string[] = [];
  readonly unplaced: Unplaced[] = [];

  addSection(heading: string, blocks: readonly DraftBlock[]): void {
    if (blocks.length === 0) return;
    this.sections.push({ heading: known.test(heading) ? `${heading} in the listing` : heading, blocks });
  }

  /** The text before the first heading: a summary, and what follows from it. */
  private addStart(lines: readonly ListingLine[]): void {
    const times = lines.filter(
      ({ text }) => takeTime(text).stamp !== undefined && takeTime(text).rest !== '',
    );
    const isChapter = (line: ListingLine): boolean => times.length > 1 && times.includes(line);
    const chapters = lines.filter(isChapter);
    const rest = lines.filter((line) => !isChapter(line));
    let cut = rest.length;
    while (cut > 0 && (rest[cut - 1]?.bullet || (cut > 1 && isPoint(rest[cut - 1] as ListingLine)))) cut--;
    const points = rest.length - cut > 1 ? rest.slice(cut) : [];
    this.summary.push(...readBlocks(rest.slice(0, rest.length - points.length)));
    if (points.length > 0) {
      this.takeaways.push(...readPoints(points));
      this.guesses.push(`${points.length} sentences below the summary are takeaways`);
    }
    if (chapters.length > 0) {
      this.chapters.push(...readChapters(chapters).chapters);
      this.guesses.push(`${chapters.length} lines with times are chapters`);
    }
  }

  private addDives(lines: readonly ListingLine[]): void {
    const { before, dives, closing } = readDives(lines);
    this.dives.push(...dives);
    this.addSection('About the deep dives', readBlocks(before));
    if (closing.length === 0) return;
    this.addSection('Closing points', [{ items: readPoints(closing) }]);
    this.guesses.push(`${closing.length} sentences below the last deep dive are closing points`);
  }

  add({ part, heading, lines }: ListingRegion): void {
    switch (part) {
      case 'start':
      case 'summary':
        return this.addStart(lines);
      case 'takeaways':
        this.takeaways.push(...readPoints(lines));
        return;
      case 'deep-dives':
        return this.addDives(lines);
      case 'chapters': {
        const { chapters, counts } = readChapters(lines);
        this.chapters.push(...chapters);
        this.unplaced.push(...counts.map((text) => ({ what: 'count', text })));
        return;
      }
      case 'closing':
        return this.addSection(heading, [{ items: readPoints(lines) }]);
      case 'quotations':
        return this.addSection(heading, readQuotations(lines));
      case 'guests':
      case 'hosts': {
        const { people, rest } = readPeople(lines);
        this[part].push(...people);
        return this.addSection(heading, readBlocks(rest));
      }
      case 'other':
        return this.addSection(heading, readNamedThings(lines));
    }
  }

  /** Chapters that are the deep dives give them their times, and are no second list of the same. */
  placeChapters(): void {
    const stamps = new Map(this.chapters.map(({ title, stamp }) => [foldTitle(title), stamp]));
    if (this.chapters.length !== this.dives.length) return;
    if (!this.dives.every(({ heading }) => stamps.has(foldTitle(heading)))) return;
    const timed = this.dives.map((dive): DraftDive => {
      const stamp = dive.stamp ?? stamps.get(foldTitle(dive.heading));
      return stamp === undefined ? dive : { ...dive, stamp };
    });
    this.dives.splice(0, this.dives.length, ...timed);
    this.chapters = [];
  }
}

const isPoint = ({ text }: ListingLine): boolean =>
  text.length <= 320 && countSentences(text) === 1 && endsSentence(text) && !/^https?:/.test(text);

/** Parts the lines of the app's page from those of the episode. */
function takeFurniture(lines: readonly ListingLine[]): {
  own: readonly ListingLine[];
  furniture: readonly string[];
} {
  const isPage = ({ text, bullet }: ListingLine): boolean =>
    !bullet && isFurniture(text) && partAnnounced(text) === undefined;
  return {
    own: lines.filter((line) => !isPage(line)),
    furniture: lines.filter(isPage).map(({ text }) => text),
  };
}

/** Who speaks: as the host says, as a part of the listing says, or as the title seems to say. */
function findGuests(
  given: readonly string[] | undefined,
  listed: readonly PersonDraft[],
  named: readonly string[],
  text: string,
): readonly PersonDraft[] {
  if (given === undefined && listed.length > 0) return listed;
  return (given ?? named).map((name) => {
    const role = listed.find((person) => person.name === name)?.role ?? roleOf(name, text);
    return { name, ...(role === undefined ? {} : { role }) };
  });
}

/**
 * Reads the text that somebody copied from a podcast app's page of an episode: title with number and guests, date,
 * summary, takeaways, deep dives, chapters, quotations. Buttons and labels of the page are left out and named among
 * what has no place; every other line has one: what is nothing of these stands in a section under its own heading, or
 * a plain one. Without a title the draft's is empty. Never throws.
 */
export function parseListing(source: string, options: ListingOptions = {}): ParsedListing {
  const { own, furniture } = takeFurniture(linesOf(source));
  const header = readHeader(own, options.showTitle);
  const lines = own.slice(header.length);
  const text = lines.map((line) => line.text).join('\n');
  const body = new ListingBody();
  for (const region of divideListing(lines)) body.add(region);
  body.placeChapters();
  body.addSection('Also in the listing', header.others);

  const title = readTitle(header.title ?? '', text);
  const guests = findGuests(options.guests, body.guests, title.guests, text);
  const { guesses } = body;
  if (title.number !== undefined) guesses.unshift(`the number, ${title.number}, is taken from the title`);
  if (options.guests === undefined && body.guests.length === 0)
    for (const { name, role } of guests)
      guesses.unshift(`"${name}" is taken for a guest${role === undefined ? '' : `, and for this: ${role}`}`);
  const app = appNamedIn([...furniture, ...own.map((line) => line.text)]);
  const { number, season } = title;
  const has = <T>(items: readonly T[]): boolean => items.length > 0;
  const made =
    has(body.summary) || has(body.takeaways) || has(body.dives) || has(body.chapters) || has(body.sections);
  const draft: EpisodeDraft = {
    // names that the host denies are part of the title
    title:
      options.guests !== undefined &&
      has(title.guests) &&
      !title.guests.every((name) => options.guests?.includes(name))
        ? readTitle(header.title ?? '', '').title
        : title.title,
    ...(header.day === undefined ? {} : { date: header.day }),
    ...(number === undefined ? {} : { number }),
    ...(season === undefined ? {} : { season }),
    ...(header.duration === undefined ? {} : { duration: header.duration }),
    ...(has(body.hosts) ? { hosts: body.hosts } : {}),
    ...(has(guests) ? { guests } : {}),
    ...(made
      ? { provenance: { summaries: { by: `listing, machine-made${app === undefined ? '' : ` (${app})`}` } } }
      : {}),
    summary: body.summary,
    takeaways: body.takeaways,
    dives: body.dives,
    chapters: body.chapters,
    sections: body.sections,
    unplaced: [
      ...furniture.map((line) => ({ what: 'page furniture', text: line })),
      ...header.unplaced,
      ...body.unplaced,
    ],
  };
  return { draft, guesses, ...(header.unclear === undefined ? {} : { unclearDate: header.unclear }) };
}
