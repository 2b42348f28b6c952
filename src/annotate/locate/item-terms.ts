import type { Seconds } from '../../model/time.ts';
import { baseLanguage } from '../../text/normalize.ts';
import type { LocatableItem } from './model.ts';
import { weightOf, type Speech } from './speech.ts';
import type { Analyse } from './terms.ts';

/** A word of an item that is said somewhere in the episode. */
export interface ItemTerm {
  readonly term: string;
  /** When it, or a form of it, is said; ascending, never empty. */
  readonly times: readonly Seconds[];
  /** How much it tells of where we are, and of which item this is. */
  readonly weight: number;
}

/** What is compared of an item. */
export interface ItemTerms {
  readonly all: readonly ItemTerm[];
  /** Those of its title or, without one, its first eight. */
  readonly head: readonly ItemTerm[];
  /** How many different words the item has, said or not. */
  readonly size: number;
}

/** Items with at most so many telling words keep the others, too: "What is cool?" has nothing else. */
const fewWords = 8;
const headWords = 8;
/** Shorter beginnings and ends are shared by words that have nothing to do with each other. */
const sharedBeginning = 5;
const sharedEnd = 6;
/** Languages that write compounds as one word, so that an end may be said alone: *Datenschutz|verordnung*. */
const compounding = new Set(['de', 'nl', 'sv', 'da', 'nb', 'nn', 'no', 'fi', 'hu', 'is', 'et']);

/** All words of an item in their order, each once. */
function wordsOfItem({ title, text }: LocatableItem, analyse: Analyse): { all: string[]; head: string[] } {
  const inTitle = title === undefined ? [] : analyse(title);
  const inText = analyse(text);
  const words = title === undefined || text.startsWith(title) ? inText : [...inTitle, ...inText];
  const telling = words.filter(({ plain }) => !plain);
  const kept = telling.length > fewWords ? telling : words;
  const all = [...new Set(kept.flatMap(({ term }) => [term, ...partsOf(term)]))];
  const head = inTitle.length > 0 ? [...new Set(inTitle.map(({ term }) => term))] : all.slice(0, headWords);
  return { all: [...all, ...neighbours(telling.map(({ term }) => term))], head };
}

/** What an underscore joins, apart: `op_vault` is said, and written, as `op vault` and `opvault`, too. */
const partsOf = (term: string): string[] =>
  term.includes('_') ? [term.replaceAll('_', ''), ...term.split('_').filter((part) => part.length > 1)] : [];

/** Neighbouring words as one: "git hub" may be written "github" in the transcript. */
const neighbours = (terms: readonly string[]): string[] =>
  terms.slice(1).map((term, index) => `${terms[index] ?? ''}${term}`);

/** Makes what finds when a word, or a form of it, is said. */
function createFinder(speech: Speech, language: string): (term: string) => readonly Seconds[] {
  const byBeginning = Map.groupBy(
    speech.vocabulary.filter(({ length }) => length >= sharedBeginning),
    (term) => term.slice(0, sharedBeginning),
  );
  const byEnd = Map.groupBy(
    compounding.has(language) ? speech.vocabulary.filter(({ length }) => length >= sharedEnd) : [],
    (term) => term.slice(-sharedEnd),
  );
  const timesOf = (term: string): readonly Seconds[] =>
    speech.occurrences[speech.indexOf.get(term) ?? -1] ?? [];
  return (term) => {
    const related = new Set([
      ...(byBeginning.get(term.slice(0, sharedBeginning)) ?? []).filter(
        (other) => term.length >= sharedBeginning && (other.startsWith(term) || term.startsWith(other)),
      ),
      ...(byEnd.get(term.slice(-sharedEnd)) ?? []).filter(
        (other) => term.length >= sharedEnd && (other.endsWith(term) || term.endsWith(other)),
      ),
    ]);
    related.delete(term);
    const apart = saidApart(term, timesOf);
    if (related.size === 0 && apart.length === 0) return timesOf(term);
    return [...timesOf(term), ...apart, ...[...related].flatMap(timesOf)].sort((a, b) => a - b);
  };
}

/** When a word is said as two: "git hub" for "github". */
function saidApart(term: string, timesOf: (part: string) => readonly Seconds[]): readonly Seconds[] {
  for (let cut = 3; cut <= term.length - 3; cut++) {
    const second = timesOf(term.slice(cut));
    if (second.length === 0) continue;
    const found = timesOf(term.slice(0, cut)).filter((time) =>
      second.some((after) => after > time && after < time + 1),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** What is compared of each item. A word that several items share tells less of each. */
export function termsOfItems(
  items: readonly LocatableItem[],
  speech: Speech,
  analyse: Analyse,
  tag: string,
): readonly ItemTerms[] {
  const words = items.map((item) => wordsOfItem(item, analyse));
  const find = createFinder(speech, baseLanguage(tag));
  const shared = new Map<string, number>();
  for (const { all } of words) for (const term of all) shared.set(term, (shared.get(term) ?? 0) + 1);
  const known = new Map<string, ItemTerm>();
  for (const [term, count] of shared) {
    const times = find(term);
    const weight = weightOf(times, speech.blocks) / Math.sqrt(count);
    if (times.length > 0 && weight > 0) known.set(term, { term, times, weight });
  }
  const said = (terms: readonly string[]): readonly ItemTerm[] =>
    terms.flatMap((term) => known.get(term) ?? []);
  return words.map(({ all, head }) => ({ all: said(all), head: said(head), size: all.length }));
}
