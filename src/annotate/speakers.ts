import type { EpisodeMeta } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import { foldWord } from '../text/normalize.ts';
import { wordsOf } from '../text/words.ts';

/** Who a speaker of the transcript is: mapped by the front matter, or named as in `people.yaml`. */
export function personOfSpeaker(
  speaker: string,
  mapping: EpisodeMeta['speakers'],
  people: ReadonlyMap<PersonId, Person>,
): Person | undefined {
  const id = mapping.get(speaker);
  if (id !== undefined) return people.get(id);
  return [...people.values()].find(({ name }) => name === speaker);
}

/** A name as its folded words, a title or description after a comma or parenthesis left out. */
function nameWords(name: string): string[] {
  const bare = name.replace(/[,(;].*$/s, '');
  return wordsOf(bare).map(({ start, end }) => foldWord(bare.slice(start, end), 'und'));
}

/** Whether one name is a part of the other (`Sean`, `Sean Williams`, `Dr. Sean Williams`). */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)];
  const within = (some: string[], all: string[]): boolean =>
    some.length > 0 && some.every((word) => all.includes(word));
  return within(a, b) || within(b, a);
}

/** Whether a speaker is only a code or a number that names nobody: `A`, `SPEAKER_01`, `Speaker 2`. */
export const isSpeakerCode = (speaker: string): boolean => /^\P{L}*\p{L}?\P{L}*$|[\p{N}_]/u.test(speaker);
