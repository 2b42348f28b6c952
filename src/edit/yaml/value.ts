import {
  writeLiteral,
  writeName,
  writeScalar,
  type Quoting,
  type YamlScalar,
  type YamlValue,
} from './scalar.ts';

/** A value as it stands behind its name: what is on the line of the name, and the lines below it. */
export interface WrittenValue {
  /** Empty, where everything stands below. */
  readonly head: string;
  /** With their indentation, without line ends. */
  readonly lines: readonly string[];
}

/** How a file is laid out. */
export interface Layout {
  /** Columns by which what belongs to a name is indented. */
  readonly step: number;
  /** Columns by which the `-` of a list is indented below its name. */
  readonly dash: number;
}

/** As the README writes it. */
export const ordinaryLayout: Layout = { step: 2, dash: 2 };

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);
/** Whether a value has no parts. */
export const isScalarValue = (value: YamlValue): value is YamlScalar =>
  value === null || typeof value !== 'object';

/** The fields of a map that have a value. */
export const fieldsOf = (
  value: Readonly<Record<string, YamlValue | undefined>>,
): readonly (readonly [string, YamlValue])[] =>
  Object.entries(value).flatMap(([name, field]) => (field === undefined ? [] : [[name, field] as const]));

/** A value on one line: `[a, b]`, `{ a: 1 }`. */
export function writeFlow(value: YamlValue, quoting: Quoting = 'plain'): string {
  if (isScalarValue(value)) return writeScalar(value, true, quoting);
  if (isList(value)) return `[${value.map((item) => writeFlow(item)).join(', ')}]`;
  const fields = fieldsOf(value as Readonly<Record<string, YamlValue | undefined>>);
  if (fields.length === 0) return '{}';
  return `{ ${fields.map(([name, field]) => `${writeName(name, true)}: ${writeFlow(field)}`).join(', ')} }`;
}

/** A list this long is easier to read below its name. */
const widestFlow = 88;

const indentBy = (columns: number): string => ' '.repeat(columns);

/** Fields of a map, each on lines of its own. */
export function writeFields(
  fields: readonly (readonly [string, YamlValue])[],
  indent: number,
  layout: Layout,
): readonly string[] {
  return fields.flatMap(([name, field]) => {
    const { head, lines } = writeValue(field, indent, layout);
    const space = head === '' ? '' : ' ';
    return [`${indentBy(indent)}${writeName(name, false)}:${space}${head}`, ...lines];
  });
}

/** An item of a list with its `-`, which stands in column `indent` (from 0). */
export function writeItem(value: YamlValue, indent: number, layout: Layout): readonly string[] {
  const lead = `${indentBy(indent)}- `;
  if (isScalarValue(value)) return [lead + writeScalar(value, false)];
  const fields = isList(value) ? [] : fieldsOf(value as Readonly<Record<string, YamlValue | undefined>>);
  if (fields.length === 0) return [lead + writeFlow(value)];
  const [first = '', ...rest] = writeFields(fields, indent + 2, layout);
  return [lead + first.slice(indent + 2), ...rest];
}

/** A value behind a name that stands in column `indent` (from 0) of a map in block style. */
export function writeValue(
  value: YamlValue,
  indent: number,
  layout: Layout = ordinaryLayout,
  quoting: Quoting = 'plain',
): WrittenValue {
  if (typeof value === 'string') {
    const literal = writeLiteral(value);
    if (literal === undefined) return { head: writeScalar(value, false, quoting), lines: [] };
    const margin = indentBy(indent + layout.step);
    return { head: literal.mark, lines: literal.lines.map((line) => (line === '' ? '' : margin + line)) };
  }
  if (isScalarValue(value)) return { head: writeScalar(value, false), lines: [] };
  if (isList(value)) {
    const flow = writeFlow(value);
    if (value.every((item) => isScalarValue(item)) && flow.length <= widestFlow)
      return { head: flow, lines: [] };
    const lines = value.flatMap((item) => writeItem(item, indent + layout.dash, layout));
    return { head: '', lines };
  }
  const fields = fieldsOf(value as Readonly<Record<string, YamlValue | undefined>>);
  if (fields.length === 0) return { head: '{}', lines: [] };
  return { head: '', lines: writeFields(fields, indent + layout.step, layout) };
}
