import { bibtexSpecimens, type Specimen } from './bibtex-specimens.ts';
import { cslSpecimens } from './csl-specimens.ts';
import { risSpecimens } from './ris-specimens.ts';

export type { Specimen } from './bibtex-specimens.ts';

/** Bibliographies of all formats, each as one program writes it. */
export const specimens: readonly Specimen[] = [...bibtexSpecimens, ...risSpecimens, ...cslSpecimens];

/** What happens to a file on its way; the same share always does the same. */
export const damages: readonly {
  readonly name: string;
  readonly apply: (text: string, share: number) => string;
}[] = [
  { name: 'cut off', apply: (text, share) => text.slice(0, Math.floor(text.length * share)) },
  { name: 'begun in the middle', apply: (text, share) => text.slice(Math.floor(text.length * share)) },
  { name: 'Windows line ends', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'old Macintosh line ends', apply: (text) => text.replaceAll('\n', '\r') },
  { name: 'in one line', apply: (text) => text.replaceAll('\n', ' ') },
  { name: 'a byte order mark', apply: (text) => `\uFEFF${text}` },
  {
    name: 'NUL in it',
    apply: (text, share) => insert(text, share, '\0\0'),
  },
  {
    name: 'damaged characters',
    apply: (text, share) => insert(text.replace(/[^\0-\x7F]/g, '\uFFFD'), share, '\uFFFD'),
  },
  { name: 'half a character', apply: (text, share) => insert(text, share, '\uD83D') },
  { name: 'a line lost', apply: (text, share) => changeLine(text, share, () => []) },
  { name: 'a line doubled', apply: (text, share) => changeLine(text, share, (line) => [line, line]) },
  { name: 'a brace too many', apply: (text, share) => insert(text, share, '{') },
  { name: 'a brace too few', apply: (text, share) => removeNext(text, share, /[{}[\]]/) },
  { name: 'a quotation mark too many', apply: (text, share) => insert(text, share, '"') },
  { name: 'a comma too few', apply: (text, share) => removeNext(text, share, /,/) },
  { name: 'all twice', apply: (text) => `${text}\n${text}` },
  {
    name: 'an entry of another format',
    apply: (text, share) =>
      insert(text, share, '\n@misc{inserted, title={I}}\nTY  - BOOK\nER  - \n- id: inserted\n{"id": 1}'),
  },
  { name: 'a huge field', apply: (text, share) => insert(text, share, 'A'.repeat(100_000)) },
  { name: 'deep nesting', apply: (text, share) => insert(text, share, '{['.repeat(3_000)) },
  { name: 'a backslash', apply: (text, share) => insert(text, share, '\\') },
  {
    name: 'a web page',
    apply: (text, share) =>
      `<!DOCTYPE html>\n<html><body>${text.slice(0, Math.floor(text.length * share))}</body></html>`,
  },
];

const placeOf = (text: string, share: number): number => Math.floor(text.length * share);

function insert(text: string, share: number, what: string): string {
  const place = placeOf(text, share);
  return text.slice(0, place) + what + text.slice(place);
}

function changeLine(text: string, share: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const index = Math.floor(lines.length * share);
  return lines.flatMap((line, at) => (at === index ? change(line) : [line])).join('\n');
}

function removeNext(text: string, share: number, sign: RegExp): string {
  const place = placeOf(text, share);
  return text.slice(0, place) + text.slice(place).replace(sign, '');
}
