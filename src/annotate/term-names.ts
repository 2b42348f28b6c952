import type { TermId } from '../model/ids.ts';
import type { Term } from '../model/term.ts';
import { inflectionOf } from '../text/inflection.ts';
import { foldWord } from '../text/normalize.ts';
import { wordsOf } from '../text/words.ts';

/** The terms that a name written by hand may mean, best first; none if it is unknown, several if it is ambiguous. */
export type TermResolver = (name: string, language: string) => readonly TermId[];

/**
 * Resolves names in `[[…]]`: by name or id, else by alias, else by an inflected form of either. Case, diacritics and
 * hyphens do not matter, unless a form that is written exactly so decides between several.
 */
export function createTermResolver(terms: Iterable<Term>): TermResolver {
  const all = [...terms].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indices = new Map<string, TermIndex>();
  return (name, language) => {
    let index = indices.get(language);
    if (!index) indices.set(language, (index = indexTerms(all, language)));
    const wanted = foldName(name, language);
    const named = index.names.get(wanted) ?? index.aliases.get(wanted) ?? inflected(index, wanted, language);
    return asWritten(named, name, all);
  };
}

interface TermIndex {
  readonly names: ReadonlyMap<string, readonly TermId[]>;
  readonly aliases: ReadonlyMap<string, readonly TermId[]>;
}

function foldName(name: string, language: string): string {
  const words = wordsOf(name).map(({ start, end }) => foldWord(name.slice(start, end), language));
  return words.length > 0 ? words.join(' ') : name.trim();
}

function indexTerms(terms: readonly Term[], language: string): TermIndex {
  const names = new Map<string, TermId[]>();
  const aliases = new Map<string, TermId[]>();
  const add = (map: Map<string, TermId[]>, form: string, id: TermId): void => {
    const folded = foldName(form, language);
    const ids = map.get(folded);
    if (!ids) map.set(folded, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const term of terms) {
    add(names, term.name, term.id);
    add(names, term.id, term.id);
    for (const { form } of term.forms) add(aliases, form, term.id);
  }
  return { names, aliases };
}

function inflected({ names, aliases }: TermIndex, name: string, language: string): readonly TermId[] {
  const { basesOf } = inflectionOf(language);
  const space = name.lastIndexOf(' ') + 1;
  for (const base of basesOf(name.slice(space))) {
    const candidate = name.slice(0, space) + base;
    const found = names.get(candidate) ?? aliases.get(candidate);
    if (found) return found;
  }
  return [];
}

function asWritten(ids: readonly TermId[], name: string, terms: readonly Term[]): readonly TermId[] {
  if (ids.length < 2) return ids;
  const exactly = ids.filter((id) =>
    terms.some((term) => term.id === id && term.forms.some(({ form }) => form === name)),
  );
  return exactly.length === 1 ? exactly : ids;
}
