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

const titles = new Set(['dr', 'prof', 'professor', 'mr', 'mrs', 'ms', 'sir', 'dame', 'herr', 'frau', 'mme']);

/** A name as its folded words, titles and what follows a comma or parenthesis left out. */
function nameWords(name: string): string[] {
  const bare = name.replace(/[,(;].*$/s, '');
  return wordsOf(bare)
    .map(({ start, end }) => foldWord(bare.slice(start, end), 'und'))
    .filter((word) => !titles.has(word));
}

/**
 * Whether what a host calls somebody may mean the one of this name: a part of it (`Sean`, `Dr. Williams`), or more
 * than it (`Sean and Mara`, `Sean Williams, journalist`).
 */
export function mayMean(given: string, name: string): boolean {
  const [said, own] = [nameWords(given), nameWords(name)];
  const [first] = own;
  if (first === undefined || said.length === 0) return false;
  return said.includes(first) || said.every((word) => own.includes(word));
}

/** Whether a speaker is only a code or a number that names nobody: `A`, `SPEAKER_01`, `Speaker 2`. */
export const isSpeakerCode = (speaker: string): boolean =>
  /[\p{N}_]/u.test(speaker) || !/\p{L}.*\p{L}/su.test(speaker);
