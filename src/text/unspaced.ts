// Scripts whose words are not set apart by spaces. Korean is not among them.
const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const unspaced = String.raw`(?=\p{L})[${scripts.map((script) => String.raw`\p{Script=${script}}`).join('')}]`;
const afterUnspaced = new RegExp(String.raw`(${unspaced}\p{M}*)(?=[^\s\p{M}])`, 'gu');
const beforeUnspaced = new RegExp(String.raw`(\S)(?=${unspaced})`, 'gu');

const startsUnspaced = new RegExp(`^${unspaced}`, 'u');
const endsUnspaced = new RegExp(String.raw`${unspaced}\p{M}*$`, 'u');
const startsWithClosing = /^[\p{Po}\p{Pe}\p{Pf}\u3000-\u303F\uFF00-\uFFEF]/u;
const endsWithOpening = /[\p{Ps}\p{Pi}\u3000-\u303F\uFF00-\uFFEF]$/u;

/**
 * Sets every letter of a script without spaces (Chinese, Japanese, Thai …) apart by a space, so that a search for
 * any run of them finds it, whatever dictionary a browser has. {@link joinUnspaced} takes the spaces out again.
 */
export function separateUnspaced(text: string): string {
  return text.replace(afterUnspaced, '$1 ').replace(beforeUnspaced, '$1 ');
}

/** Whether two words of separated text stood together: letters of such a script, or one and its punctuation. */
export function stoodTogether(before: string, after: string): boolean {
  if (endsUnspaced.test(before)) return startsUnspaced.test(after) || startsWithClosing.test(after);
  return startsUnspaced.test(after) && endsWithOpening.test(before);
}

/** Undoes {@link separateUnspaced}, but for a space between such a script and another. */
export function joinUnspaced(text: string): string {
  const pieces = text.split(/(\s+)/u);
  return pieces
    .map((piece, index) =>
      index % 2 === 1 && stoodTogether(pieces[index - 1] ?? '', pieces[index + 1] ?? '') ? '' : piece,
    )
    .join('');
}

const chineseOrJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Whether two neighbouring characters stand together without a space: Chinese or Japanese ones, signs included. */
export const standsTogether = (before: string, after: string): boolean =>
  chineseOrJapanese.test(before) && chineseOrJapanese.test(after);
