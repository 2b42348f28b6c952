import { baseLanguage } from './normalize.ts';

/** `ending` of an inflected word, and what may stand in its place in the word it comes from. */
type Replacement = readonly [ending: string, bases: readonly string[]];

/**
 * How a language changes the words of a form. Two kinds, as languages differ:
 * - by replacements (English, French …): only the last word of a form changes, and a word of the text is taken back
 *   to what it may come from;
 * - by endings (Russian, Finnish …): every word of a form may change, so both the form's word and the text's lose
 *   their longest ending and the vowels before it, and what is left is compared.
 */
type Table =
  | { readonly minimum: number; readonly replacements: readonly Replacement[] }
  | { readonly minimum: number; readonly endings: readonly string[] };

const list = (text: string): string[] => text.split(/\s+/).sort((a, b) => b.length - a.length);
const plain = (endings: string): Replacement[] => list(endings).map((ending) => [ending, ['']]);

const slavicCyrillic = list(
  'ами ями иями ого его ому ему ыми ими иях иям ией ием ов ев ей ой ый ий ая яя ое ее ые ие ую юю ым им ом ем ам ям ах ях ых их ию ия ии а я о е ы и у ю ь й і ї',
);
const slavicLatin = list(
  'ami emi ého ému ými ích iach iami ových ům ách ách ami ech ích ego emu ymi imi ach ami owi ów ou om em im ym ie iu ia ii ej ą ę a e i o u y ě í é ý á ů',
);

const tables: Readonly<Record<string, Table>> = {
  en: {
    minimum: 2,
    replacements: [
      ['ies', ['y', 'ie', 'ey']],
      ['ches', ['ch', 'che']],
      ['shes', ['sh', 'she']],
      ['sses', ['ss']],
      ['xes', ['x', 'xe']],
      ['zes', ['z', 'ze']],
      ['oes', ['o', 'oe']],
      ['uses', ['us', 'use']],
      ['ases', ['as', 'asis', 'ase']],
      ['ises', ['is', 'isis', 'ise']],
      ['yses', ['ysis']],
      ['eses', ['esis']],
      ['ves', ['f', 'fe', 've']],
      ['men', ['man']],
      ['s', ['']],
    ],
  },
  fr: { minimum: 3, replacements: [['aux', ['al', 'au']], ['eux', ['eu']], ...plain('s x es')] },
  es: { minimum: 3, replacements: [['ces', ['z']], ['iones', ['ión', 'ion']], ...plain('es s')] },
  pt: {
    minimum: 3,
    replacements: [['oes', ['ao']], ['ais', ['al']], ['eis', ['el']], ['ns', ['m']], ...plain('es s')],
  },
  gl: { minimum: 3, replacements: plain('es s') },
  ca: {
    minimum: 3,
    replacements: [
      ['ques', ['ca']],
      ['gues', ['ga']],
      ['es', ['a', '', 'e']],
      ['s', ['']],
    ],
  },
  it: {
    minimum: 3,
    replacements: [
      ['chi', ['co']],
      ['che', ['ca']],
      ['ghi', ['go']],
      ['ghe', ['ga']],
      ['i', ['o', 'e', 'a', 'io']],
      ['e', ['a']],
    ],
  },
  de: {
    minimum: 3,
    replacements: [['ern', ['er', '']], ['innen', ['in']], ...plain('nen en es er se n e s')],
  },
  nl: { minimum: 3, replacements: plain("en es s n e 's") },
  sv: {
    minimum: 3,
    replacements: [
      ['orna', ['a']],
      ['or', ['a']],
      ['an', ['a']],
      ...plain('arna erna aren arnas ens ets ar er en et n t s'),
    ],
  },
  da: { minimum: 3, replacements: plain('erne ernes ene enes ens ets er en et e n t r s') },
  nb: { minimum: 3, replacements: plain('ene enes ens ets er en et a e n t r s') },
  ru: { minimum: 3, endings: slavicCyrillic },
  uk: { minimum: 3, endings: slavicCyrillic },
  be: { minimum: 3, endings: slavicCyrillic },
  sr: { minimum: 3, endings: [...slavicCyrillic, ...slavicLatin] },
  hr: { minimum: 3, endings: slavicLatin },
  bs: { minimum: 3, endings: slavicLatin },
  sl: { minimum: 3, endings: slavicLatin },
  cs: { minimum: 3, endings: slavicLatin },
  sk: { minimum: 3, endings: slavicLatin },
  pl: { minimum: 3, endings: slavicLatin },
  bg: { minimum: 3, endings: list('ията ите ият ата ето ът та то те ия ят и а е о я') },
  fi: {
    minimum: 3,
    endings: list(
      'issa issä ista istä ille illa illä ilta iltä iksi ssa ssä sta stä lla llä lta ltä lle ksi ina inä na nä ien iden jen en ia iä ja jä ta tä n t a ä i',
    ),
  },
  et: {
    minimum: 3,
    endings: list('dega dest desse des tele telt tel ga st sse s le lt l ks ni ta de te d i e a u'),
  },
  hu: {
    minimum: 3,
    endings: list(
      'okat eket öket akat okban ekben okról ekről ban ben ból ből ról ről tól től nak nek val vel hoz hez höz ból ért ként okat ok ek ök ak on en ön ot et öt at ra re ba be t k',
    ),
  },
  tr: { minimum: 3, replacements: turkish() },
  az: { minimum: 3, replacements: turkish() },
};
const other: Table = { minimum: 3, replacements: plain('s') };
const unchanging = new Set([
  'zh',
  'ja',
  'ko',
  'th',
  'lo',
  'km',
  'my',
  'vi',
  'ar',
  'fa',
  'ur',
  'he',
  'yi',
  'id',
  'ms',
]);
const none: Table = { minimum: Infinity, replacements: [] };

/** Plural and case endings of Turkish in their vowel harmonies, alone and together, and the possessive before a case. */
function turkish(): Replacement[] {
  const cases = list(
    'in ın un ün nin nın nun nün i ı u ü yi yı yu yü e a ye ya de da te ta den dan ten tan le la yle yla si sı su sü',
  );
  const plurals = ['ler', 'lar'];
  return plain(
    [...cases, ...plurals, ...plurals.flatMap((plural) => cases.map((ending) => plural + ending))].join(' '),
  );
}

/** Between a noun and what belongs to it. */
const links: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['of', 'in', 'at', 'for', 'to', 'by', 'on', 'with']),
  fr: new Set(['de', 'du', 'des', 'd', 'a', 'au', 'en', 'sans']),
  es: new Set(['de', 'del', 'en', 'a', 'sin']),
  pt: new Set(['de', 'do', 'da', 'dos', 'das', 'em']),
  gl: new Set(['de', 'do', 'da']),
  ca: new Set(['de', 'del', 'd', 'en']),
  it: new Set(['di', 'del', 'della', 'dell', 'dei', 'degli', 'delle', 'd', 'a', 'da', 'in']),
  nl: new Set(['van', 'voor', 'in', 'op']),
  de: new Set(['von', 'für', 'in', 'der', 'des', 'zum', 'zur']),
  sv: new Set(['av', 'för', 'i']),
};
const noLinks: ReadonlySet<string> = new Set();
const agreeing = new Set(['fr', 'es', 'pt', 'gl', 'ca', 'it']);

// What a stem ends in before one ending and loses before another.
const vowel = /[aeiouyäöüõìíéáúóůěýаеёиоуыэюяіїєьй]/;

/** Compares words beyond their inflection. Words given to it are folded (`foldWord`), or as written for exact forms. */
export interface Inflection {
  /** Whether all words of a form of several may change, or only the last. */
  readonly everyWord: boolean;
  /** Small words behind which a name only goes on: what stands before one may be inflected (`bills of exchange`). */
  readonly links: ReadonlySet<string>;
  /** Whether words of a name are inflected together: `armes nucléaires`. */
  readonly agrees: boolean;
  /** What a form's word is looked up by. */
  readonly keyOf: (word: string) => string;
  /** What an inflected word of a text may be looked up by, the likeliest first; the word itself is not among them. */
  readonly basesOf: (word: string) => readonly string[];
}

/**
 * The inflection of a language: plurals, and cases where it has them. It is a table of endings, not a stemmer: a
 * glossary wants `juches` to be Juche, but never `organ` to be `organisation`. Words shorter than three letters are
 * never taken for inflected ones' bases. Possessives and particles are not inflection: see `clitics.ts`.
 * A language that is not in the table adds an `s`.
 */
export function inflectionOf(language: string): Inflection {
  const base = baseLanguage(language);
  const table = tables[base === 'no' || base === 'nn' ? 'nb' : base] ?? (unchanging.has(base) ? none : other);
  if ('endings' in table) {
    const stem = (word: string): string => {
      const ending = table.endings.find(
        (one) => word.endsWith(one) && word.length - one.length >= table.minimum,
      );
      let length = word.length - (ending?.length ?? 0);
      while (length > table.minimum && vowel.test(word.charAt(length - 1))) length--;
      return word.slice(0, length);
    };
    return { everyWord: true, links: noLinks, agrees: true, keyOf: stem, basesOf: (word) => [stem(word)] };
  }
  const byLastLetter = Map.groupBy(table.replacements, ([ending]) => ending.at(-1));
  return {
    everyWord: false,
    links: links[base] ?? noLinks,
    agrees: agreeing.has(base),
    keyOf: (word) => word,
    basesOf: (word) => basesByReplacement(word, byLastLetter.get(word.at(-1)) ?? [], table.minimum),
  };
}

function basesByReplacement(word: string, replacements: readonly Replacement[], minimum: number): string[] {
  const found: string[] = [];
  for (const [ending, bases] of replacements) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    for (const base of bases) {
      const candidate = stem + base;
      if (candidate.length >= minimum && candidate !== word && !found.includes(candidate))
        found.push(candidate);
    }
  }
  return found;
}
