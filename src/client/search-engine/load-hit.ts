import { foldSearched, readSignedText, type PassageStart } from '../../model/search-index.ts';
import { decodeTimeTable, entryOfWord, type TimedWord } from '../../model/time-table.ts';
import type { Seconds } from '../../model/time.ts';
import { findPhrase, readPhraseText } from '../../text/phrase.ts';
import { joinUnspaced } from '../../text/unspaced.ts';
import type { Hit, HitEpisode } from '../search/search-types.ts';
import type { Candidate } from './candidates.ts';
import type { Moment } from './moments.ts';
import { textOfTerm, wordsOfTitle, type QueryTerm } from './query-words.ts';
import type { Fragment } from './shard.ts';

/** What a hit must satisfy beyond what is known before it is loaded. */
export interface HitDemands {
  /** Terms in quotes. */
  readonly exactTerms: readonly QueryTerm[];
  /** All terms but those left out. */
  readonly terms: readonly QueryTerm[];
  /** One of these must say it. */
  readonly people: readonly string[];
  /** Of the site, with slashes around. */
  readonly base: string;
}

interface ReadRecord {
  readonly words: readonly string[];
  readonly passages: readonly PassageStart[];
  readonly times: readonly TimedWord[];
  readonly fragment: Fragment;
  /** When its last word has been said. */
  readonly end: Seconds | undefined;
}

/** Seconds that two entries of the table may lie apart to reckon between them. */
const widestStep = 60;

/** When a word of a transcript is said: reckoned between two entries of the table, which come every twenty words. */
function timeOfWord(record: ReadRecord, word: number, between: boolean): TimedWord | undefined {
  const { times, words, end } = record;
  const entry = entryOfWord(times, word);
  if (entry?.time === undefined) return undefined;
  const next = times[times.indexOf(entry) + 1] ?? { word: words.length, time: end };
  if (!between || next?.time === undefined || next.time <= entry.time || next.time - entry.time > widestStep)
    return entry;
  const share = (word - entry.word) / (next.word - entry.word);
  return { ...entry, time: entry.time + share * (next.time - entry.time) };
}

/** The number of the passage that a word stands in; -1 before the first. */
const passageOf = ({ passages }: ReadRecord, word: number): number =>
  passages.findLastIndex((passage) => passage.word <= word);

const speakerOf = (record: ReadRecord, word: number): string | undefined => {
  const speaker = record.passages[passageOf(record, word)]?.speaker;
  return speaker === undefined ? undefined : record.fragment.filters['speakers']?.[speaker];
};

/** Words of a record around which a quotation is looked for, before and after a word found. */
const around = 2;

/** The words that a quotation covers near the words found, if they stand there as they were typed. */
function wordsOfQuotation({ words }: ReadRecord, term: QueryTerm, found: readonly number[]): number[] {
  const length = term.words.length + around + 1;
  const phrase = textOfTerm(term);
  const covered = new Set<number>();
  for (const word of found) {
    if (covered.has(word)) continue;
    const from = Math.max(0, word - length);
    const near = readPhraseText(words.slice(from, word + length + 1).join(' '));
    for (const pieces of findPhrase(near, phrase)) for (const piece of pieces) covered.add(from + piece);
  }
  return [...covered];
}

/**
 * What was typed with a hyphen counts as its parts, and stands there as one word where that has the hyphen, too: the
 * word after it is none of what was found, then.
 */
function withoutFollowers(
  { words }: ReadRecord,
  found: readonly number[],
  terms: readonly QueryTerm[],
): readonly number[] {
  const folded = (word: number): string => foldSearched(words[word] ?? '');
  const forms = terms.flatMap((term) => term.words.map((word) => word.folded));
  return found.filter(
    (word) =>
      !terms.some(({ joined, words: parts }) =>
        parts.some(
          (_, step) =>
            step > 0 &&
            joined !== undefined &&
            folded(word - step) === joined &&
            !forms.includes(folded(word)),
        ),
      ),
  );
}

/** Words found that fit: of the people asked for, and as quoted. */
function fits(
  record: ReadRecord,
  moment: Moment,
  { exactTerms, people, terms }: HitDemands,
): readonly number[] | undefined {
  const quoted = exactTerms.map((term) => wordsOfQuotation(record, term, moment.found));
  if (quoted.some((words) => words.length === 0)) return undefined;
  const isOnlyQuoted = exactTerms.length > 0 && exactTerms.length === terms.length;
  const found = isOnlyQuoted ? [...new Set(quoted.flat())].sort((a, b) => a - b) : moment.found;
  const own = withoutFollowers(record, found, terms);
  const spoken =
    people.length === 0 ? own : own.filter((word) => people.includes(speakerOf(record, word) ?? ''));
  return spoken.length === 0 && own.length > 0 ? undefined : spoken;
}

function episodeOf({ shard, row }: Candidate, fragment: Fragment, base: string): HitEpisode | undefined {
  const date = shard.days[row.episode];
  if (date === undefined) return undefined;
  const path = fragment.url.replace(/#.*$/s, '').replace(/^\//, '');
  const slug = path.split('/').at(-2) ?? '';
  return { slug, title: fragment.filters['episode']?.[0] ?? slug, path: base + path, date };
}

/** Where a passage's last word is said: when the next passage begins, or the record ends. */
function endOf({ row }: Candidate, record: ReadRecord, next: number, time: Seconds): Seconds {
  const following = timeOfWord(record, next, false)?.time;
  const last = row.start === undefined ? time : row.start + row.length;
  return next < record.words.length && following !== undefined && following > time
    ? following
    : Math.max(last, time);
}

/** Of titles and texts with letters set apart, what is shown. */
const shown = (text: string): string => joinUnspaced(text);

/**
 * Loads a moment with all that is shown of it; `undefined` if it turns out that its words are not in the words asked
 * for, or not the speaker's. Rejects when its text does not arrive.
 */
export async function loadHit(
  candidate: Candidate,
  moment: Moment,
  demands: HitDemands,
): Promise<Hit | undefined> {
  const { shard, row } = candidate;
  const fragment = await shard.fragment(row.number);
  const record: ReadRecord = {
    ...readSignedText(fragment.content, shard.signedWords),
    times: decodeTimeTable(fragment.meta['times'] ?? ''),
    fragment,
    end: row.start === undefined ? undefined : row.start + row.length,
  };
  const found = fits(record, moment, { ...demands, people: candidate.people ?? demands.people });
  if (!found) return undefined;
  const isSpeech = row.kind === 'transcript';
  const word = found[0] ?? 0;
  const number = passageOf(record, word);
  const [from, to] = [
    record.passages[number]?.word ?? 0,
    record.passages[number + 1]?.word ?? record.words.length,
  ];
  const timed = timeOfWord(record, word, isSpeech);
  const id = fragment.filters['ids']?.[number];
  const passageId = id?.startsWith('-') ? undefined : id;
  const episode = episodeOf(candidate, fragment, demands.base);
  const speaker = speakerOf(record, word);
  const title = shown(fragment.meta['title'] ?? '');
  const foundInTitle = found.length > 0 ? [] : wordsOfTitle(title, demands.terms);
  const page = demands.base + fragment.url.replace(/^\//, '').replace(/#.*$/s, '');
  const place =
    isSpeech && timed?.time !== undefined
      ? `#t=${Math.floor(timed.time)}`
      : isSpeech && passageId !== undefined
        ? `#${passageId}`
        : (/#.*$/s.exec(fragment.url)?.[0] ?? '');
  return {
    url: page + place,
    kind: row.kind,
    ...(title === '' ? {} : { title }),
    ...(episode ? { episode } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(timed?.time === undefined ? {} : { time: timed.time, end: endOf(candidate, record, to, timed.time) }),
    ...(timed?.approximate ? { approximate: true } : {}),
    content: record.words.join(' '),
    found,
    ...(foundInTitle.length > 0 ? { foundInTitle } : {}),
    passage: { from, to },
    ...(timed === undefined && passageId !== undefined ? { passageId } : {}),
  };
}
