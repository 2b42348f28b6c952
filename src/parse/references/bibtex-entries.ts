/** A field of an entry: where its value stands in the file, and the raw text of it, delimiters included. */
export interface BibtexField {
  readonly offset: number;
  readonly raw: string;
}

/** `@type{key, …}` as it stands in the file; offsets are UTF-16 units from its start. */
export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly offset: number;
  readonly keyOffset: number;
  /** What follows the key, from the comma on, with a closing brace. */
  readonly rest: string;
  readonly restOffset: number;
  /** By lower-cased name; of a name given twice the last counts, as in BibTeX. */
  readonly fields: ReadonlyMap<string, BibtexField>;
}

/** `@string{name = …}`. */
export interface BibtexString {
  readonly name: string;
  readonly definition: string;
  readonly offset: number;
}

/** Something that looks like an entry and cannot be read as one. */
export interface BibtexFault {
  readonly offset: number;
  readonly reason: string;
  readonly hint: string;
}

/** A `.bib` file in its parts. Text between entries is commentary and belongs to none of them. */
export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  readonly strings: readonly BibtexString[];
  readonly faults: readonly BibtexFault[];
}

const opening = /@[ \t]*([A-Za-z]+)\s*([{(])/y;
/** An entry that begins at the start of a line ends whatever was left open before it. */
const entryAtLineStart = /[ \t]*@(?:[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}"'=]+[ \t]*,|(?:string|comment|preamble)[ \t]*[{(])/iy;
const fieldAtLineStart = /[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*(?:["{]|\d+[ \t]*,|[a-z]+[ \t]*,)/iy;
const almostEntry = /^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([^\s{(][^\n]{0,80})?$/gm;

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

interface Span {
  /** After the closing delimiter, or where the next entry begins. */
  readonly end: number;
  readonly closed: boolean;
  /** Where the fault probably is: the value that was never closed. */
  readonly suspect: number;
}

/** From after the opening delimiter to its partner; braces count wherever they stand, as in BibTeX. */
function findEnd(text: string, start: number, close: string): Span {
  let depth = 1;
  let value = start;
  let suspect: number | undefined;
  let quoted = false;
  for (let offset = start; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '\n') {
      if (matchAt(entryAtLineStart, text, offset + 1))
        return { end: offset + 1, closed: false, suspect: suspect ?? (depth > 1 ? value : start) };
      if (depth > 1 && suspect === undefined && matchAt(fieldAtLineStart, text, offset + 1)) suspect = value;
    } else if (character === '{') {
      if (depth === 1) value = offset;
      depth++;
    } else if (character === '}') {
      if (--depth === 0) return { end: offset + 1, closed: close === '}', suspect: offset };
    } else if (character === '"' && depth === 1) {
      quoted = !quoted;
    } else if (character === close && depth === 1 && !quoted) {
      return { end: offset + 1, closed: true, suspect: offset };
    }
  }
  return { end: text.length, closed: false, suspect: suspect ?? (depth > 1 ? value : start) };
}

/** The end of one value: up to the comma that stands outside of braces and quotes. */
function findValueEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  let quoted = false;
  for (let offset = start; offset < limit; offset++) {
    const character = text[offset];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '"' && depth === 0) quoted = !quoted;
    else if (character === ',' && depth === 0 && !quoted) return offset;
  }
  return limit;
}

const fieldName = /[\s,]*([^\s=,{}"#()]+)\s*=\s*/y;

function readFields(text: string, start: number, limit: number): Map<string, BibtexField> {
  const fields = new Map<string, BibtexField>();
  let offset = start;
  while (offset < limit) {
    const match = matchAt(fieldName, text, offset);
    if (!match || match.index + match[0].length > limit) break;
    const valueStart = match.index + match[0].length;
    offset = findValueEnd(text, valueStart, limit);
    fields.set((match[1] as string).toLowerCase(), {
      offset: valueStart,
      raw: text.slice(valueStart, offset).trimEnd(),
    });
  }
  return fields;
}

const keyPattern = /\s*([^,\s{}]*)\s*(,|$)/y;

function readEntry(text: string, type: string, offset: number, body: number, limit: number): BibtexEntry | BibtexFault {
  const match = matchAt(keyPattern, text.slice(0, limit), body);
  const keyOffset = body + text.slice(body, body + 200).search(/\S|$/);
  if (!match || (match[1] as string).includes('='))
    return { offset: keyOffset, reason: 'the entry has no key', hint: `write @${type}{key, …` };
  const restOffset = match.index + match[0].length - (match[2] as string).length;
  return {
    type: type.toLowerCase(),
    key: match[1] as string,
    offset,
    keyOffset,
    rest: match[2] === ',' ? `${text.slice(restOffset, limit)}}` : ',}',
    restOffset,
    fields: readFields(text, restOffset, limit),
  };
}

/**
 * Takes a `.bib` file apart, in one pass. An entry whose braces do not balance ends where the next one begins at
 * the start of a line: it is reported, and no other is lost.
 */
export function splitBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const strings: BibtexString[] = [];
  const faults: BibtexFault[] = [];
  let covered = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(covered, at + 1))) {
    const match = matchAt(opening, text, at);
    if (!match || /[\w.]/.test(text[at - 1] ?? ' ')) continue;
    const type = (match[1] as string).toLowerCase();
    const body = at + match[0].length;
    const { end, closed, suspect } = findEnd(text, body, match[2] === '{' ? '}' : ')');
    reportStray(text, covered, at, faults);
    covered = end;
    if (type === 'comment' || (type === 'preamble' && closed)) continue;
    if (!closed) {
      faults.push({ offset: suspect, reason: `@${match[1]} is not closed`, hint: 'a closing } is missing, or a { too many' });
    } else if (type === 'string') {
      const name = /^\s*([^\s=]+)\s*=/.exec(text.slice(body, body + 200))?.[1];
      if (name === undefined)
        faults.push({ offset: at, reason: '@string has no name', hint: 'write @string{name = "…"}' });
      else strings.push({ name: name.toLowerCase(), definition: text.slice(body, end - 1), offset: body });
    } else {
      const entry = readEntry(text, match[1] as string, at, body, end - 1);
      if ('reason' in entry) faults.push(entry);
      else entries.push(entry);
    }
  }
  reportStray(text, covered, text.length, faults);
  return { entries, strings, faults };
}

/** `@article key, …` without its brace would otherwise pass for commentary. */
function reportStray(text: string, start: number, end: number, faults: BibtexFault[]): void {
  const between = text.slice(start, end);
  if (!between.includes('@')) return;
  for (const match of between.matchAll(almostEntry)) {
    const offset = start + match.index + match[0].indexOf('@');
    faults.push({
      offset,
      reason: `"@${match[1]}" is not followed by {`,
      hint: `write @${match[1]}{key, …`,
    });
  }
}
