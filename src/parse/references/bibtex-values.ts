import type { BibtexString } from './bibtex-entries.ts';
import type { BibtexField } from './bibtex-fields.ts';

/** What the abbreviations of a file stand for. */
export interface Abbreviations {
  /** The names that are defined, in lower case. */
  readonly names: ReadonlySet<string>;
  /** A value put together, abbreviations and all; those that are not defined are empty. */
  readonly valueOf: (field: BibtexField) => string;
}

/**
 * The `@string`s of a file and what `builtIn` defines for all of them. One that is defined by itself, in a circle,
 * is empty.
 */
export function readAbbreviations(
  strings: readonly BibtexString[],
  builtIn: Readonly<Record<string, string>>,
): Abbreviations {
  const definitions = new Map(strings.flatMap(({ fields }) => [...fields]));
  const known = new Map<string, string>(Object.entries(builtIn));
  const open = new Set<string>();
  const lookUp = (name: string): string => {
    const done = known.get(name);
    const definition = definitions.get(name);
    if (definition === undefined || (done !== undefined && !(name in builtIn))) return done ?? '';
    if (open.has(name)) return '';
    open.add(name);
    const value = valueOf(definition);
    open.delete(name);
    definitions.delete(name);
    known.set(name, value);
    return value;
  };
  const names = new Set([...definitions.keys(), ...known.keys()]);
  function valueOf({ pieces }: BibtexField): string {
    return pieces.map(({ kind, text }) => (kind === 'text' ? text : lookUp(text.toLowerCase()))).join('');
  }
  return { names, valueOf };
}
