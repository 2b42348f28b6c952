import { VFile } from 'vfile';
import type { Parsed } from '../../diagnostics/message.ts';
import type { Position } from '../../model/position.ts';
import type { Source } from '../../model/source.ts';
import { splitBibtex, type BibtexEntry } from '../../parse/references/bibtex-entries.ts';
import { parseBibtex } from '../../parse/references/bibtex.ts';
import { parseCslJson } from '../../parse/references/csl-json.ts';
import { parseCslYaml } from '../../parse/references/csl-yaml.ts';
import { JsonReader } from '../../parse/references/json-tree.ts';
import { parseRis } from '../../parse/references/ris.ts';
import { readableText } from '../../parse/references/text-position.ts';
import { applySplices, endOfLine, startOfLine, type Splice } from '../splice.ts';
import { writeScalar } from '../yaml/scalar.ts';

/** Formats of bibliographies that are read, and therefore taken over as they are. */
export type ReferenceFormat = 'bibtex' | 'ris' | 'csl-json' | 'csl-yaml';

/** How a format is read, and what its files end with. */
export const referenceFormats: Readonly<
  Record<
    ReferenceFormat,
    {
      readonly extensions: readonly [string, ...string[]];
      readonly parse: (file: VFile) => Parsed<readonly Source[]>;
    }
  >
> = {
  bibtex: { extensions: ['.bib', '.bibtex'], parse: parseBibtex },
  ris: { extensions: ['.ris'], parse: parseRis },
  'csl-json': { extensions: ['.json'], parse: parseCslJson },
  'csl-yaml': { extensions: ['.yaml', '.yml'], parse: parseCslYaml },
};

/** The format of a bibliography, by what it contains; by its name where that says nothing. */
export function findReferenceFormat(text: string, path: string): ReferenceFormat | undefined {
  const readable = readableText(text);
  if (/^\s*(?:\[\s*[{\]]|\{\s*")/.test(readable)) return 'csl-json';
  if (/^[ \t]*TY {0,2}- /m.test(readable)) return 'ris';
  if (/^(?:---[ \t]*\n)?(?:references:|[ \t]*- +\{?(?:id|type|title|author):)/m.test(readable))
    return 'csl-yaml';
  if (/^[ \t]*@[ \t]*[a-z]+\s*[{(]/im.test(readable)) return 'bibtex';
  const names = Object.keys(referenceFormats) as ReferenceFormat[];
  return names.find((name) =>
    referenceFormats[name].extensions.some((end) => path.toLowerCase().endsWith(end)),
  );
}

/** An entry of a bibliography, and the text that it was read from. */
export interface ReferenceEntry {
  readonly source: Source;
  /** Offsets in the file's readable text (see {@link readableText}); the end is behind its last character. */
  readonly start: number;
  readonly end: number;
  /** Keys of entries of the same file that this one takes fields from. */
  readonly parents: readonly string[];
  /** The abbreviations that it uses, lower-cased. */
  readonly abbreviations: readonly string[];
  /** Its text as written, but for its key, and the keys of entries that it takes fields from. */
  readonly withKeys: (key: string, renamed?: ReadonlyMap<string, string>) => string;
}

/** A bibliography with the text of each entry that can be read. */
export interface ReferenceFile {
  readonly text: string;
  readonly entries: readonly ReferenceEntry[];
  /** Sources whose text cannot be told from that of others, as in a list on one line. */
  readonly untold: readonly Source[];
  /** Text of each definition of an abbreviation, by its lower-cased name. */
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly messages: Parsed<unknown>['messages'];
}

/** The span of an entry, and the splices that give it another key, by offsets in the whole text. */
interface Place extends Pick<ReferenceEntry, 'start' | 'end' | 'parents' | 'abbreviations'> {
  readonly rename: (key: string, renamed: ReadonlyMap<string, string>) => readonly Splice[];
}

/** A text, and the offsets of places in it. Lines end with `\n` alone. */
interface PlacedText {
  readonly text: string;
  readonly offsetOf: (place: Position) => number;
}

function placedText(text: string): PlacedText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    text,
    offsetOf: ({ line, column }) => Math.min((starts[line - 1] ?? 0) + column - 1, text.length),
  };
}

const alone = { parents: [], abbreviations: [] } as const;
const bare = (raw: string): string => raw.replace(/^[{"\s]+|[}"\s]+$/g, '');
/** Fields that name other entries. */
const linking = ['crossref', 'xdata', 'xref', 'related', 'entryset'] as const;

function placeInBibtex(text: string, { fields, key, keyOffset, offset, end }: BibtexEntry): Place {
  const named = (field: (typeof linking)[number]): readonly string[] =>
    bare(fields.get(field)?.raw ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  const pieces = [...fields.values()].flatMap((field) => field.pieces);
  return {
    start: offset,
    end,
    parents: [...named('crossref'), ...named('xdata')],
    abbreviations: pieces.flatMap(({ kind, text: name }) => (kind === 'name' ? [name.toLowerCase()] : [])),
    rename(newKey, renamed) {
      const splices: Splice[] = [{ start: keyOffset, end: keyOffset + key.length, text: newKey }];
      for (const field of linking) {
        const found = fields.get(field);
        const from = found === undefined ? -1 : text.indexOf(found.raw, found.offset);
        if (found === undefined || from < 0) continue;
        const value = found.raw.replace(/[^\s,{}"]+/g, (name) => renamed.get(name) ?? name);
        if (value !== found.raw) splices.push({ start: from, end: from + found.raw.length, text: value });
      }
      return splices;
    },
  };
}

function endOfJson(text: string, offset: number): number {
  const reader = new JsonReader(text, () => ({ path: '', line: 1, column: 1 }));
  reader.offset = offset;
  reader.value();
  return reader.offset;
}

function placeInJson({ text, offsetOf }: PlacedText, { position, keyPosition }: Source): Place {
  const start = offsetOf(position);
  const id = keyPosition === undefined ? start : offsetOf(keyPosition);
  return {
    ...alone,
    start,
    end: endOfJson(text, start),
    rename: (key) => [
      id === start
        ? { start: start + 1, end: start + 1, text: `"id": ${JSON.stringify(key)}, ` }
        : { start: id, end: endOfJson(text, id), text: JSON.stringify(key) },
    ],
  };
}

const yamlKey = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\n,}]*?(?=[ \t]*(?:[ \t]#|[,}]|$))/my;

/** An item of a block list, with the lines below that are indented further. */
function placeInYaml({ text, offsetOf }: PlacedText, { position, keyPosition }: Source): Place | undefined {
  const start = startOfLine(text, offsetOf(position));
  const [, margin] = /^([ ]*)- /.exec(text.slice(start, start + 80)) ?? [];
  if (margin === undefined) return undefined;
  let end = endOfLine(text, start);
  for (let next = end + 1; next < text.length; next = endOfLine(text, next) + 1) {
    const line = text.slice(next, endOfLine(text, next));
    if (line.trim() === '') continue;
    if (!line.startsWith(`${margin} `)) break;
    end = next + line.length;
  }
  const id = keyPosition === undefined ? -1 : offsetOf(keyPosition);
  return {
    ...alone,
    start,
    end,
    rename(key) {
      if (
        keyPosition === undefined ||
        (keyPosition.line === position.line && keyPosition.column === position.column)
      )
        return [];
      yamlKey.lastIndex = id;
      const old = yamlKey.exec(text)?.[0] ?? '';
      return [{ start: id, end: id + old.length, text: writeScalar(key, true) }];
    },
  };
}

/** From its `TY` line to its `ER` line. A record without a key gets one, so that it keeps it in any company. */
function placeInRis({ text, offsetOf }: PlacedText, { position, keyPosition }: Source, next: number): Place {
  const start = startOfLine(text, offsetOf(position));
  const rest = text.slice(start, next);
  const close = /^[ \t]*ER {0,2}-[^\n]*$/im.exec(rest);
  const end = start + (close === null ? rest.trimEnd().length : close.index + close[0].length);
  const firstEnd = endOfLine(text, start);
  const hasKey = keyPosition !== undefined && keyPosition.line !== position.line;
  const id = hasKey ? offsetOf(keyPosition) : firstEnd;
  return {
    ...alone,
    start,
    end,
    rename: (key) => [
      hasKey
        ? { start: id, end: id + text.slice(id, endOfLine(text, id)).trimEnd().length, text: key }
        : { start: firstEnd, end: firstEnd, text: `\nID  - ${key}` },
    ],
  };
}

function placesOf(
  placed: PlacedText,
  sources: readonly Source[],
  format: ReferenceFormat,
): readonly (Place | undefined)[] {
  const { text, offsetOf } = placed;
  if (format === 'bibtex') {
    const byOffset = new Map(splitBibtex(text).entries.map((entry) => [entry.offset, entry]));
    return sources.map(({ position }) => {
      const entry = byOffset.get(offsetOf(position));
      return entry && placeInBibtex(text, entry);
    });
  }
  if (format === 'csl-json') return sources.map((source) => placeInJson(placed, source));
  if (format === 'csl-yaml') return sources.map((source) => placeInYaml(placed, source));
  const starts = sources.map(({ position }) => offsetOf(position));
  return sources.map((source, index) => placeInRis(placed, source, starts[index + 1] ?? text.length));
}

/** Reads a bibliography, and finds the text of each entry in it. */
export function readReferenceFile(given: string, path: string, format: ReferenceFormat): ReferenceFile {
  const text = readableText(given);
  const { value, messages } = referenceFormats[format].parse(new VFile({ path, value: text }));
  const places = placesOf(placedText(text), value, format);
  const entries = value.flatMap((source, index): readonly ReferenceEntry[] => {
    const place = places[index];
    if (place === undefined) return [];
    const { start, end, parents, abbreviations, rename } = place;
    const withKeys = (key: string, renamed: ReadonlyMap<string, string> = new Map()): string => {
      const isSame = key === source.key && renamed.size === 0 && format !== 'ris';
      const splices = isSame ? [] : rename(key, renamed);
      const own = splices.map((splice) => ({
        ...splice,
        start: splice.start - start,
        end: splice.end - start,
      }));
      return applySplices(text.slice(start, end), own);
    };
    return [{ source, start, end, parents, abbreviations, withKeys }];
  });
  const strings = format === 'bibtex' ? splitBibtex(text).strings : [];
  const abbreviations = new Map(
    strings.flatMap(({ fields, start, end }) =>
      [...fields.keys()].map((name) => [name.toLowerCase(), text.slice(start, end)] as const),
    ),
  );
  const untold = value.filter((_, index) => places[index] === undefined);
  return { text, entries, untold, abbreviations, messages };
}
