import { relations, type CitationCluster, type CitationItem, type Relation } from '../../model/citation.ts';
import { mintSourceKey } from '../../model/ids.ts';
import type { Position, Range } from '../../model/position.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import { written } from './alignment.ts';
import { isOpen, type Draft, type DraftKey, type Reading } from './draft.ts';
import { readSuffix, type LabelWords } from './locators.ts';

/** What is wrong with a citation, at an offset of the draft. */
export type CitationProblem =
  | {
      readonly kind: 'bad-citation';
      readonly offset: number;
      readonly reason: string;
      readonly hint?: string;
    }
  | {
      readonly kind: 'unknown-relation';
      readonly offset: number;
      readonly word: string;
      readonly right: Relation;
    };

/** Where citations report to, and what they need to know of the document. */
export interface CitationContext {
  readonly labels: LabelWords;
  readonly positionAt: (offset: number) => Position;
  readonly report: (problem: CitationProblem) => void;
}

/** A pair of square brackets and the keys right inside it. */
interface Bracket {
  readonly open: number;
  close: number;
  readonly keys: DraftKey[];
  /** A citation of its own stands inside: this pair can be none. */
  nested: boolean;
}

/** Finds pairs of brackets, and which keys stand in which, in one pass. */
function matchBrackets(draft: Draft, keys: readonly DraftKey[], taken: readonly Range[]) {
  const pairs: Bracket[] = [];
  const stack: Bracket[] = [];
  const bare: DraftKey[] = [];
  const skips = [...taken, ...keys].sort((a, b) => a.start - b.start);
  let skip = 0;
  for (let offset = 0; offset < draft.text.length; offset++) {
    while (skip < skips.length && (skips[skip] as Range).end <= offset) skip++;
    const range = skips[skip];
    if (range && range.start <= offset) {
      if ('key' in range) (stack.at(-1)?.keys ?? bare).push(range as DraftKey);
      offset = range.end - 1;
    } else if (isOpen(draft, offset, '[')) stack.push({ open: offset, close: -1, keys: [], nested: false });
    else if (isOpen(draft, offset, ']') && stack.length > 0) {
      const pair = stack.pop() as Bracket;
      pair.close = offset;
      pairs.push(pair);
      const outer = stack.at(-1);
      if (outer && (pair.keys.length > 0 || pair.nested)) outer.nested = true;
    }
  }
  return { pairs, bare: [...bare, ...stack.flatMap((pair) => pair.keys)], unclosed: stack };
}

/** `-` right before `@`, itself after no letter: the author is named already. */
function suppressionStart(draft: Draft, key: DraftKey): number | undefined {
  const before = draft.text[key.start - 2];
  const free = before === undefined || !/[\p{L}\p{N}-]/u.test(before);
  return isOpen(draft, key.start - 1, '-') && free ? key.start - 1 : undefined;
}

/** The relation that a prefix begins with, and the rest of the prefix. */
function readRelation(prefix: string, offset: number, context: CitationContext) {
  const match = /^(\p{L}+)(?:[,:]?(?=\s|$))/u.exec(prefix);
  const word = match?.[1];
  if (!match || word === undefined) return { prefix };
  const exact = relations.find((relation) => relation === word);
  if (exact) return { relation: exact, prefix: prefix.slice(match[0].length).trim() };
  const near = word.length < 5 ? undefined : (nearest(word, relations) as Relation | undefined);
  const initials = word.slice(0, 2).toLowerCase();
  if (near && initials.includes(near.charAt(0)))
    context.report({ kind: 'unknown-relation', offset, word, right: near });
  return { prefix };
}

/** One item of a cluster: what stands before the key, the key, what stands after it. */
function readItem(
  draft: Draft,
  range: Range,
  key: DraftKey,
  context: CitationContext,
  glued = false,
): CitationItem {
  const suppressed = suppressionStart(draft, key);
  const before = draft.text.slice(range.start, suppressed ?? key.start);
  const start = range.start + (before.length - before.trimStart().length);
  const { relation, prefix } = readRelation(before.trim().replace(/\s+/g, ' '), start, context);
  return {
    key: mintSourceKey(key.key.normalize('NFC')),
    position: context.positionAt(key.start),
    ...(relation === undefined ? {} : { relation }),
    ...(prefix === '' || (glued && prefix === ',') ? {} : { prefix }),
    ...readSuffix(draft.text.slice(key.end, range.end), context.labels),
    suppressAuthor: suppressed !== undefined,
  };
}

/** The parts between the semicolons of a bracket; those in inner brackets do not count. */
function splitItems(draft: Draft, start: number, end: number, keys: readonly DraftKey[]): Range[] {
  const parts: Range[] = [];
  let [depth, from, next] = [0, start, 0];
  for (let offset = start; offset < end; offset++) {
    while (next < keys.length && (keys[next] as DraftKey).end <= offset) next++;
    const key = keys[next];
    if (key && key.start <= offset) offset = key.end - 1;
    else if (draft.how[offset] !== written.open) continue;
    else if (/[[{]/.test(draft.text[offset] as string)) depth++;
    else if (/[\]}]/.test(draft.text[offset] as string)) depth--;
    else if (draft.text[offset] === ';' && depth <= 0) {
      parts.push({ start: from, end: offset });
      from = offset + 1;
    }
  }
  return [...parts, { start: from, end }];
}

/** Reads the items of a bracket; a part that names no source, or two, is reported and kept. */
function readItems(
  draft: Draft,
  range: Range,
  keys: readonly DraftKey[],
  context: CitationContext,
): CitationItem[] {
  const items: CitationItem[] = [];
  let next = 0;
  for (const part of splitItems(draft, range.start, range.end, keys)) {
    const inside: DraftKey[] = [];
    for (; next < keys.length && (keys[next] as DraftKey).start < part.end; next++)
      inside.push(keys[next] as DraftKey);
    const text = draft.text.slice(part.start, part.end).trim();
    if (inside.length === 0 && text !== '') {
      const offset = part.start + draft.text.slice(part.start).search(/\S/);
      const reason = `"${text}" names no source`;
      context.report({ kind: 'bad-citation', offset, reason, hint: 'every part between ";" needs an @key' });
      const last = items.pop();
      if (last) items.push({ ...last, suffix: `${last.suffix ?? ''}; ${text}`.trim() });
    }
    inside.forEach((key, index) => {
      const after = inside[index + 1];
      const start =
        index === 0 ? part.start : key.start - (suppressionStart(draft, key) === undefined ? 0 : 1);
      const end = after ? (suppressionStart(draft, after) ?? after.start) : part.end;
      if (index > 0) {
        const reason = `"@${key.key}" follows another source without ";"`;
        context.report({ kind: 'bad-citation', offset: key.start, reason, hint: 'put ";" between sources' });
      }
      items.push(readItem(draft, { start, end }, key, context, index > 0));
    });
  }
  return items;
}

/** `@key`, perhaps with a bracket after it that holds its locator and further sources. */
function readNarrative(
  draft: Draft,
  key: DraftKey,
  bracket: Bracket | undefined,
  context: CitationContext,
): { readonly range: Range; readonly cluster: CitationCluster } {
  const suppressed = suppressionStart(draft, key);
  const start = suppressed ?? key.start;
  const narrative = suppressed === undefined;
  if (!bracket) {
    const item = readItem(draft, { start, end: key.end }, key, context);
    return { range: { start, end: key.end }, cluster: { narrative, items: [item] } };
  }
  const [first, ...rest] = splitItems(draft, bracket.open + 1, bracket.close, bracket.keys) as [
    Range,
    ...Range[],
  ];
  const item: CitationItem = {
    ...readItem(draft, { start, end: key.end }, key, context),
    ...readSuffix(draft.text.slice(first.start, first.end), context.labels),
  };
  const further =
    rest.length > 0
      ? readItems(draft, { start: first.end + 1, end: bracket.close }, bracket.keys, context)
      : [];
  return { range: { start, end: bracket.close + 1 }, cluster: { narrative, items: [item, ...further] } };
}

/** The bracket that belongs to a narrative key: right after it, with no source in its first part. */
function bracketAfter(
  draft: Draft,
  key: DraftKey,
  byOpen: ReadonlyMap<number, Bracket>,
): Bracket | undefined {
  const space = draft.text[key.end] === ' ' ? 1 : 0;
  const bracket = byOpen.get(key.end + space);
  if (!bracket || bracket.nested || draft.text[bracket.open + 1] === '^') return undefined;
  const first = bracket.keys[0];
  if (!first) return bracket;
  const part = splitItems(draft, bracket.open + 1, bracket.close, bracket.keys)[0] as Range;
  return first.start >= part.end ? bracket : undefined;
}

/** An `@` that was meant as a citation and is none: `[@]`, `[@ key]`, `@{…` without an end. */
function reportBareSigns(draft: Draft, context: CitationContext): void {
  const sign = /(?<=[[;]\s{0,3}-?)@(?![\p{L}\p{N}_{])|@\{/gu;
  const starts = new Set(draft.keys.map((key) => key.start));
  for (const { index } of draft.text.matchAll(sign)) {
    if (!isOpen(draft, index, '@') || starts.has(index)) continue;
    const braces = draft.text[index + 1] === '{';
    const reason = braces ? 'a key in braces must not be empty and ends with "}"' : 'no key follows "@"';
    context.report({ kind: 'bad-citation', offset: index, reason });
  }
}

/**
 * Reads the citations of a draft, in Pandoc's grammar. `taken` are ranges that are something else already:
 * the stamp in front, `[[terms]]`.
 * @see https://pandoc.org/MANUAL.html#citation-syntax
 */
export function readCitations(
  draft: Draft,
  taken: readonly Range[],
  context: CitationContext,
): Omit<Reading, 'terms'> {
  const cuts: Range[] = [];
  const citations: { offset: number; cluster: CitationCluster }[] = [];
  if (!draft.text.includes('@')) return { cuts, citations };
  reportBareSigns(draft, context);
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  const keys = withoutTaken(draft.keys, sorted);
  const { pairs, bare, unclosed } = matchBrackets(draft, keys, sorted);
  const byOpen = new Map(pairs.map((pair) => [pair.open, pair]));
  const used = new Set<Bracket>();
  const narrative = [...bare, ...pairs.filter((pair) => pair.nested).flatMap((pair) => pair.keys)];
  for (const key of narrative.sort((a, b) => a.start - b.start)) {
    const bracket = bracketAfter(draft, key, byOpen);
    if (bracket) used.add(bracket);
    const { range, cluster } = readNarrative(draft, key, bracket, context);
    cuts.push(range);
    citations.push({ offset: range.start, cluster });
  }
  for (const pair of pairs) {
    if (pair.keys.length === 0 || pair.nested || used.has(pair)) continue;
    const items = readItems(draft, { start: pair.open + 1, end: pair.close }, pair.keys, context);
    cuts.push({ start: pair.open, end: pair.close + 1 });
    citations.push({ offset: pair.open, cluster: { narrative: false, items } });
  }
  for (const { open, keys: inside } of unclosed) {
    const first = inside[0];
    if (!first || draft.text.slice(open + 1, first.start).replace('-', '') !== '') continue;
    context.report({ kind: 'bad-citation', offset: open, reason: '"[" is never closed', hint: 'add "]"' });
  }
  citations.sort((a, b) => a.offset - b.offset);
  return { cuts, citations };
}

function withoutTaken(keys: readonly DraftKey[], taken: readonly Range[]): DraftKey[] {
  let next = 0;
  return keys.filter((key) => {
    while (next < taken.length && (taken[next] as Range).end <= key.start) next++;
    const range = taken[next];
    return !range || range.start > key.start;
  });
}
