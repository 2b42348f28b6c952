import { createHash } from 'node:crypto';

/** A value that an import brings: text, or anything that JSON can hold. */
export type Imported =
  string | number | boolean | null | readonly Imported[] | { readonly [name: string]: Imported };

/** What an import brought the last time: a fingerprint of each value. It is kept in `episodes/imported.json`. */
export type ImportRecord = Readonly<Record<string, string>>;

/** A value that stays as it is, though the import has another, and why. */
export interface LeftAlone {
  readonly field: string;
  /** `edited`: the host changed it since the import; `removed`: took it away; `unknown`: nobody knows whose it is. */
  readonly why: 'edited' | 'removed' | 'unknown';
  /** What the import would have written; absent where it would have removed it. */
  readonly theirs?: Imported;
}

/** What to do with what is there, and what to remember. */
export interface Merge {
  /** Values to be set. */
  readonly set: Readonly<Record<string, Imported>>;
  /** Fields to be removed: the import has them no more, and the host left them as they came. */
  readonly remove: readonly string[];
  readonly left: readonly LeftAlone[];
  /** The record for the next time. */
  readonly record: ImportRecord;
}

/** A value as text: names in one order, line ends, composition and white space at the ends of no account. */
function canonical(value: Imported): string {
  if (typeof value === 'string') return JSON.stringify(value.replace(/\r\n?/g, '\n').normalize('NFC').trim());
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Imported[]).map(canonical).join(',')}]`;
  const fields = Object.entries(value as Readonly<Record<string, Imported>>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** The fingerprint of a value: enough to tell whether it is the same one, and short enough to be kept. */
export const fingerprint = (value: Imported): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

type Fields = Readonly<Record<string, Imported | undefined>>;

/**
 * Brings what an import has now into what the host has now. A value that is as the last import left it follows the
 * import; one that the host has changed, or removed, stays, and so does one of which it is not known who wrote it. A
 * field that is new to the import is set where the host has none. What is left alone is named once: it is named again
 * only when the import has yet another value.
 */
export function mergeImport(mine: Fields, then: ImportRecord | undefined, now: Fields): Merge {
  const set: Record<string, Imported> = {};
  const remove: string[] = [];
  const left: LeftAlone[] = [];
  const record: Record<string, string> = {};
  const known = then ?? {};
  for (const field of new Set([...Object.keys(now), ...Object.keys(known)])) {
    const [own, theirs, before] = [mine[field], now[field], known[field]];
    const print = theirs === undefined ? undefined : fingerprint(theirs);
    if (print !== undefined) record[field] = print;
    const isOwn = own !== undefined && fingerprint(own) !== before;
    if (own !== undefined && fingerprint(own) === print) continue;
    if (own === undefined && theirs === undefined) continue;
    const fresh = own === undefined && before === undefined;
    const untouched = own !== undefined && !isOwn;
    if (fresh || untouched) {
      if (theirs === undefined) remove.push(field);
      else set[field] = theirs;
      continue;
    }
    // the import has nothing new to say about what the host decided
    if (print === before) continue;
    const why = before === undefined ? 'unknown' : own === undefined ? 'removed' : 'edited';
    left.push({ field, why, ...(theirs === undefined ? {} : { theirs }) });
  }
  return { set, remove, left, record };
}
