/** Between letters that were written without a space: white space to every index, and nothing to a reader. */
export const hairSpace = '\u200A';

// Scripts whose words are not set apart by spaces. Korean is not among them.
const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const unspaced = String.raw`(?=\p{L})[${scripts.map((script) => String.raw`\p{Script=${script}}`).join('')}]`;
const afterUnspaced = new RegExp(String.raw`(${unspaced}\p{M}*)(?=[^\s\p{M}])`, 'gu');
const beforeUnspaced = new RegExp(String.raw`(\S)(?=${unspaced})`, 'gu');

/**
 * Sets every letter of a script without spaces (Chinese, Japanese, Thai …) apart by a hair space, so that a search
 * for any run of them finds it, whatever dictionary a browser has. {@link joinUnspaced} takes them out again.
 */
export function separateUnspaced(text: string): string {
  return text.replace(afterUnspaced, `$1${hairSpace}`).replace(beforeUnspaced, `$1${hairSpace}`);
}

/** Takes out what {@link separateUnspaced} put in. */
export function joinUnspaced(text: string): string {
  return text.replaceAll(hairSpace, '');
}
