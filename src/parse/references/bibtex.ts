import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Position } from '../../model/position.ts';
import type { CslName, Source } from '../../model/source.ts';
import { splitBibtex, type BibtexEntry, type BibtexField, type BibtexFile } from './bibtex-entries.ts';
import { inheritFields } from './bibtex-inheritance.ts';
import { parseDate } from './csl-values.ts';
import { nameVariables } from './csl-vocabulary.ts';
import { finishRecord } from './record.ts';
import { positionsIn, readableText } from './text-position.ts';

/** Types that citation-js does not know and that are easily told; the value is what it calls them. */
const ownTypes: ReadonlyMap<string, string> = new Map([
  ['podcast', 'audio'],
  ['podcastepisode', 'audio'],
  ['suppbook', 'inbook'],
  ['suppcollection', 'incollection'],
  ['suppperiodical', 'article'],
  ['set', 'misc'],
]);

/** Field of the file → field of CSL, where a message has to find the way back. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'booktitle', 'maintitle'],
  URL: ['url', 'howpublished', 'link'],
  archived: ['archived', 'archiveurl'],
  accessed: ['urldate', 'accessed'],
};

interface BibtexConfig {
  readonly types: { readonly biblatex: { readonly source: Readonly<Record<string, string>> } };
  readonly constants: { readonly defaultStrings: Readonly<Record<string, string>> };
}

/** What stays the same for all entries of a file. */
interface Context {
  readonly file: BibtexFile;
  readonly positionOf: (offset: number) => Position;
  readonly types: ReadonlySet<string>;
  readonly strings: ReadonlyMap<string, string>;
  readonly builtIn: Readonly<Record<string, string>>;
  readonly byKey: ReadonlyMap<string, BibtexEntry>;
  readonly messages: Message[];
}

const bareWord = /(?:^|#)\s*([A-Za-z][^\s#"',=()]*)\s*(?=#|$)/g;

/** The abbreviations that a value names outside of braces and quotation marks. */
function abbreviationsIn(raw: string): string[] {
  if (/^(?:\{[^{}]*\}|"[^"{}]*"|\d+)$/.test(raw)) return [];
  let outside = '';
  let depth = 0;
  let quoted = false;
  for (const character of raw) {
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '"' && depth === 0) quoted = !quoted;
    else if (depth === 0 && !quoted) outside += character;
  }
  return [...outside.matchAll(bareWord)].map((match) => (match[1] as string).toLowerCase());
}

/** The @string definitions that the fields need, those they rest on first. */
function definitionsFor(raws: Iterable<string>, context: Context): string[] {
  const definitions: string[] = [];
  const seen = new Set<string>();
  const add = (raw: string): void => {
    for (const name of abbreviationsIn(raw)) {
      const definition = context.strings.get(name);
      if (definition === undefined || seen.has(name)) continue;
      seen.add(name);
      add(definition.slice(definition.indexOf('=') + 1));
      definitions.push(`@string{${definition.replace(/\n/g, ' ')}}`);
    }
  };
  for (const raw of raws) add(raw);
  return definitions;
}

function reportUndefined(field: string, { offset, raw }: BibtexField, context: Context): void {
  for (const name of abbreviationsIn(raw)) {
    if (context.strings.has(name) || name in context.builtIn) continue;
    const position = context.positionOf(offset + Math.max(0, raw.toLowerCase().indexOf(name)));
    const hint =
      didYouMean(name, [...context.strings.keys(), ...Object.keys(context.builtIn)]) ??
      `for the word itself write {${name}}`;
    context.messages.push(describe('undefined-string', position, { name, field }, hint));
  }
}

const unbrace = (raw: string): string => raw.replace(/^[{"\s]+|[}"\s]+$/g, '').replace(/^\\url\{/, '').trim();

/** The declared type of the options asks for a graph of the conversion, which we do not want. */
const inputOptions = { forceType: '@biblatex/text', generateGraph: false } as unknown as Parameters<
  typeof plugins.input.chain
>[1] & object;

const identifier = /^[A-Za-z_][\w:+-]*$/;

interface Fed {
  readonly text: string;
  /** The field at each line of the text. */
  readonly lines: readonly (BibtexField | undefined)[];
}

/** The entry as citation-js gets it: under a plain key, with what it inherits, and with the abbreviations it uses. */
function feed(entry: BibtexEntry, type: string, context: Context): Fed {
  const fields = [...inheritFields(entry, context.byKey)].filter(([name]) => identifier.test(name));
  const pieces: { text: string; field?: BibtexField }[] = definitionsFor(
    fields.map(([, field]) => field.raw),
    context,
  ).map((text) => ({ text }));
  pieces.push({ text: `@${type}{entry,` });
  for (const [name, field] of fields) if (field.raw !== '') pieces.push({ text: `${name} = ${field.raw},`, field });
  pieces.push({ text: '}' });
  const lines = pieces.flatMap(({ text, field }) => text.split('\n').map(() => field));
  return { text: pieces.map(({ text }) => text).join('\n'), lines };
}

function convert(entry: BibtexEntry, type: string, context: Context): Record<string, unknown> | undefined {
  const fed = feed(entry, type, context);
  try {
    return plugins.input.chain(fed.text, inputOptions)[0] as Record<string, unknown> | undefined;
  } catch (cause) {
    // The parser throws on any fault; its message says in which line of what it was given.
    const line = Number(/at line (\d+)/.exec(String(cause))?.[1] ?? 0);
    const field = fed.lines[line - 1] ?? fed.lines[line - 2];
    const position = context.positionOf(field?.offset ?? entry.offset);
    const reason = field ? 'a value is not what BibTeX allows' : 'it is not what BibTeX allows';
    const hint = 'is a comma, a brace or a quotation mark missing before or in it?';
    context.messages.push(describe('malformed-source', position, { reason }, hint));
    return undefined;
  }
}

/** What citation-js leaves out or as it found it. */
function mend(csl: Record<string, unknown>, entry: BibtexEntry): void {
  const raw = (name: string): string | undefined => {
    const field = entry.fields.get(name);
    return field && unbrace(field.raw);
  };
  for (const [field, value] of Object.entries(csl)) {
    if (!nameVariables.has(field) || !Array.isArray(value)) continue;
    // A name of one part is an institution, or "and others".
    csl[field] = (value as readonly CslName[]).map((name) =>
      Object.keys(name).join() === 'family' ? { literal: name.family } : name,
    );
  }
  const number = raw('number');
  const places = ['number', 'issue', 'collection-number'];
  if (number !== undefined && !places.some((place) => csl[place] !== undefined)) csl['number'] = number;
  const podcast = /^podcast/.test(entry.type) || /^podcast/i.test(raw('entrysubtype') ?? '');
  if (podcast) {
    csl['type'] = 'broadcast';
    csl['medium'] ??= 'Audio podcast episode';
    if (/^podcast/i.test(String(csl['genre'] ?? ''))) delete csl['genre'];
  }
  delete csl['citation-key'];
}

/** A date that is none is kept as it was written, and reported. */
function checkDate(csl: Record<string, unknown>, { fields }: BibtexEntry, context: Context): void {
  const [name, field] = (['date', 'year'] as const)
    .map((own) => [own, fields.get(own)] as const)
    .find(([, found]) => found !== undefined) ?? [undefined, undefined];
  if (field === undefined || abbreviationsIn(field.raw).length > 0) return;
  const value = unbrace(field.raw);
  const read = parseDate(value);
  if (value === '' || read['date-parts'] !== undefined) return;
  csl['issued'] = read;
  const position = context.positionOf(field.offset);
  context.messages.push(describe('bad-date', position, { value, field: name }));
}

function readEntry(entry: BibtexEntry, context: Context): Source | undefined {
  const known = context.types.has(entry.type);
  const said = context.messages.length;
  const type = ownTypes.get(entry.type) ?? (known ? entry.type : 'misc');
  for (const [name, field] of entry.fields) reportUndefined(name, field, context);
  const parent = entry.fields.get('crossref');
  if (parent && !context.byKey.has(unbrace(parent.raw))) {
    const key = unbrace(parent.raw);
    const hint = didYouMean(key, context.byKey.keys());
    context.messages.push(describe('unknown-source', context.positionOf(parent.offset), { key }, hint));
  }
  const csl = convert(entry, type, context);
  if (!csl) return undefined;
  mend(csl, entry);
  checkDate(csl, entry, context);
  const field = (name: string): BibtexField | undefined =>
    (fieldsOf[name] ?? [name]).map((own) => entry.fields.get(own)).find((found) => found !== undefined);
  const [archived, accessed] = [field('archived'), field('accessed')];
  const entryPosition = context.positionOf(entry.offset);
  const title = field('title');
  const titleLine = title && context.positionOf(title.offset).line;
  const finished = finishRecord({
    key: entry.key,
    csl,
    position: entryPosition,
    titleReported: context.messages
      .slice(said)
      .some(({ rule, line }) => rule === 'undefined-string' && line === titleLine),
    at: (name) => {
      if (name === 'type') return context.positionOf(entry.offset + 1);
      if (name === 'id') return context.positionOf(entry.keyOffset);
      const found = field(name);
      return found ? context.positionOf(found.offset) : entryPosition;
    },
    ...(known || ownTypes.has(entry.type) ? {} : { unknownType: { name: entry.type, known: context.types } }),
    ...(archived ? { archived: unbrace(archived.raw) } : {}),
    ...(accessed ? { accessed: unbrace(accessed.raw) } : {}),
  });
  context.messages.push(...finished.messages);
  return finished.source;
}

/**
 * Reads BibTeX and biblatex. An entry that cannot be read is reported at its fault, and no other is lost.
 * @see https://ctan.org/pkg/biblatex
 */
export function parseBibtex(file: VFile): Parsed<readonly Source[]> {
  const text = readableText(file.value);
  const split = splitBibtex(text);
  const config = plugins.config.get('@bibtex') as BibtexConfig;
  const context: Context = {
    file: split,
    positionOf: positionsIn(file.path, text),
    types: new Set(Object.keys(config.types.biblatex.source)),
    strings: new Map(split.strings.map(({ name, definition }) => [name, definition])),
    builtIn: config.constants.defaultStrings,
    byKey: new Map(split.entries.map((entry) => [entry.key, entry])),
    messages: [],
  };
  for (const { offset, reason, hint } of split.faults)
    context.messages.push(describe('malformed-source', context.positionOf(offset), { reason }, hint));
  const value = split.entries.map((entry) => readEntry(entry, context)).filter((source) => source !== undefined);
  return { value, messages: context.messages };
}
