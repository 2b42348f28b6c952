/** Quotation marks of a language: the usual ones, and those inside of them. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
}

/** By the four marks, the languages (BCP 47) that use them; most after CLDR. Others do as English does. */
const table: Readonly<Record<string, string>> = {
  '„|“|‚|‘': 'bg cs de et hr is ka lt mk sk sl',
  '„|”|‘|’': 'bs sr',
  '„|”|«|»': 'pl ro',
  '„|”|»|«': 'hu',
  '«|»|“|”': 'ar az ca el es hy it pt-PT sq',
  '«|»|„|“': 'be ru uk',
  '«|»|‹|›': 'am de-CH de-LI fa fr-CH it-CH',
  '«|»|‘|’': 'nb nn no',
  '«\u202f|\u202f»|“|”': 'fr',
  '”|”|’|’': 'fi he sv',
  '‘|’|“|”': 'cy nl',
  '「|」|『|』': 'ja zh-Hant',
};

const english = '“|”|‘|’';

/** The marks of a language. One that is not known, or no language at all, has those of English. */
export function quotationMarksOf(language: string): QuotationMarks {
  const names: string[] = [];
  try {
    const { language: name, script, region } = new Intl.Locale(language).maximize();
    const written = new Intl.Locale(language).region;
    names.push(`${name}-${written ?? region}`, `${name}-${script}`, name);
  } catch {
    // as written by a host; whatever it is
  }
  const found = names
    .map((name) => Object.entries(table).find(([, languages]) => languages.split(' ').includes(name)))
    .find((entry) => entry !== undefined);
  const [open = '', close = '', innerOpen = '', innerClose = ''] = (found?.[0] ?? english).split('|');
  return { open, close, innerOpen, innerClose };
}

/** Words in quotation marks; where pairs of the same marks stand inside, they become the inner ones. */
export function quoteWords(words: string, { open, close, innerOpen, innerClose }: QuotationMarks): string {
  // French marks stand off their words by a narrow space, which may be written otherwise or not at all
  const [opening, closing] = [open.trim(), close.trim()];
  // an apostrophe is no end of a quotation
  if (closing === '’') return open + words + close;
  const pair = new RegExp(`${opening}\\s?([^${opening}${closing}]*?)\\s?${closing}`, 'gu');
  return open + words.replaceAll(pair, `${innerOpen}$1${innerClose}`) + close;
}
