import { foldedWords } from '../../text/name-forms.ts';
import type { QueryTerm } from './query-words.ts';
import type { Shard } from './shard.ts';

/** A query of which some words name who speaks. */
export interface SpeakerQuery {
  /** Names of the speakers that may be meant. */
  readonly people: readonly string[];
  /** What is asked for besides. */
  readonly terms: readonly QueryTerm[];
}

function peopleOf(shards: readonly Shard[]): ReadonlySet<string> {
  // records of the same speakers share one list
  const lists = new Set(shards.flatMap(({ rows }) => rows.map(({ people }) => people)));
  return new Set([...lists].flat());
}

/** The shortest word that is taken for a name. */
const shortest = 3;

/** The word of a term that may be a name, folded; no common word, though a nickname may have it (`Ann the Hat`). */
function nameIn({ words, isExact }: QueryTerm, shards: readonly Shard[]): string | undefined {
  const [word] = words;
  if (!word || words.length > 1 || isExact) return undefined;
  if (shards.some(({ language }) => language.common.includes(word.folded))) return undefined;
  const [name] = foldedWords(word.typed.replace(/['\u2019]s$/u, ''));
  return name !== undefined && name.length >= shortest ? name : undefined;
}

/**
 * Reads a query as words said by somebody: `mara juche`. Of those who are named by some of its words, the speakers
 * named by most; absent if nobody is, or if nothing is asked for besides.
 */
export function readSpeakers(
  terms: readonly QueryTerm[],
  shards: readonly Shard[],
): SpeakerQuery | undefined {
  const names = terms.map((term) => nameIn(term, shards));
  if (terms.length < 2 || names.every((name) => name === undefined)) return undefined;
  let most = 0;
  let people: string[] = [];
  const used = new Set<number>();
  for (const person of peopleOf(shards)) {
    const own = foldedWords(person);
    const matched = [...names.keys()].filter((index) => own.includes(names[index] ?? ''));
    if (matched.length === 0 || matched.length < most) continue;
    if (matched.length > most) {
      [most, people] = [matched.length, []];
      used.clear();
    }
    people.push(person);
    for (const index of matched) used.add(index);
  }
  const others = terms.filter((_, index) => !used.has(index));
  return people.length === 0 || others.length === 0 ? undefined : { people, terms: others };
}
