import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import { addressKey, mintTermId, type TermId } from '../model/ids.ts';
import { positionAt, type Position } from '../model/position.ts';
import { blocksOf, type Block, type ProseNode } from '../model/prose.ts';
import type { Term, TermForm } from '../model/term.ts';
import { parseFrontMatter } from './front-matter.ts';
import { resolveGlossary, type TermDraft } from './glossary-terms.ts';
import { parseProse } from './prose/index.ts';
import type { Placed } from './yaml/field.ts';
import { folderOf, type FileListing } from './yaml/files.ts';
import { readRecord, type Values } from './yaml/record.ts';
import { termSchema } from './yaml/term-schema.ts';

/** Two capitals in a row (`RGB`, `LAZARUS`) match only as written, unless `case: any` says otherwise. */
const isExact = (form: string, given?: 'exact' | 'any'): boolean =>
  given === undefined ? /\p{Lu}\p{Lu}/u.test(form) : given === 'exact';

type Alias = NonNullable<Values<typeof termSchema>['aliases']>[number];

const formOfAlias = ({ value }: Alias): TermForm => {
  const form = value.form ?? '';
  return {
    form,
    exact: isExact(form, value.case),
    ...(value.lang === undefined ? {} : { language: value.lang }),
    ...(value.script === undefined ? {} : { script: value.script }),
  };
};

interface PlacedForm {
  readonly form: TermForm;
  readonly position: Position;
}

/** The name and the aliases, each once. */
function collectForms(name: Placed<string>, aliases: readonly Alias[]): readonly PlacedForm[] {
  const forms: PlacedForm[] = [
    { form: { form: name.value, exact: isExact(name.value) }, position: name.position },
    ...aliases
      .filter((alias) => alias.value.form !== undefined)
      .map((alias) => ({ form: formOfAlias(alias), position: alias.position })),
  ];
  return forms.filter(
    ({ form }, index) =>
      index === 0 || !forms.slice(0, index).some((earlier) => earlier.form.form === form.form),
  );
}

const hasText = (body: readonly ProseNode[]): boolean =>
  [...blocksOf(body)].some(({ block }) => block.text.trim() !== '');

/** The address of a term; one that would be empty is reported, and cannot be linked to. */
function mintAddress(name: string, position: Position, messages: Message[]): TermId {
  const address = addressKey(name);
  if (address === '' || /^\.+$/.test(address)) {
    const hint = 'use letters and digits';
    messages.push(describe('bad-address', position, { name }, hint));
  }
  return mintTermId(address);
}

/**
 * Reads a page of `references/glossary/`. Its address comes from the file's name, not from the term, so that
 * renaming the term breaks no link. Without a `term` field the file's name stands for it, after an error.
 */
function parseGlossaryTerm(file: VFile, siblings: readonly FileListing[] = []): Parsed<TermDraft> {
  const { value: parts, messages: found } = parseFrontMatter(String(file.value), file.path, ['term']);
  const messages: Message[] = [...found];
  const fields = readRecord(parts.fields, termSchema, messages);
  const stem = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, '');
  const start: Position = { path: file.path, line: 1, column: 1 };
  const name = fields.term ?? { value: stem, position: start };
  const prose = parseProse(parts.body.text, {
    path: file.path,
    firstLine: parts.body.firstLine,
    idPrefix: 'd',
    folder: folderOf(file.path, siblings),
  });
  messages.push(...prose.messages);
  if (!hasText(prose.value)) messages.push(describe('empty-definition', name.position, { term: name.value }));
  const forms = collectForms(name, fields.aliases ?? []);
  const term: Term = {
    id: mintAddress(stem, start, messages),
    name: name.value,
    kind: fields.kind ?? 'concept',
    forms: forms.map(({ form }) => form),
    avoid: fields.avoid ?? [],
    ...(fields.pronunciation === undefined ? {} : { pronunciation: fields.pronunciation }),
    sameAs: fields.sameAs ?? [],
    related: [],
    body: prose.value,
    position: name.position,
  };
  const formPositions = forms.map(({ position }) => position);
  const { episode, time } = fields.defined ?? {};
  const defined = episode === undefined || time === undefined ? {} : { defined: { episode, time } };
  return { value: { term, formPositions, ...defined, related: fields.related ?? [] }, messages };
}

const placeOf = (block: Block): Placed<string> => ({
  value: block.text.replace(/\s+/g, ' ').trim(),
  position: positionAt(block.positions, 0),
});

/** One entry of the definition list: the first line is the term, further ones are its aliases. */
function draftOfEntry(
  terms: readonly Block[],
  body: readonly ProseNode[],
  messages: Message[],
): TermDraft | undefined {
  const [name, ...others] = terms.map(placeOf).filter(({ value }) => value !== '');
  if (name === undefined) return undefined;
  if (!hasText(body)) messages.push(describe('empty-definition', name.position, { term: name.value }));
  const aliases = others.map(({ value, position }) => ({ value: { form: value }, position }));
  const forms = collectForms(name, aliases);
  const term: Term = {
    id: mintAddress(name.value, name.position, messages),
    name: name.value,
    kind: 'concept',
    forms: forms.map(({ form }) => form),
    avoid: [],
    sameAs: [],
    related: [],
    body,
    position: name.position,
  };
  return { term, formPositions: forms.map(({ position }) => position), related: [] };
}

/**
 * Reads `references/glossary.md`, a definition list of short terms. Several term lines above one definition are
 * the term and its aliases. Headings may divide the list; other text belongs to no term and is reported.
 */
function parseGlossaryList(file: VFile, siblings: readonly FileListing[] = []): Parsed<readonly TermDraft[]> {
  const { value: parts, messages: found } = parseFrontMatter(String(file.value), file.path, []);
  const messages: Message[] = [...found];
  readRecord(parts.fields, {}, messages);
  const { path } = file;
  const prose = parseProse(parts.body.text, {
    path,
    firstLine: parts.body.firstLine,
    idPrefix: 'd',
    folder: folderOf(path, siblings),
  });
  // Headings only divide the list and are not shown, so their level does not matter.
  messages.push(...prose.messages.filter((message) => message.rule !== 'heading-level'));
  const drafts = prose.value.flatMap((node) => {
    if (node.type === 'definitions')
      return node.entries.flatMap(
        (entry) => draftOfEntry(entry.terms, entry.definitions.flat(), messages) ?? [],
      );
    const [first] = blocksOf([node]);
    if (first !== undefined && node.type !== 'heading' && node.type !== 'footnotes') {
      const hint = 'write the term on one line and ": " and its definition on the next';
      messages.push(describe('stray-glossary-text', positionAt(first.block.positions, 0), {}, hint));
    }
    return [];
  });
  return { value: drafts, messages };
}

/** Reads the whole glossary: the pages, then the list of short terms. */
export function parseGlossary(files: {
  readonly pages: readonly VFile[];
  readonly list?: VFile;
  /** The other files in `references/`, for the pictures in definitions. */
  readonly siblings?: readonly FileListing[];
  /** The episodes there are, of which a term may name the one that explains it. */
  readonly episodes?: readonly string[];
}): Parsed<ReadonlyMap<TermId, Term>> {
  const pages = files.pages.map((page) => parseGlossaryTerm(page, files.siblings));
  const list = files.list === undefined ? undefined : parseGlossaryList(files.list, files.siblings);
  const drafts = [...pages.map((page) => page.value), ...(list?.value ?? [])];
  const resolved = resolveGlossary(drafts, files.episodes ?? []);
  const messages = [
    ...pages.flatMap((page) => page.messages),
    ...(list?.messages ?? []),
    ...resolved.messages,
  ];
  return { value: resolved.value, messages };
}
