/**
 * How texts are compared. Nothing here is ever shown: offsets of what is compared are those of whole words, which
 * `words.ts` cuts from the original text, so that no map from a changed text back to the original is needed.
 */

/**
 * Letters that a language counts as letters of their own: there `ä` is no `a` with something on it, and telling them
 * apart tells words apart (German *Zuge*, *Züge*; Spanish *ano*, *año*).
 */
const ownLetters: Readonly<Record<string, string>> = {
  az: 'çəğöşü',
  be: 'ёйў',
  bg: 'й',
  bs: 'čćđšž',
  cs: 'čďěňřšťůž',
  da: 'æøå',
  de: 'äöü',
  es: 'ñ',
  et: 'äöõüšž',
  fi: 'åäö',
  gl: 'ñ',
  hr: 'čćđšž',
  hu: 'áéíóöőúüű',
  is: 'áéíóúýðþæö',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  nb: 'æøå',
  nn: 'æøå',
  no: 'æøå',
  pl: 'ąćęłńóśźż',
  ro: 'ăâîșț',
  ru: 'й',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  sl: 'čšž',
  sq: 'çë',
  sr: 'čćđšž',
  sv: 'åäö',
  tr: 'çğöşü',
  uk: 'йїґ',
};

/** Letters that Unicode does not take apart, as they are commonly written without their strokes. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ə: 'e',
  ς: 'σ',
};

// Accents of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs, hamza and madda. Not the vowel signs of
// Indic and South-East Asian scripts, nor the kana's voicing: those are what is written.
const accent = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]/;
const accents = new RegExp(accent, 'g');
const invisible = /[\u00AD\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const asciiOnly = /^[\x20-\x7E]*$/;

/** Language subtag of a BCP 47 tag, lower-cased: `tr` of `tr-TR`; `und` for what is no tag. */
export function baseLanguage(tag: string): string {
  return /^([A-Za-z]{2,3}|[A-Za-z]{5,8})(?:[-_]|$)/.exec(tag)?.[1]?.toLowerCase() ?? 'und';
}

const turkishCapital = /[I\u0130]/;

/** Lower case as the language has it: Turkish and Azerbaijani `I` is `ı`, and `İ` is `i`. */
function lowerCase(text: string, base: string): string {
  // asked only where it makes a difference: the platform takes long over it
  return (base === 'tr' || base === 'az') && turkishCapital.test(text)
    ? text.toLocaleLowerCase(base)
    : text.toLowerCase();
}

/**
 * What is typing rather than writing made one: width and ligatures (NFKC), characters without ink, apostrophes.
 * Case and accents stay. Forms that match only as written are compared by this.
 */
export function normalizeTyping(text: string): string {
  if (asciiOnly.test(text)) return text;
  // first the apostrophes: NFKC takes an acute accent that stands for one to be a space with an accent
  return text.replace(apostrophes, "'").normalize('NFKC').replace(invisible, '');
}

/** Straight, typographic and modifier apostrophes, and what is typed for them. */
export const apostrophes = /['\u2018\u2019\u201B\u02BB\u02BC\u02B9\u2032\u00B4\u0060\uFF07]/g;

/**
 * The form in which words are compared where case does not matter: {@link normalizeTyping}, lower-cased, and without
 * diacritics. So `feiqian` and `fēiqián` are one, whichever of the two stands in the glossary. Diacritics tell words
 * apart only where the text's language counts the letter as one of its own (see the table), in Vietnamese, and in
 * forms that match only as written.
 *
 * @param language BCP 47, of the text that is read.
 */
export function foldWord(word: string, language: string): string {
  const base = baseLanguage(language);
  const lower = lowerCase(normalizeTyping(word), base);
  if (asciiOnly.test(lower) || base === 'vi') return lower;
  const own = ownLetters[base] ?? '';
  let folded = '';
  for (const letter of lower.normalize('NFC')) {
    if (own.includes(letter) || (letter === 'ı' && (base === 'tr' || base === 'az'))) folded += letter;
    else folded += foldLetter(letter);
  }
  return folded.normalize('NFC');
}

function foldLetter(letter: string): string {
  const plain = plainLetters[letter];
  if (plain !== undefined) return plain;
  const parts = letter.normalize('NFD');
  return accent.test(parts)
    ? [...parts.replace(accents, '')].map((part) => plainLetters[part] ?? part).join('')
    : parts;
}

/** A title to be compared with another: its letters and digits alone, in lower case. Accents count. */
export const foldTitle = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
