import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Position } from '../../model/position.ts';
import type { Source } from '../../model/source.ts';
import { readIssued } from './bibtex-dates.ts';
import { splitBibtex, type BibtexEntry } from './bibtex-entries.ts';
import type { BibtexField } from './bibtex-fields.ts';
import { inheritFields } from './bibtex-inheritance.ts';
import { mend, type FieldText } from './bibtex-mend.ts';
import { mendNameList } from './bibtex-names.ts';
import { readAbbreviations, type Abbreviations } from './bibtex-values.ts';
import { finishRecord } from './record.ts';
import { leftCommand, plainerTex, verbatim } from './tex.ts';
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
  URL: ['url', 'link', 'howpublished'],
  archived: ['archived', 'archiveurl'],
  accessed: ['urldate', 'accessed'],
  'container-title': ['journaltitle', 'journal', 'booktitle', 'maintitle'],
  DOI: ['doi'],
  ISBN: ['isbn'],
};

interface BibtexConfig {
  readonly types: { readonly biblatex: { readonly source: Readonly<Record<string, string>> } };
  readonly constants: {
    readonly defaultStrings: Readonly<Record<string, string>>;
    readonly fieldTypes: Readonly<Record<string, unknown>>;
  };
}

/** Fields that are read here, or that say nothing about the work: citation-js need not see them. */
const notFed = new Set(
  `date year month day urldate origdate eventdate url doi link file pdf crossref xref xdata ids options entryset execute
  related relatedoptions relatedtype relatedstring key sortkey sortname sorttitle sortyear sortshorthand presort eprint`.split(
    /\s+/,
  ),
);

/** Fields whose names are told from a slip of the pen, where the entry lacks them. */
const coreFields = [
  'title',
  'author',
  'editor',
  'journal',
  'booktitle',
  'publisher',
  'institution',
  'volume',
  'pages',
  'year',
  'date',
  'number',
  'url',
  'doi',
];

/** What stays the same for all entries of a file. */
interface Context {
  readonly positionOf: (offset: number) => Position;
  readonly types: ReadonlySet<string>;
  readonly fed: ReadonlySet<string>;
  readonly abbreviations: Abbreviations;
  readonly byKey: ReadonlyMap<string, BibtexEntry>;
  readonly messages: Message[];
}

function reportUndefined(field: string, { pieces }: BibtexField, context: Context): void {
  for (const { kind, text: name, offset } of pieces) {
    if (kind === 'text' || context.abbreviations.names.has(name.toLowerCase())) continue;
    const hint = didYouMean(name, context.abbreviations.names) ?? `for the word itself write {${name}}`;
    context.messages.push(describe('undefined-string', context.positionOf(offset), { name, field }, hint));
  }
}

/** A field that nobody knows and that is nearly one that the entry lacks. */
function reportSlips(entry: BibtexEntry, context: Context): void {
  for (const [name, { offset }] of entry.fields) {
    if (name.length < 4 || context.fed.has(name) || notFed.has(name) || coreFields.includes(name)) continue;
    const absent = coreFields.filter(
      (core) => !entry.fields.has(core) && Math.abs(core.length - name.length) < 2 && core[0] === name[0],
    );
    const hint = didYouMean(name, absent);
    if (hint !== undefined && !/^journal|^date/.test(name))
      context.messages.push(describe('unknown-field', context.positionOf(offset), { field: name }, hint));
  }
}

/** The declared type of the options asks for a graph of the conversion, which we do not want. */
const inputOptions = { forceType: '@biblatex/text', generateGraph: false } as unknown as Parameters<
  typeof plugins.input.chain
>[1] &
  object;

/** Fields that list people. */
const nameFields = new Set(['author', 'editor', 'translator', 'bookauthor']);

/** Prose, in which citation-js would look at each word and each space by itself. */
const proseFields = new Set(['abstract', 'annotation', 'annote', 'note', 'title', 'booktitle']);
/** Stands for a space that is nothing but a space, so that a text is read in few pieces; not for one that ends a command. */
const heldSpace = '\uF8F0';
const plainSpace = /(?<!\\(?:[a-zA-Z]+|.)) /g;

const releaseSpaces = (csl: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(csl).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'string' ? value.replaceAll(heldSpace, ' ') : value,
    ]),
  );

/**
 * The entry in CSL, as citation-js has it: under a plain key, each field on a line of its own, abbreviations put in.
 * A field that it refuses is reported and left out.
 */
function convert(
  type: string,
  fields: ReadonlyMap<string, BibtexField>,
  context: Context,
): Record<string, unknown> {
  const fed = [...fields].flatMap(([name, field]) => {
    if (!context.fed.has(name) || notFed.has(name)) return [];
    const tex = plainerTex(context.abbreviations.valueOf(field))
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    const mended = nameFields.has(name) ? mendNameList(tex) : undefined;
    if (mended !== undefined) {
      const reason = `more than two commas in a name of "${name}"`;
      context.messages.push(
        describe('source-syntax', context.positionOf(field.offset), { reason }, 'write "and" between people'),
      );
    }
    const value = mended ?? tex;
    return value === '' ? [] : [{ name, field, value }];
  });
  for (let left = fed; ;) {
    const lines = left.map(({ name, value }) => {
      const held = proseFields.has(name) ? value.replace(plainSpace, heldSpace) : value;
      return `${name} = {${held}},`;
    });
    try {
      const [csl] = plugins.input.chain(`@${type}{entry,\n${lines.join('\n')}\n}`, inputOptions);
      return releaseSpaces((csl ?? { type: 'document' }) as object);
    } catch (cause) {
      // The parser throws on any fault and does not always say where: the field is the one that alone is refused.
      const refused = left.find(({ name, value }) => !isAccepted(type, name, value));
      if (refused === undefined) throw cause;
      const people = nameFields.has(refused.name);
      const hint = people
        ? 'names are divided by "and"; each is "Family, Given" or "Given Family"'
        : 'is a brace, a $ or a backslash missing or too many in it?';
      const reason = `"${refused.name}" is not what BibTeX allows and is left out`;
      context.messages.push(
        describe('source-syntax', context.positionOf(refused.field.offset), { reason }, hint),
      );
      left = left.filter((field) => field !== refused);
    }
  }
}

function isAccepted(type: string, name: string, value: string): boolean {
  try {
    plugins.input.chain(`@${type}{entry,\n${name} = {${value}},\n}`, inputOptions);
    return true;
  } catch {
    return false;
  }
}

function reportFaults(entry: BibtexEntry, context: Context): void {
  for (const { offset, reason, hint } of entry.faults)
    context.messages.push(describe('source-syntax', context.positionOf(offset), { reason }, hint));
  for (const [name, field] of entry.fields) reportUndefined(name, field, context);
  reportSlips(entry, context);
  const parent = entry.fields.get('crossref');
  const key = parent && verbatim(context.abbreviations.valueOf(parent));
  if (parent && key !== undefined && !context.byKey.has(key))
    context.messages.push(
      describe(
        'missing-parent',
        context.positionOf(parent.offset),
        { key },
        didYouMean(key, context.byKey.keys()),
      ),
    );
}

/** Commands of TeX that nobody here knows stand in the text as they were written. */
function reportCommands(
  csl: Readonly<Record<string, unknown>>,
  place: (field: string) => Position,
  messages: Message[],
): void {
  for (const field of ['title', 'container-title', 'publisher']) {
    const command = leftCommand(String(csl[field] ?? ''));
    if (command === undefined) continue;
    const reason = `the TeX command "${command}" is not known here and is shown as written`;
    messages.push(
      describe('source-syntax', place(field), { reason }, 'write the character or the word itself'),
    );
  }
}

function readIssuedDate(
  csl: Record<string, unknown>,
  fields: ReadonlyMap<string, BibtexField>,
  text: FieldText,
  context: Context,
): void {
  const { date, unread } = readIssued((field) => {
    const written = text(field);
    return written === undefined ? undefined : verbatim(written);
  });
  if (date === undefined) delete csl['issued'];
  else csl['issued'] = date;
  const field = unread && fields.get(unread.field);
  // An abbreviation that is not defined has been reported.
  if (unread && field?.pieces.every(({ kind }) => kind === 'text'))
    context.messages.push(describe('bad-date', context.positionOf(field.offset), unread));
}

function readEntry(entry: BibtexEntry, context: Context): Source | undefined {
  const known = context.types.has(entry.type);
  const said = context.messages.length;
  const type = ownTypes.get(entry.type) ?? (known ? entry.type : 'misc');
  reportFaults(entry, context);
  const fields = inheritFields(entry, context.byKey);
  const text: FieldText = (name) => {
    const found = fields.get(name);
    const value = found && context.abbreviations.valueOf(found).trim();
    return value === '' ? undefined : value;
  };
  const csl = mend(convert(type, fields, context), entry.type, text);
  readIssuedDate(csl, fields, text, context);
  const field = (name: string): BibtexField | undefined =>
    (fieldsOf[name] ?? [name])
      .map((own) => fields.get(own))
      .find((found) => found !== undefined && found.raw !== '');
  const place = (name: string): Position => {
    const found = field(name);
    return context.positionOf(
      name === 'type' ? entry.offset + 1 : name === 'id' ? entry.keyOffset : (found?.offset ?? entry.offset),
    );
  };
  reportCommands(csl, place, context.messages);
  const [archived, accessed] = [text('archived') ?? text('archiveurl'), text('urldate') ?? text('accessed')];
  delete csl['accessed'];
  const titleLine = place('title').line;
  const finished = finishRecord({
    key: entry.key,
    csl,
    position: context.positionOf(entry.offset),
    titleReported:
      field('title') !== undefined &&
      context.messages
        .slice(said)
        .some(({ rule, line }) => rule === 'undefined-string' && line === titleLine),
    at: place,
    ...(known || ownTypes.has(entry.type) ? {} : { unknownType: { name: entry.type, known: context.types } }),
    ...(archived === undefined ? {} : { archived: verbatim(archived) }),
    ...(accessed === undefined ? {} : { accessed: verbatim(accessed) }),
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
    positionOf: positionsIn(file.path, text),
    types: new Set(Object.keys(config.types.biblatex.source)),
    fed: new Set(Object.keys(config.constants.fieldTypes)),
    abbreviations: readAbbreviations(split.strings, config.constants.defaultStrings),
    byKey: new Map(split.entries.map((entry) => [entry.key, entry])),
    messages: [],
  };
  for (const { offset, reason, hint } of split.faults)
    context.messages.push(describe('malformed-source', context.positionOf(offset), { reason }, hint));
  const value = split.entries
    .map((entry) => readEntry(entry, context))
    .filter((source) => source !== undefined);
  return { value, messages: context.messages };
}
