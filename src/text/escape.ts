/** Text as it stands in HTML and XML, both between tags and inside quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Without what XML 1.0 has no way to write: control characters, half surrogate pairs. @see https://www.w3.org/TR/xml/#charsets */
export const keepXmlCharacters = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));

/** JSON that can stand inside `<script>`, whatever its strings hold. */
export const writeScriptJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
