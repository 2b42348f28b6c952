import { isMap, isScalar, parseDocument } from 'yaml';

/** A value as it is written to YAML. Names of a map stand in their order; `undefined` is no value. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [name: string]: YamlValue | undefined };

/** Values without parts. */
export type YamlScalar = string | number | boolean | null;

/** How text is quoted; of those that can write it, the one that is wished for. */
export type Quoting = 'plain' | 'single' | 'double';

/** Characters that stand in YAML, and in an editor, only as escapes. */
// eslint-disable-next-line no-control-regex -- these are the ones meant
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Words and figures that older readers of YAML take for something else than text: `no`, `012`, `47:10`. */
const ambiguous = /^(?:y|n|yes|no|on|off|[-+]?[\d.][\d_,.:]*)$/i;

/** Whether plain text in this place is read back as this text. */
function standsPlain(text: string, place: 'block' | 'flow' | 'name'): boolean {
  if (unprintable.test(text) || /[\n\t]/.test(text) || ambiguous.test(text)) return false;
  const source =
    place === 'name' ? `${text}: x\n` : place === 'flow' ? `{x: ${text}, y: z}\n` : `x: ${text}\n`;
  const { contents, errors, warnings } = parseDocument(source, { schema: 'core', prettyErrors: false });
  if (errors.length + warnings.length > 0 || !isMap(contents)) return false;
  if (contents.items.length !== (place === 'flow' ? 2 : 1)) return false;
  const pair = contents.items[0];
  const found = place === 'name' ? pair?.key : pair?.value;
  return isScalar(found) && found.type === 'PLAIN' && found.value === text && found.comment === undefined;
}

const writeDouble = (text: string): string =>
  JSON.stringify(text).replace(
    new RegExp(unprintable.source, 'gu'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const writeSingle = (text: string): string | undefined =>
  unprintable.test(text) || /[\n\t]/.test(text) ? undefined : `'${text.replaceAll("'", "''")}'`;

/** Text on one line, in the wished quotation marks where they can hold it, else with as few as it needs. */
function writeText(text: string, place: 'block' | 'flow' | 'name', wished: Quoting): string {
  if (wished === 'double') return writeDouble(text);
  const single = writeSingle(text);
  if (wished === 'single' && single !== undefined) return single;
  if (text !== '' && standsPlain(text, place)) return text;
  return single !== undefined && /["\\]/.test(text) && !text.includes("'") ? single : writeDouble(text);
}

/** A scalar on one line, quoted only where it must be (or was). `flow`: inside `[…]` or `{…}`. */
export const writeScalar = (value: YamlScalar, flow: boolean, wished: Quoting = 'plain'): string =>
  typeof value === 'string' ? writeText(value, flow ? 'flow' : 'block', wished) : String(value);

/** A name of a map. */
export const writeName = (name: string, flow: boolean): string => {
  const text = writeText(name, 'name', 'plain');
  return flow && /[,[\]{}]/.test(text) && !/^["']/.test(text) ? writeDouble(name) : text;
};

/**
 * The lines of a text as a literal block, without their indentation, and the mark that stands before them;
 * `undefined` where only quotation marks can hold it.
 */
export function writeLiteral(
  text: string,
): { readonly mark: string; readonly lines: readonly string[] } | undefined {
  const body = text.replace(/\n$/, '');
  const holds = body.includes('\n') && !/^\s|\n$|\t/.test(body) && !/(?:^|\n)[ \t]+(?:\n|$)/.test(body);
  if (!holds || unprintable.test(body) || text.includes('\r')) return undefined;
  return { mark: body === text ? '|-' : '|', lines: body.split('\n') };
}
