import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { mintEpisodeSlug, type EpisodeSlug, type TermId } from '../model/ids.ts';
import type { Position } from '../model/position.ts';
import type { Term, TermForm } from '../model/term.ts';
import type { Seconds } from '../model/time.ts';
import { wordsOf } from '../text/words.ts';
import type { Placed } from './yaml/field.ts';

/** A term as its file has it: what concerns other terms is not yet resolved. */
export interface TermDraft {
  /** Complete but for `related`, which is empty. */
  readonly term: Term;
  /** Where each of the term's forms was written. */
  readonly formPositions: readonly Position[];
  /** Where it is explained, with the episode as written. */
  readonly defined?: { readonly episode: Placed<string>; readonly time: Seconds };
  /** Names, ids or forms of other terms, as written. */
  readonly related: readonly Placed<string>[];
}

/** The first draft of each address; a later one with the same address is an error that names both places. */
function collectDrafts(drafts: readonly TermDraft[], messages: Message[]): ReadonlyMap<TermId, TermDraft> {
  const kept = new Map<TermId, TermDraft>();
  for (const draft of drafts) {
    const { id, name, position } = draft.term;
    const first = kept.get(id)?.term;
    if (first === undefined) kept.set(id, draft);
    else {
      const other = `"${first.name}" (${first.position.path}:${first.position.line})`;
      messages.push(describe('address-collision', position, { name, other }));
    }
  }
  return kept;
}

/** Forms without a word in them, which nothing can find. */
function reportUnfindableForms(drafts: Iterable<TermDraft>, messages: Message[]): void {
  for (const { term, formPositions } of drafts)
    for (const [index, { form }] of term.forms.entries()) {
      const place = formPositions[index] ?? term.position;
      const hint = 'an alias in words is found; [[…]] leads to the term from anywhere';
      if (wordsOf(form).length === 0) messages.push(describe('unfindable-form', place, { form }, hint));
    }
}

/** Forms that two terms share: as written, or but for capitals where both may be written either way. */
function reportSharedForms(drafts: Iterable<TermDraft>, messages: Message[]): void {
  const seen = new Map<string, { readonly form: TermForm; readonly term: Term }[]>();
  for (const { term, formPositions } of drafts) {
    term.forms.forEach((form, index) => {
      const key = form.form.normalize().toLowerCase();
      const earlier = seen.get(key) ?? [];
      const clash = earlier.find(
        (other) =>
          other.term !== term && (other.form.form === form.form || (!other.form.exact && !form.exact)),
      );
      if (clash !== undefined)
        messages.push(
          describe(
            'duplicate-alias',
            formPositions[index] ?? term.position,
            { form: form.form, other: clash.term.name },
            `see ${clash.term.position.path}:${clash.term.position.line}`,
          ),
        );
      seen.set(key, [...earlier, { form, term }]);
    });
  }
}

/** What a term may be called: its name first, then its address, then any other form. The first term wins. */
function indexNames(terms: readonly Term[]): ReadonlyMap<string, TermId> {
  const names = new Map<string, TermId>();
  const add = (name: string, id: TermId): void => {
    const key = name.normalize().toLowerCase();
    if (!names.has(key)) names.set(key, id);
  };
  for (const term of terms) add(term.name, term.id);
  for (const term of terms) add(term.id, term.id);
  for (const term of terms) for (const form of term.forms) add(form.form, term.id);
  return names;
}

/**
 * Puts terms together: addresses must differ, shared forms are warned of, and `related` is resolved by name,
 * address or any form, without regard to capitals.
 */
export function resolveGlossary(
  drafts: readonly TermDraft[],
  slugs: readonly string[],
): Parsed<ReadonlyMap<TermId, Term>> {
  const messages: Message[] = [];
  const kept = collectDrafts(drafts, messages);
  reportUnfindableForms(kept.values(), messages);
  reportSharedForms(kept.values(), messages);
  const names = indexNames([...kept.values()].map((draft) => draft.term));
  const known = [...kept.values()].flatMap(({ term }) => term.forms.map((form) => form.form));
  const terms = [...kept].map(([id, { term, related, defined }]) => {
    const ids = related.flatMap(({ value, position }) => {
      const found = names.get(value.normalize().toLowerCase());
      if (found !== undefined) return found === id ? [] : [found];
      messages.push(describe('unknown-term', position, { name: value }, didYouMean(value, known)));
      return [];
    });
    const episode = defined && findEpisode(defined.episode, slugs, messages);
    const explained = defined && episode !== undefined ? { defined: { episode, time: defined.time } } : {};
    return [id, { ...term, ...explained, related: [...new Set(ids)] }] as const;
  });
  return { value: new Map(terms), messages };
}

/** The episode whose folder is called so, or the only one whose folder's name begins so. */
function findEpisode(
  { value, position }: Placed<string>,
  slugs: readonly string[],
  messages: Message[],
): EpisodeSlug | undefined {
  const begun = slugs.filter((slug) => slug.startsWith(value));
  const found = slugs.find((slug) => slug === value) ?? (begun.length === 1 ? begun[0] : undefined);
  if (found !== undefined) return mintEpisodeSlug(found);
  const hint =
    begun.length > 1 ? `several begin so: ${begun.slice(0, 3).join(', ')}` : didYouMean(value, slugs);
  messages.push(describe('unknown-episode', position, { name: value }, hint));
  return undefined;
}
