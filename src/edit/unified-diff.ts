/** Lines around a change that are shown with it. */
const context = 3;

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

/** A line of a diff; the last line of a file may have no end, which is said as `diff` says it. */
const write = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;

/**
 * The difference between two texts with the same number of lines, as `diff -u` writes it and `patch -p1` or
 * `git apply` read it: lines are only ever changed in place. Empty where there is none. Throws if the number of
 * lines differs.
 */
export function writeUnifiedDiff(path: string, before: string, after: string): string {
  const [old, renewed] = [linesOf(before), linesOf(after)];
  if (old.length !== renewed.length) throw new Error(`${path}: the number of lines differs`);
  const changed = old.flatMap((line, index) => (line === renewed[index] ? [] : [index]));
  const hunks: { start: number; end: number }[] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    const end = Math.min(old.length, index + context + 1);
    if (last !== undefined && index - context <= last.end) last.end = end;
    else hunks.push({ start: Math.max(0, index - context), end });
  }
  if (hunks.length === 0) return '';
  const written = hunks.map(({ start, end }) => {
    const range = `${start + 1},${end - start}`;
    let [text, removed, added] = [`@@ -${range} +${range} @@\n`, '', ''];
    const flush = (): void => {
      text += removed + added;
      [removed, added] = ['', ''];
    };
    for (let index = start; index < end; index++) {
      const [was, is] = [old[index] ?? '', renewed[index] ?? ''];
      if (was === is) {
        flush();
        text += write(' ', was);
      } else {
        removed += write('-', was);
        added += write('+', is);
      }
    }
    flush();
    return text;
  });
  return `--- a/${path}\n+++ b/${path}\n${written.join('')}`;
}
