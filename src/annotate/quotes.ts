import type { QuotedPassage } from '../model/annotation.ts';
import type { EpisodeMeta } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Quotation } from '../model/prose.ts';
import { formatTimecode, type Seconds } from '../model/time.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import type { Annotator } from './annotator.ts';
import { findQuotedWords, type FoundWords, type MissingWords } from './quoted-words.ts';
import { quoteNearest, shorten } from './quoted-messages.ts';
import { isSpeakerCode, mayMean, personOfSpeaker } from './speakers.ts';
import { rangesOfWords, type SpokenText } from './spoken-text.ts';
import { quotationsOf } from './timed-prose.ts';
import { editsAllowed } from './word-search.ts';

/** How far from its stamp a quotation's words may stand, in seconds: who plays it should hear it soon. */
const reach: Seconds = 30;

/** What a quotation calls its speaker, held against who speaks in the transcript. */
interface Speakers {
  /** Name as people read it; nothing for nobody, or for a code that stands for nobody known. */
  readonly nameOf: (speaker: string | undefined) => string | undefined;
  readonly isGiven: (speaker: string | undefined, given: string) => boolean;
}

function createSpeakers(mapping: EpisodeMeta['speakers'], people: ReadonlyMap<PersonId, Person>): Speakers {
  return {
    nameOf: (speaker) => {
      if (speaker === undefined) return undefined;
      const name = personOfSpeaker(speaker, mapping, people)?.name;
      return name ?? (isSpeakerCode(speaker) ? undefined : speaker);
    },
    isGiven: (speaker, given) => {
      if (speaker === undefined) return false;
      const person = personOfSpeaker(speaker, mapping, people);
      const names = [speaker, ...(person ? [person.name, person.id] : [])];
      return names.some((name) => mayMean(given, name));
    },
  };
}

/** Who says more of the words than may differ, and is not the speaker given; nobody who is not known by name. */
function othersWhoSay(
  { parts }: FoundWords,
  { words }: SpokenText,
  given: string,
  { nameOf, isGiven }: Speakers,
): string[] {
  const counts = new Map<string, number>();
  let count = 0;
  for (const { start, end } of parts) {
    for (const { passage } of words.slice(start, end)) {
      count++;
      const name = nameOf(passage.speaker);
      if (name !== undefined && !isGiven(passage.speaker, given))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, said]) => said > editsAllowed(count)).map(([name]) => name);
}

function reportWords(
  { words, stamp, position }: Quotation,
  found: FoundWords | MissingWords,
  spoken: SpokenText,
): Message[] {
  if (found.kind === 'missing') {
    const hint = quoteNearest(spoken, found.nearest);
    return [describe('quotation-not-found', position, { words: shorten(found.words) }, hint)];
  }
  if (found.distance <= reach || found.time === undefined) return [];
  const time = formatTimecode(found.time);
  const parameters = { words: shorten(words), time, stamp: formatTimecode(stamp.start) };
  return [describe('quotation-elsewhere', stamp.position ?? position, parameters, `write [${time}]`)];
}

/**
 * Finds the words of each quotation `> [3:14] "words" — speaker` in the transcript, near its time. Case, diacritics,
 * punctuation, width and line breaks do not count, one word in ten may differ, and an ellipsis stands for words left
 * out. Words that are not said, or elsewhere, or by somebody else, are warnings.
 */
export const annotateQuotations: Annotator = ({ episode, passages, people, spoken }) => {
  const value: QuotedPassage[] = [];
  const messages: Message[] = [];
  if (episode === undefined || passages.length === 0) return { value, messages };
  const speakers = createSpeakers(episode.meta.speakers, people);
  for (const { quotation, block } of quotationsOf(episode)) {
    const { words, stamp, speaker, position } = quotation;
    const found = findQuotedWords(spoken(), {
      words,
      stamp,
      reach,
      ...(speaker === undefined
        ? {}
        : { prefers: ({ passage }) => speakers.isGiven(passage.speaker, speaker) }),
    });
    messages.push(...reportWords(quotation, found, spoken()));
    if (found.kind === 'missing') continue;
    for (const part of found.parts)
      for (const [place, range] of rangesOfWords(spoken(), part, words))
        value.push({ kind: 'quotation', place, ...range, block });
    const others = speaker === undefined ? [] : othersWhoSay(found, spoken(), speaker, speakers);
    if (speaker !== undefined && others.length > 0)
      messages.push(
        describe('quotation-speaker', position, { others: others.join(' and '), given: speaker }),
      );
  }
  return { value, messages };
};
