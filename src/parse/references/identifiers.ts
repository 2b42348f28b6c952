/** DOIs come bare, as `doi:…`, as an address, or with blanks in them. */
export function bareDoi(doi: string): string {
  return doi
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, '')
    .replace(/^(?:urn:)?doi:\s*/i, '')
    .replace(/[\s.,;]+$/, '');
}

/**
 * Whether a text, bare, can be a DOI, or a short one (`10/abcd`).
 * @see https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html
 */
export const isDoi = (doi: string): boolean =>
  /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi) || /^10\/[a-z0-9]{3,}$/i.test(doi);

const checkTen = (digits: string): boolean =>
  [...digits].reduce((sum, digit, index) => sum + (10 - index) * (digit === 'X' ? 10 : Number(digit)), 0) %
    11 ===
  0;

const checkThirteen = (digits: string): boolean =>
  [...digits].reduce((sum, digit, index) => sum + (index % 2 === 0 ? 1 : 3) * Number(digit), 0) % 10 === 0;

/**
 * The first text in an ISBN field that is no ISBN: wrong length, wrong characters, or a check digit that does not fit.
 * Several may stand there, with words in parentheses behind each.
 * @see https://www.isbn-international.org/content/isbn-users-manual/29
 */
export function wrongIsbn(written: string): string | undefined {
  const plain = written.replace(/\([^)]*\)/g, ' ').replace(/isbn(?:-1[03])?:?/gi, ' ');
  const pieces = plain.split(/[,;/]|\s{2,}|\s(?=97[89])/).map((piece) => piece.trim());
  return pieces.find((piece) => {
    const digits = piece.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
    if (digits === '') return false;
    if (/^\d{9}[\dX]$/.test(digits)) return !checkTen(digits);
    return !/^97[89]\d{10}$/.test(digits) || !checkThirteen(digits);
  });
}
