/** How long a text is once it is escaped, in UTF-16 units. */
type Measure = (text: string) => number;

function wrapLine(line: string, limit: number, measure: Measure): string {
  let wrapped = '';
  let width = 0;
  for (const [index, word] of line.split(' ').entries()) {
    const length = measure(word);
    const fits = width + 1 + length <= limit;
    // a line of nothing but spaces would be a blank one
    const breaks = index > 0 && !fits && word !== '' && width > 0;
    wrapped += index === 0 ? word : breaks ? `\n${word}` : ` ${word}`;
    width = index === 0 || breaks ? length : width + 1 + length;
  }
  return wrapped;
}

/**
 * Breaks lines that are longer than `limit` by putting a line break in the place of a space, so that every character
 * keeps its offset. A word that is longer than that has a line of its own.
 */
export const wrapAtSpaces = (text: string, limit: number, measure: Measure = (part) => part.length): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, limit, measure))
    .join('\n');
