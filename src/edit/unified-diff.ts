/** Lines around a change that are shown with it. */
const context = 3;

/** Most comparisons of lines that are made to find which of them stayed. */
const mostComparisons = 4_000_000;

/** A line of a diff: kept, removed or added. */
interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

const marked = (mark: DiffLine['mark'], lines: readonly string[]): DiffLine[] =>
  lines.map((text) => ({ mark, text }));

/** Lines that were only ever changed in place: those removed before those added, run by run. */
function compareInPlace(old: readonly string[], renewed: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  for (let index = 0; index < old.length;) {
    const from = index;
    while (index < old.length && old[index] !== renewed[index]) index++;
    lines.push(...marked('-', old.slice(from, index)), ...marked('+', renewed.slice(from, index)));
    if (index < old.length) lines.push({ mark: ' ', text: old[index++] ?? '' });
  }
  return lines;
}

/** How many lines are common to the rest of both texts, from each pair of lines on. */
function countCommon(old: readonly string[], renewed: readonly string[]): (a: number, b: number) => number {
  const width = renewed.length + 1;
  const counts = new Uint32Array((old.length + 1) * width);
  const at = (a: number, b: number): number => counts[a * width + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = renewed.length - 1; b >= 0; b--)
      counts[a * width + b] =
        old[a] === renewed[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
  return at;
}

function compareByCommonLines(old: readonly string[], renewed: readonly string[]): DiffLine[] {
  if (old.length * renewed.length > mostComparisons)
    return old.length === renewed.length
      ? compareInPlace(old, renewed)
      : [...marked('-', old), ...marked('+', renewed)];
  const common = countCommon(old, renewed);
  const lines: DiffLine[] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < renewed.length) {
    if (old[a] === renewed[b]) {
      lines.push({ mark: ' ', text: old[a++] ?? '' });
      b++;
    } else if (common(a + 1, b) >= common(a, b + 1)) lines.push({ mark: '-', text: old[a++] ?? '' });
    else lines.push({ mark: '+', text: renewed[b++] ?? '' });
  }
  return [...lines, ...marked('-', old.slice(a)), ...marked('+', renewed.slice(b))];
}

function compareLines(old: readonly string[], renewed: readonly string[]): DiffLine[] {
  const least = Math.min(old.length, renewed.length);
  let head = 0;
  while (head < least && old[head] === renewed[head]) head++;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === renewed.at(-1 - tail)) tail++;
  const middle = (lines: readonly string[]): readonly string[] => lines.slice(head, lines.length - tail);
  return [
    ...marked(' ', old.slice(0, head)),
    ...compareByCommonLines(middle(old), middle(renewed)),
    ...marked(' ', old.slice(old.length - tail)),
  ];
}

/** The last line of a file may have no end, which is said as `diff` says it. */
const write = ({ mark, text }: DiffLine): string =>
  text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;

/** `3,7`: the first line, and how many; of no lines, the one before them. */
const rangeOf = (before: number, count: number): string => `${count === 0 ? before : before + 1},${count}`;

/** Parts of a diff with the lines around them, those that touch as one. Half-open ranges of its lines. */
function findHunks(lines: readonly DiffLine[]): readonly { readonly start: number; readonly end: number }[] {
  const hunks: { start: number; end: number }[] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const last = hunks.at(-1);
    const end = Math.min(lines.length, index + context + 1);
    if (last !== undefined && index - context <= last.end) last.end = end;
    else hunks.push({ start: Math.max(0, index - context), end });
  }
  return hunks;
}

/**
 * The difference between two texts as `diff -u` writes it and `patch -p1` or `git apply` read it. `before` is
 * `undefined` for a file that is new. Empty where there is no difference.
 */
export function writeUnifiedDiff(path: string, before: string | undefined, after: string): string {
  const lines = compareLines(linesOf(before ?? ''), linesOf(after));
  let [oldLine, newLine, seen] = [0, 0, 0];
  const written = findHunks(lines).map(({ start, end }) => {
    for (; seen < start; seen++) {
      oldLine++;
      newLine++;
    }
    const hunk = lines.slice(start, end);
    const removed = hunk.filter(({ mark }) => mark !== '+').length;
    const added = hunk.filter(({ mark }) => mark !== '-').length;
    const head = `@@ -${rangeOf(oldLine, removed)} +${rangeOf(newLine, added)} @@\n`;
    [oldLine, newLine, seen] = [oldLine + removed, newLine + added, end];
    return head + hunk.map(write).join('');
  });
  if (written.length === 0) return '';
  return `${before === undefined ? '--- /dev/null' : `--- a/${path}`}\n+++ b/${path}\n${written.join('')}`;
}
