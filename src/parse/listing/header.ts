import type { Unplaced } from '../../model/draft.ts';
import { parseTimecode } from '../../model/time.ts';
import { foldTitle } from '../../text/normalize.ts';
import { readDate } from './dates.ts';
import { countSentences, endsSentence, type ListingLine } from './lines.ts';
import { isDuration, partAnnounced } from './words.ts';

/** What stands above the text of a listing. */
export interface ListingHeader {
  readonly title?: string;
  /** Lines besides the title that are neither date nor length: the show's name, mostly. */
  readonly others: readonly string[];
  readonly day?: string;
  /** A date that only a person can read: without its year, or with day and month in figures. */
  readonly unclear?: string;
  readonly duration?: number;
  readonly unplaced: readonly Unplaced[];
  /** How many lines it takes. */
  readonly length: number;
}

const label =
  /^(?:published|released|release date|publish date|date|aired|posted|veröffentlicht|erschienen|publié|publicado|pubblicato)(?:\s+(?:on|am|le|el|il|em))?\s*:?\s+/i;

/** What one segment of a line says. */
type Segment =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'unclear'; readonly written: string }
  | { readonly kind: 'length'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string };

function readSegment(text: string): Segment {
  if (isDuration(text)) return { kind: 'length', text };
  const date = readDate(text.replace(label, ''));
  if (
    date === undefined ||
    (date.rest !== '' && !/^(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?$/i.test(date.rest))
  )
    return { kind: 'words', text };
  return date.kind === 'date' ? { kind: 'day', day: date.day } : { kind: 'unclear', written: date.written };
}

/** A line as one thing, or as several with `•` between them where that makes a date or a length of one of them. */
function readSegments(line: string): readonly Segment[] {
  const whole = readSegment(line);
  const parts = line.split(/\s*[•·|]\s*/).filter((part) => part !== '');
  if (whole.kind !== 'words' || parts.length < 2) return [whole];
  const segments = parts.map(readSegment);
  return segments.some(({ kind }) => kind !== 'words') ? segments : [whole];
}

/** Whether a line is text of the episode, once there is a title. */
const isBody = ({ text, bullet }: ListingLine): boolean =>
  partAnnounced(text) !== undefined ||
  bullet ||
  text.length >= 120 ||
  (text.length >= 45 && endsSentence(text) && !text.endsWith('?')) ||
  (text.length >= 60 && countSentences(text) > 1);

const numbered =
  /^[[(]?(?:#\s?\d|第\s?\d|\d{1,5}\s*[:|.–—-]|(?:ep|episode|folge|épisode|episodio|s)\.?\s*#?\d)/iu;

/** Reads what stands above the text: title, date, length, and what else. `showTitle` is no episode's title. */
export function readHeader(lines: readonly ListingLine[], showTitle?: string): ListingHeader {
  const words: string[] = [];
  const unplaced: Unplaced[] = [];
  let [day, unclear, duration]: [string?, string?, number?] = [];
  let length = 0;
  for (const line of lines.slice(0, 10)) {
    const date = readSegments(line.raw);
    const isWords = date.every(({ kind }) => kind === 'words');
    const isFirst = words.length === 0;
    if (isWords && (isFirst ? countSentences(line.text) > 2 : isBody(line) && !numbered.test(line.raw)))
      break;
    // below date and title, a single line of words is the beginning of the text
    if (isWords && words.length >= 1 && day !== undefined && length > 2) break;
    length++;
    for (const segment of date) {
      if (segment.kind === 'words') words.push(segment.text);
      else if (segment.kind === 'day') day ??= segment.day;
      else if (segment.kind === 'unclear') unclear ??= segment.written;
      else if (segment.text.includes(':')) duration ??= parseTimecode(segment.text);
      else unplaced.push({ what: 'length, rounded', text: segment.text });
    }
  }
  const own = words.filter((text) => showTitle === undefined || foldTitle(text) !== foldTitle(showTitle));
  const title = own.find((text) => numbered.test(text)) ?? own[0];
  const others = own.filter((text) => text !== title);
  if (own.length < words.length && showTitle !== undefined)
    unplaced.push({ what: 'name of the show', text: showTitle });
  return {
    ...(title === undefined ? {} : { title }),
    ...(day === undefined ? {} : { day }),
    ...(unclear === undefined || day !== undefined ? {} : { unclear }),
    ...(duration === undefined ? {} : { duration }),
    others,
    unplaced,
    length,
  };
}
