const nothing = /^[\p{M}\p{Cf}]$/u;
const twice =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]$/u;

const widthOfCharacter = (character: string): number =>
  nothing.test(character) ? 0 : twice.test(character) ? 2 : 1;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** A text in one line that can command no terminal. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();

/** As much of a text as fits into some columns, at a word if one ends in the last half, with an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let taken = 1;
  for (const character of text) {
    taken += widthOfCharacter(character);
    if (taken > width) break;
    kept += character;
  }
  const space = kept.search(/\s\S*$/);
  return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** A text in lines of some columns, broken at spaces, else between letters; the last of `most` is cut. */
export function wrap(text: string, width: number, most = Infinity): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < most - 1 && widthOf(rest) > width) {
    let end = 0;
    let taken = 0;
    for (const character of rest) {
      taken += widthOfCharacter(character);
      if (taken > width) break;
      end += character.length;
    }
    const space = rest.lastIndexOf(' ', end);
    const cut = space > 0 ? space : Math.max(1, end);
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? lines : [...lines, cutToWidth(rest, width)];
}

/** A text with spaces before it, as many as make it that wide. */
export const alignRight = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** A text with spaces after it, as many as make it that wide. */
export const alignLeft = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
