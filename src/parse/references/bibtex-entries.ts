import { endOfUnclosed, readFields, type FieldFault, type FieldList } from './bibtex-fields.ts';

/** `@type{key, …}` as it stands in the file; offsets are UTF-16 units from its start. */
export interface BibtexEntry extends FieldList {
  readonly type: string;
  readonly key: string;
  readonly offset: number;
  readonly keyOffset: number;
  /** Behind its closing delimiter. */
  readonly end: number;
}

/** `@string{name = …}`, which may define several at once. */
export interface BibtexString extends FieldList {
  readonly offset: number;
  /** Of its `@`. */
  readonly start: number;
  /** Behind its closing delimiter. */
  readonly end: number;
}

/** Something that looks like an entry and cannot be read as one. */
export type BibtexFault = FieldFault;

/** A `.bib` file in its parts. Text between entries is commentary and belongs to none of them. */
export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  readonly strings: readonly BibtexString[];
  readonly faults: readonly BibtexFault[];
}

const opening = /@[ \t]*([A-Za-z]+)\s*([{(])/y;
/** An entry that begins at the start of a line ends whatever was left open before it. */
const entryAtLineStart =
  /[ \t]*@(?:[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}"'=]+[ \t]*,|(?:string|comment|preamble)[ \t]*[{(])/iy;
/** What in a value is rather a field behind it. */
const fieldInValue = /,[ \t]*[A-Za-z]+[ \t]*=[ \t]*["{]/y;
/** A field where the entry should be over. */
const fieldBehind = /[ \t]*,\s*[A-Za-z][\w-]*\s*=\s*["{\d]/y;
/** An entry in the middle of a line, with its first field. */
const entryInLine = /@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}"'=]+[ \t]*,\s*[A-Za-z][\w-]*\s*=\s*["{\d]/y;
const fieldAtLineStart = /[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*(?:["{]|\d+[ \t]*,|[a-z]+[ \t]*,)/iy;
const almostEntry = /^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([^\s{(][^\n]{0,80})?$/gm;

/** Whether an offset stands in a line that begins with `%`; to be asked in ascending order. */
function createComments(text: string): (offset: number) => boolean {
  const lines = text.matchAll(/^[ \t]*%.*$/gm);
  let line = lines.next().value;
  return (offset) => {
    while (line !== undefined && line.index + line[0].length < offset) line = lines.next().value;
    return line !== undefined && line.index <= offset;
  };
}

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

/**
 * How many entries that are never closed, nor followed by one on a line of its own, are searched for what they hold of
 * others: each such search goes to the end of the file.
 */
const deepSearches = 100;

/** From after the opening delimiter to its partner; braces count wherever they stand, as in BibTeX. */
function findEnd(text: string, start: number, close: string, deep: boolean): Span {
  let depth = 1;
  let inner: { readonly offset: number; readonly suspect: number } | undefined;
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
    } else if (
      character === ',' &&
      depth > 1 &&
      suspect === undefined &&
      matchAt(fieldInValue, text, offset)
    ) {
      suspect = value;
    } else if (character === '@' && deep && inner === undefined && matchAt(entryInLine, text, offset)) {
      inner = { offset, suspect: suspect ?? (depth > 1 ? value : start) };
    } else if (character === close && depth === 1 && !quoted) {
      return { end: offset + 1, closed: true, suspect: offset };
    }
  }
  if (inner) return { end: inner.offset, closed: false, suspect: inner.suspect };
  return { end: text.length, closed: false, suspect: suspect ?? (depth > 1 ? value : start) };
}

const keyPattern = /\s*([^,{}="#%\n]*?)\s*(?:,|$)/y;
/** A key without its comma, before the first field. */
const keyAlone = /\s*([^\s,{}="#%]+)\s+(?=[^\s=,{}"#()%]+\s*=)/y;

/** Where the text ends that belongs to an entry with a value that is never closed: before its own closing brace. */
function endOfBroken(text: string, broken: number, end: number): number {
  let depth = 0;
  for (let offset = endOfUnclosed(text, broken, end); offset < end; offset++) {
    if (text[offset] === '{') depth++;
    else if (text[offset] === '}' && --depth < 0) return offset;
  }
  return end;
}

/** What can be read of an entry that is not closed; nothing where that is not even a key and a field. */
function readUnclosed(
  text: string,
  type: string,
  offset: number,
  body: number,
  span: Span,
): BibtexEntry | undefined {
  const broken = span.suspect > body && span.suspect < span.end ? span.suspect : undefined;
  const limit = broken === undefined ? span.end : endOfBroken(text, broken, span.end);
  const entry = readEntry(text, type, offset, body, limit, broken);
  if ('reason' in entry || ![...entry.fields.values()].some(({ raw }) => raw !== '')) return undefined;
  if (broken !== undefined) return entry;
  const reason = `@${type} is not closed`;
  return { ...entry, faults: [{ offset: body, reason, hint: 'write } at its end' }, ...entry.faults] };
}

function readEntry(
  text: string,
  type: string,
  offset: number,
  body: number,
  limit: number,
  broken?: number,
): BibtexEntry | BibtexFault {
  const keyOffset = body + text.slice(body, body + 200).search(/\S|$/);
  const inside = text.slice(body, limit);
  const match = matchAt(keyPattern, inside, 0);
  const alone = match ? undefined : matchAt(keyAlone, inside, 0);
  const found = match ?? alone;
  if (!found) return { offset: keyOffset, reason: 'the entry has no key', hint: `write @${type}{key, …` };
  const key = found[1] as string;
  const list = readFields(text, body + found[0].length, limit, broken);
  const faults: FieldFault[] = [...list.faults];
  if (alone)
    faults.unshift({ offset: keyOffset, reason: 'a comma is missing behind the key', hint: `write ${key},` });
  if (/\s/.test(key))
    faults.unshift({
      offset: keyOffset,
      reason: `the key "${key}" has a space in it, so nothing can cite it`,
      hint: `write for instance ${key.replace(/\s+/g, '-')}`,
    });
  return { type: type.toLowerCase(), key, offset, keyOffset, end: limit + 1, fields: list.fields, faults };
}

/** An entry that a brace too many seemed to end, with the fields behind it. */
function withMore(text: string, entry: BibtexEntry, start: number, end: number): BibtexEntry {
  const more = readFields(text, start, end - 1);
  const fault = {
    offset: start - 1,
    reason: 'this brace ends the entry, and fields follow',
    hint: 'take it away',
  };
  return {
    ...entry,
    end,
    fields: new Map([...more.fields, ...entry.fields]),
    faults: [...entry.faults, fault, ...more.faults],
  };
}

/**
 * Takes a `.bib` file apart, in one pass. An entry whose braces do not balance ends where the next one begins at
 * the start of a line, or in one: it is reported, what can be read of it is kept, and no other is lost.
 */
export function splitBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const strings: BibtexString[] = [];
  const faults: BibtexFault[] = [];
  // To biber and to people such a line is a comment, if not to BibTeX itself.
  const isComment = createComments(text);
  let covered = 0;
  let searches = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(covered, at + 1))) {
    const match = matchAt(opening, text, at);
    if (!match || /[\w.]/.test(text[at - 1] ?? ' ') || isComment(at)) continue;
    const type = (match[1] as string).toLowerCase();
    const body = at + match[0].length;
    const span = findEnd(text, body, match[2] === '{' ? '}' : ')', searches < deepSearches);
    const { end, closed, suspect } = span;
    if (!closed) searches++;
    reportStray(text, covered, at, faults);
    covered = end;
    const more =
      closed && matchAt(fieldBehind, text, end)
        ? findEnd(text, end, match[2] === '{' ? '}' : ')', false)
        : undefined;
    if (type === 'comment' || (type === 'preamble' && closed)) continue;
    if (!closed) {
      const kept =
        type === 'string' || type === 'preamble'
          ? undefined
          : readUnclosed(text, match[1] as string, at, body, span);
      if (kept) entries.push(kept);
      else
        faults.push({
          offset: suspect,
          reason: `@${match[1]} is not closed`,
          hint: 'a closing } is missing, or a { too many',
        });
    } else if (type === 'string') {
      const list = readFields(text, body, end - 1);
      if (list.fields.size === 0)
        faults.push({ offset: at, reason: '@string has no name', hint: 'write @string{name = "…"}' });
      else strings.push({ ...list, offset: body, start: at, end });
    } else {
      const entry = readEntry(text, match[1] as string, at, body, end - 1);
      if ('reason' in entry) faults.push(entry);
      else if (!more?.closed) entries.push(entry);
      else {
        entries.push(withMore(text, entry, end, more.end));
        covered = more.end;
      }
    }
  }
  reportStray(text, covered, text.length, faults);
  return { entries, strings, faults };
}

/** `@article key, …` without its brace would otherwise pass for commentary. */
function reportStray(text: string, start: number, end: number, faults: BibtexFault[]): void {
  const between = text.slice(start, end);
  if (!between.includes('@')) return;
  for (const match of between.matchAll(/^[ \t]*@[ \t]*["{(]/gm)) {
    const offset = start + match.index + match[0].indexOf('@');
    faults.push({
      offset,
      reason: 'this "@" has no type behind it',
      hint: 'write for instance @book{key, …',
    });
  }
  for (const match of between.matchAll(almostEntry)) {
    if ((match[1] as string).toLowerCase() === 'comment') continue;
    const offset = start + match.index + match[0].indexOf('@');
    faults.push({
      offset,
      reason: `"@${match[1]}" is not followed by {`,
      hint: `write @${match[1]}{key, …`,
    });
  }
}
