/** Text as it stands in HTML and XML, both between tags and inside quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Without what XML 1.0 has no way to write: control characters, half surrogate pairs. @see https://www.w3.org/TR/xml/#charsets */
export const keepXmlCharacters = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));
