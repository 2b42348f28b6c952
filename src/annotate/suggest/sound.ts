import { doubleMetaphone } from 'double-metaphone';

/** How words of Latin letters sound, roughly: enough to hold two spellings against each other. */
export interface Sound {
  /** One letter a sound: vowels `aeiou`, `C` for ch, sh and zh. Empty for what is not in Latin letters. */
  readonly sounds: string;
  /** Codes of Double Metaphone, which leave out vowels; equal neighbours are one. */
  readonly codes: readonly string[];
}

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'e',
  œ: 'e',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** The basic Latin letters of words, without what stands on or between them; `undefined` if there are others. */
export function squash(words: string): string | undefined {
  const plain = words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\p{M}\s'’ʼ‘.\u2010-\u2015-]/gu, '');
  return /^[a-z]+$/.test(plain) ? plain : undefined;
}

const rules: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/tsch|tch|sch|sh|ch|zh/g, 'C'],
  [/q(?!u)/g, 'C'],
  [/^x/, 'C'],
  [/qu/g, 'kw'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/^kn|gn$/g, 'n'],
  [/^wr/, 'r'],
  [/^(?:ts|tz)/, 's'],
  [/igh/g, 'i'],
  [/th/g, 't'],
  [/wh/g, 'w'],
  [/dge?/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/c?k|c/g, 'k'],
  [/[ae][iy]/g, 'e'],
  [/ee|ea|ie/g, 'i'],
  [/oo|ou|ue|ew/g, 'u'],
  [/au|[ao]w(?![aeiouy])|oa/g, 'o'],
  [/(?<=.)y/g, 'i'],
  [/(?<=[aeiou])h(?![aeiou])/g, ''],
  [/(.)\1+/g, '$1'],
];

/** The sounds of basic Latin letters, without a gap. */
export const soundsOf = (letters: string): string =>
  rules.reduce((text, [pattern, sound]) => text.replace(pattern, sound), letters);

/** Equal neighbours made one: what two words have at their seam is heard once. */
export const collapse = (code: string): string => code.replace(/(.)\1+/g, '$1');

/** The sound of a word. */
export function soundOf(word: string): Sound {
  const letters = squash(word);
  if (letters === undefined) return { sounds: '', codes: [] };
  return {
    sounds: soundsOf(letters),
    codes: [...new Set(doubleMetaphone(letters).map(collapse))].filter((code) => code !== ''),
  };
}

/** How many syllables sounds have: one or, as an `e` at the end of the letters is spoken or not, two answers. */
export function syllablesOf(letters: string, sounds: string): readonly number[] {
  const count = sounds.match(/[aeiou]+/g)?.length ?? 0;
  return /[^aeiou]e$/.test(letters) && count > 1 ? [count, count - 1] : [count];
}

const near = new Set(
  'pb td kg sz fv Cj Cs Ck Cz jg mn rl vw jz td kC'
    .split(' ')
    .flatMap((pair) => [pair, [...pair].reverse().join('')]),
);
const isVowel = (sound: string): boolean => 'aeiou'.includes(sound);

function costOfChange(one: string, other: string): number {
  if (one === other) return 0;
  if (isVowel(one) && isVowel(other)) return 0.5;
  return near.has(one + other) ? 0.5 : 1.5;
}
const costOfLoss = (sound: string): number => (isVowel(sound) ? 0.7 : 'hw'.includes(sound) ? 0.5 : 1);

/** How far sounds are apart: 0 for the same, about 1 for one that is wholly another. */
export function soundDistance(one: string, other: string): number {
  let previous = [0];
  for (const [index, sound] of [...other].entries())
    previous.push((previous[index] ?? 0) + costOfLoss(sound));
  for (const sound of one) {
    const current = [(previous[0] ?? 0) + costOfLoss(sound)];
    for (let index = 1; index <= other.length; index++) {
      const against = other.charAt(index - 1);
      current.push(
        Math.min(
          (previous[index] ?? 0) + costOfLoss(sound),
          (current[index - 1] ?? 0) + costOfLoss(against),
          (previous[index - 1] ?? 0) + costOfChange(sound, against),
        ),
      );
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
