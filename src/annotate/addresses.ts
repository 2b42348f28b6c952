import type { Range } from '../model/position.ts';

// Something that only addresses have: a scheme, `www.`, an at sign, a dot between name and domain (or file ending),
// the beginning of a path, a backslash.
const sign = /[a-z]:\/\/|www\.|@|[a-z0-9]\.[a-z]{2}|(?<![^\s(])(?:~|\.{1,2})?\/[\w.-]+\/|[\w:]\\\w/gi;
const addressCharacter =
  /[[\p{L}\p{M}\p{N}\-._~:\/\\?#\[\]@!$\x26'*+,;=%]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]]/v;

/**
 * Where web and mail addresses, handles, domains and file names stand in plain text (`https://…`, `me@example.org`,
 * `@handle`, `bybit.com/en`, `C:\\notes`, `/home/notes`), whole: a name inside one is part of the address and no mention. Ascending, not
 * overlapping; in linear time.
 */
export function findAddresses(text: string): Range[] {
  const found: Range[] = [];
  let last = 0;
  for (const match of text.matchAll(sign)) {
    if (match.index < last) continue;
    let start = match.index;
    let end = match.index + match[0].length;
    while (start > last && addressCharacter.test(text.charAt(start - 1))) start--;
    while (end < text.length && addressCharacter.test(text.charAt(end))) end++;
    found.push({ start, end });
    last = end;
  }
  return found;
}
