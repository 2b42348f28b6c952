/** Scripts written from right to left that a page may meet (ISO 15924). */
const rightToLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'];
const rightToLeftLetter = new RegExp(
  `[${rightToLeft.map((script) => String.raw`\p{Script=${script}}`).join('')}]`,
  'u',
);

/** The direction that a language (BCP 47) is written in, by its usual script. */
export function directionOfLanguage(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return rightToLeft.includes(script) ? 'rtl' : 'ltr';
}

/** Direction of the first letter of a text; `undefined` for a text without letters. */
export function directionOfText(text: string): 'ltr' | 'rtl' | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return rightToLeftLetter.test(letter) ? 'rtl' : 'ltr';
}
