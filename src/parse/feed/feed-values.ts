/** Text on one line, without control characters; `undefined` if there is none. */
export function lineOf(text: unknown): string | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  const line = String(text)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : line;
}

const names =
  'a|abbr|article|audio|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|u|ul|video';

/** Elements that show a text to be HTML: what else stands between `<` and `>` may be anybody's words. */
export const isMarkup = (text: string): boolean =>
  new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'i').test(text);

/** Text that may hold HTML, as text on one line. "1 < 2" stays. */
export const plainLineOf = (text: unknown): string | undefined =>
  typeof text === 'string'
    ? lineOf(text.replace(new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>|<!--[\\s\\S]*?-->`, 'gi'), ' '))
    : undefined;

/**
 * An address of the web that a page may link to. Spaces and signs that no address may hold are encoded, and every
 * other character is kept; `undefined` for other schemes and for what cannot be one.
 */
export function addressOf(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const trimmed = written.trim().replace(/^\/\//, 'https://');
  const encoded = trimmed.replace(/[\s\p{Cc}"<>\\^`]/gu, (sign) => encodeURIComponent(sign));
  if (!/^https?:\/\/[^/]/i.test(encoded) || !URL.canParse(encoded)) return undefined;
  return new URL(encoded).username === '' ? encoded : undefined;
}

/** A language tag in its canonical case; `undefined` for what is none. */
export function languageOf(written: unknown): string | undefined {
  const tag = lineOf(written)?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** A licence as Glosscast knows it: an identifier of Creative Commons, or the address of its text. */
export function licenceOf(
  license: { readonly display?: string; readonly url?: string } | undefined,
): string | undefined {
  const named = lineOf(license?.display);
  if (named !== undefined && /^(?:cc-by|cc0)[\w.-]*$/i.test(named)) return named.toUpperCase();
  return addressOf(license?.url);
}

/** A media type in lower case, without parameters. */
export function mediaTypeOf(written: unknown): string | undefined {
  const [type = ''] = (lineOf(written) ?? '').toLowerCase().split(';');
  return /^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/.test(type.trim()) ? type.trim() : undefined;
}

/** A whole number above 0. */
export function countOf(written: unknown): number | undefined {
  const number = typeof written === 'number' ? written : Number(lineOf(written) ?? NaN);
  return Number.isSafeInteger(number) && number > 0 && number < 1e15 ? number : undefined;
}

/** A number of seconds, not negative, to the millisecond: from a number, `m:ss`, `h:mm:ss`. */
export function secondsOf(written: unknown): number | undefined {
  if (typeof written === 'number') {
    return Number.isFinite(written) && written >= 0 && written < 1e7
      ? Math.round(written * 1000) / 1000
      : undefined;
  }
  const text = lineOf(written) ?? '';
  if (!/^\d{1,7}(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1000) / 1000;
}
