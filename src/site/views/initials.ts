import { baseLanguage, foldWord } from '../../text/normalize.ts';

/** Entries of an index under one heading. */
export interface InitialGroup<Entry> {
  /** `A`, `Ch`, `あ`, `ㄱ`, `0–9` … */
  readonly letter: string;
  readonly id: string;
  readonly entries: readonly Entry[];
}

const digits = '0–9';
const others = '#';
/** Where the language has no order of sounds for Chinese characters. */
const characters = '漢字';

/** The first Chinese character of each initial of pinyin, in the order of sounds; i, u and v begin no syllable. */
const pinyinStarts: readonly (readonly [character: string, initial: string])[] = [
  ...'阿A八B嚓C咑D妸E发F旮G哈H丌J咔K垃L妈M拏N噢O妑P七Q呥R仨S他T屲W夕X丫Y帀Z'.matchAll(/(.)([A-Z])/gu),
].map(([, character = '', initial = '']) => [character, initial]);

const kanaRows: readonly (readonly [last: string, row: string])[] = [
  ['お', 'あ'],
  ['ご', 'か'],
  ['ぞ', 'さ'],
  ['ど', 'た'],
  ['の', 'な'],
  ['ぽ', 'は'],
  ['も', 'ま'],
  ['よ', 'や'],
  ['ろ', 'ら'],
  ['ゖ', 'わ'],
];

/** Initial consonants of Hangul syllables, doubled ones under the single. */
const hangulInitials = [...'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ'];

/** Letters of two signs, where a language counts them as letters of their own: then they sort behind the first sign. */
const digraphs = /^(?:ch|dd|dzs|dž|dz|cs|ff|gj|gy|lj|ll|ly|ng|nj|ny|ph|rh|rr|sh|sz|th|ty|xh|zh|zs)/u;

const katakanaToHiragana = (letter: string): string =>
  /[ァ-ヶ]/u.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60) : letter;

/** How the names of an index are ordered and headed in a language. */
interface Order {
  readonly language: string;
  readonly collator: Intl.Collator;
  /** Tells letters apart but not what stands on them, unless the language counts that as another letter. */
  readonly letters: Intl.Collator;
}

function orderOf(language: string): Order {
  // everybody who looks up a Chinese name in an index by letters knows pinyin; strokes would need other headings
  const tag = baseLanguage(language) === 'zh' ? 'zh-u-co-pinyin' : language;
  return {
    language,
    collator: new Intl.Collator(tag, { numeric: true }),
    letters: new Intl.Collator(tag, { sensitivity: 'base' }),
  };
}

/** The heading for a letter of an alphabet: without its accent, unless that makes it another letter there. */
function headingOf(name: string, first: string, { language, letters }: Order): string {
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  const pair = digraphs.exec(name.toLocaleLowerCase(language))?.[0];
  // behind any other letter that could follow the first sign, even one of another script
  if (pair !== undefined && letters.compare(pair, `${pair.charAt(0)}я`) > 0) return capital(pair);
  const plain = foldWord(first, 'und').charAt(0);
  const isPlain = plain !== '' && letters.compare(first, plain) === 0;
  const expanded = letters.compare(first, foldWord(first, 'und')) === 0;
  return capital(isPlain || expanded ? plain : first.toLocaleLowerCase(language));
}

function initialOf(name: string, order: Order): string {
  const composed = name.normalize('NFC');
  const start = /[[\p{L}\p{N}]--\p{Lm}]/v.exec(composed);
  if (start === null) return others;
  const [first] = start;
  if (/\p{N}/u.test(first)) return digits;
  if (/\p{Script=Hangul}/u.test(first)) {
    const syllable = (first.codePointAt(0) ?? 0) - 0xac00;
    return hangulInitials[Math.floor(syllable / 588)] ?? first;
  }
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first)) {
    const kana = katakanaToHiragana(first.normalize('NFKC'));
    return kanaRows.find(([last]) => kana <= last)?.[1] ?? others;
  }
  if (/\p{Script=Han}/u.test(first)) {
    if (baseLanguage(order.language) !== 'zh') return characters;
    return pinyinStarts.findLast(([character]) => order.collator.compare(character, first) <= 0)?.[1] ?? 'A';
  }
  // Thai and Lao write some vowels before the consonant that they are spoken after, and that names are ordered by
  if (/[\u0E40-\u0E44\u0EC0-\u0EC4]/u.test(first)) return composed.charAt(start.index + 1) || first;
  return headingOf(composed.slice(start.index), first, order);
}

/** Letters in the language's order, then digits, then what is neither; Chinese characters without sounds last. */
function rankOf(letter: string): number {
  return letter === characters ? 3 : letter === others ? 2 : letter === digits ? 1 : 0;
}

/**
 * Entries in the language's own order (`Intl.Collator`) under the letters that its dictionaries have: å, ä and ö
 * behind z in Swedish, Ch behind h in Czech, Ñ in Spanish; initials of pinyin in Chinese, rows of kana in Japanese,
 * initial consonants in Korean. A Japanese name in Chinese characters stands under its reading if it has one.
 *
 * @param readingOf how an entry is said where its name does not show it; the name by default.
 */
export function groupByInitial<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  language: string,
  readingOf: (entry: Entry) => string | undefined = () => undefined,
): readonly InitialGroup<Entry>[] {
  const order = orderOf(language);
  const sortName = (entry: Entry): string => readingOf(entry) ?? nameOf(entry);
  const compare = (a: string, b: string): number => order.collator.compare(a, b);
  const sorted = [...entries].sort(
    (a, b) => compare(sortName(a), sortName(b)) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  const groups = new Map<string, Entry[]>();
  for (const entry of sorted) {
    const letter = initialOf(sortName(entry), order);
    // Ö and Ő are one letter to a Hungarian dictionary
    const known = [...groups.keys()].find(
      (other) => other === letter || order.letters.compare(other, letter) === 0,
    );
    if (known === undefined) groups.set(letter, [entry]);
    else groups.get(known)?.push(entry);
  }
  return [...groups]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || compare(a, b))
    .map(([letter, list], index) => ({ letter, id: `letter-${index + 1}`, entries: list }));
}
