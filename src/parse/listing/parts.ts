import type {
  DraftBlock,
  DraftChapter,
  DraftDive,
  DraftItem,
  DraftQuotation,
  PersonDraft,
} from '../../model/draft.ts';
import type { Stamp } from '../../model/time.ts';
import { countSentences, endsSentence, isHeadingShaped, takeTime, type ListingLine } from './lines.ts';
import { isNameShaped } from './names.ts';
import { partAnnounced, plainHeading, type ListingPart } from './words.ts';

/** A part of a listing: what its heading announces, and the lines below that. */
export interface ListingRegion {
  readonly part: ListingPart | 'start';
  readonly heading: string;
  readonly lines: readonly ListingLine[];
}

const isTime = (line: ListingLine | undefined): boolean =>
  line !== undefined && takeTime(line.text).stamp !== undefined && takeTime(line.text).rest === '';
/** A line that only counts what stands below it. */
const isCount = (text: string): boolean => /^\d{1,3}$/.test(text);
const isSentence = (text: string): boolean => countSentences(text) === 1 && endsSentence(text);
const isPoint = (line: ListingLine | undefined): boolean =>
  line !== undefined && (line.bullet || isSentence(takeTime(line.text).rest));
const isLong = (line: ListingLine | undefined): boolean =>
  line !== undefined && line.text.length >= 150 && countSentences(line.text) > 1;

/** Whether a line that could be a heading is one where it stands: chapters and deep dives have titles like these. */
function announces(
  part: ListingPart,
  region: ListingRegion,
  lines: readonly ListingLine[],
  at: number,
): boolean {
  const next = lines[at + 1];
  if (next === undefined) return false;
  if (region.part === 'chapters') {
    const titlesBelow = isTime(region.lines.find(({ text }) => !isCount(text)));
    return takeTime(next.text).stamp === undefined && !(titlesBelow && isTime(lines[at - 1]));
  }
  if (region.part !== 'deep-dives') return true;
  if (part === 'closing') return isPoint(next) && isPoint(lines[at + 2]);
  return part !== 'other' && part !== 'summary' ? true : !isLong(next);
}

/** Whether a line is a heading that no app is known for: it ends with a colon, or stands apart above a paragraph. */
function isOwnHeading(lines: readonly ListingLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (line === undefined || next === undefined || line.bullet || line.text.length > 60 || at === 0)
    return false;
  if (/^https?:/.test(line.text) || takeTime(line.text).stamp !== undefined) return false;
  return (
    /[:：]$/.test(line.text) ||
    (line.apart && isHeadingShaped(line) && (next.bullet || !isHeadingShaped(next)))
  );
}

/** Cuts a listing at its headings. */
export function divideListing(lines: readonly ListingLine[]): readonly ListingRegion[] {
  const regions: { part: ListingRegion['part']; heading: string; lines: ListingLine[] }[] = [
    { part: 'start', heading: '', lines: [] },
  ];
  lines.forEach((line, at) => {
    const current = regions.at(-1) as (typeof regions)[number];
    const part = line.bullet ? undefined : partAnnounced(line.text);
    if (part !== undefined && announces(part, current, lines, at))
      regions.push({ part, heading: plainHeading(line.text), lines: [] });
    else if (/^(?:start|summary|other)$/.test(current.part) && isOwnHeading(lines, at))
      regions.push({ part: 'other', heading: plainHeading(line.text), lines: [] });
    else current.lines.push(line);
  });
  return regions;
}

const withStamp = <T extends object>(made: T, stamp: Stamp | undefined): T & { stamp?: Stamp } =>
  stamp === undefined ? made : { ...made, stamp };

/** A line without its time. */
interface TimedLine extends ListingLine {
  readonly stamp?: Stamp;
  /** With its time, where that stands in the line itself. */
  readonly whole: string;
}

/** Lines with the times that stand in lines of their own beside them: above, if the first line is a time. */
function withTimes(lines: readonly ListingLine[]): readonly TimedLine[] {
  const above = isTime(lines[0]);
  const found: (Omit<TimedLine, 'stamp'> & { stamp?: Stamp })[] = [];
  let waiting: Stamp | undefined;
  for (const line of lines) {
    const { stamp, rest } = takeTime(line.text);
    const last = found.at(-1);
    if (rest === '' && stamp) {
      if (above) waiting = stamp;
      else if (last && last.stamp === undefined) last.stamp = stamp;
      continue;
    }
    const time = stamp ?? waiting;
    waiting = undefined;
    found.push({ ...line, text: rest, whole: line.text, ...(time === undefined ? {} : { stamp: time }) });
  }
  return found;
}

/** Every line an item; a short one above a sentence is its beginning. */
export function readPoints(lines: readonly ListingLine[]): readonly DraftItem[] {
  const timed = withTimes(lines);
  const items: DraftItem[] = [];
  for (let at = 0; at < timed.length; at++) {
    const [line, next] = [timed[at] as (typeof timed)[number], timed[at + 1]];
    const joined =
      isHeadingShaped(line) && !/\?$/.test(line.text) && next && !isHeadingShaped(next) && !next.stamp;
    if (joined) at++;
    items.push(
      withStamp({ text: joined ? `${line.text.replace(/:$/, '')}: ${next.text}` : line.text }, line.stamp),
    );
  }
  return items;
}

/** Paragraphs, and lists where there are marks of lists. */
export function readBlocks(lines: readonly ListingLine[]): readonly DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let items: DraftItem[] | undefined;
  for (const line of lines) {
    if (!line.bullet) {
      items = undefined;
      blocks.push(line.text);
      continue;
    }
    if (items === undefined) blocks.push({ items: (items = []) });
    items.push({ text: line.text });
  }
  return blocks;
}

/** Names of books and the like: a list, each with the line below it that says who it is by. Else what it is. */
export function readNamedThings(lines: readonly ListingLine[]): readonly DraftBlock[] {
  const isBy = ({ text }: ListingLine): boolean => /^(?:by|von|de|par|di|por|door)\s+\p{Lu}/u.test(text);
  if (!lines.every((line) => isHeadingShaped({ ...line, bullet: false }))) return readBlocks(lines);
  const items: string[] = [];
  for (const line of lines)
    if (isBy(line) && items.length > 0) items.push(`${items.pop() ?? ''}, ${line.text}`);
    else items.push(line.text);
  return items.length === 0 ? [] : [{ items: items.map((text) => ({ text })) }];
}

/** Deep dives: headings with paragraphs below. Points at the end that no paragraph follows close the episode. */
export function readDives(lines: readonly ListingLine[]): {
  readonly before: readonly ListingLine[];
  readonly dives: readonly DraftDive[];
  readonly closing: readonly ListingLine[];
} {
  const timed = withTimes(lines);
  const before: ListingLine[] = [];
  const dives: { heading: string; stamp?: Stamp; lines: ListingLine[] }[] = [];
  timed.forEach((line, at) => {
    const next = timed[at + 1];
    const last = dives.at(-1);
    const heads = isHeadingShaped(line) && next !== undefined && !isHeadingShaped(next) && !next.bullet;
    if (heads && (last === undefined || last.lines.length > 0))
      dives.push(withStamp({ heading: line.text, lines: [] }, line.stamp));
    // only headings have times of their own: what stands in a paragraph is part of its words
    else (last?.lines ?? before).push({ ...line, text: line.whole });
  });
  const last = dives.at(-1);
  let keep = last?.lines.length ?? 0;
  while (last && keep > 1 && isPoint(last.lines[keep - 1])) keep--;
  const closing = last && last.lines.length - keep > 1 ? last.lines.splice(keep) : [];
  const made = dives.map(({ heading, stamp, lines: below }) =>
    withStamp({ heading, blocks: readBlocks(below) }, stamp),
  );
  return { before, dives: made, closing };
}

/** Chapters, with their times where they have some. Lines that only count them go. */
export function readChapters(lines: readonly ListingLine[]): {
  readonly chapters: readonly DraftChapter[];
  readonly counts: readonly string[];
} {
  const counts = lines.filter(({ text }) => isCount(text)).map(({ text }) => text);
  const titled = withTimes(lines.filter(({ text }) => !isCount(text)));
  return { chapters: titled.map(({ text, stamp }) => withStamp({ title: text }, stamp)), counts };
}

const quoted = /^["“”„«»「『‘'](?<words>.+?)["“”«»」』’']\s*(?:[-–—―]{1,2}\s*(?<speaker>.+))?$/u;

/** Quotations: words in marks or without, and who said them behind a dash or in a line below. */
export function readQuotations(lines: readonly ListingLine[]): readonly DraftQuotation[] {
  const found: { words: string; speaker?: string; stamp?: Stamp }[] = [];
  for (const { text, stamp } of withTimes(lines)) {
    const last = found.at(-1);
    const by = /^[-–—―]{1,2}\s*(.+)$/.exec(text)?.[1] ?? (isNameShaped(text) ? text : undefined);
    if (by !== undefined && last && last.speaker === undefined) last.speaker = by;
    else {
      const groups = quoted.exec(text)?.groups;
      const speaker = groups?.['speaker'];
      const words = groups?.['words'] ?? text;
      found.push(withStamp({ words, ...(speaker === undefined ? {} : { speaker }) }, stamp));
    }
  }
  return found;
}

/** People that lines name, with what they do; and the lines that name nobody. */
export function readPeople(lines: readonly ListingLine[]): {
  readonly people: readonly PersonDraft[];
  readonly rest: readonly ListingLine[];
} {
  const people: { name: string; role?: string }[] = [];
  const rest: ListingLine[] = [];
  for (const line of lines) {
    const [name = '', ...role] = line.text.split(/\s+[–—-]\s+|,\s+|\s*[|:]\s+|\s+\(/);
    const last = people.at(-1);
    if (isNameShaped(name)) {
      const does = role.join(', ').replace(/\)$/, '');
      people.push({ name, ...(does === '' ? {} : { role: does }) });
    } else if (last && last.role === undefined && line.text.length < 120 && !endsSentence(line.text))
      last.role = line.text;
    else rest.push(line);
  }
  return { people, rest };
}
