import { baseLanguage } from './normalize.ts';

/**
 * Small words written together with the next or the last one: Arabic and Hebrew prefixes, Korean particles, what an
 * apostrophe joins. They are not part of the word they lean on.
 */

/** A word without what leans on it; `before` and `after` count the letters taken away. */
export interface BareWord {
  readonly word: string;
  readonly before: number;
  readonly after: number;
}

// And, so; with, like, for; the; and their contractions (ل + ال = لل).
const arabicPrefixes = ['', 'و', 'ف']
  .flatMap((and) => ['', 'ب', 'ك', 'ل', 'ال', 'بال', 'كال', 'لل'].map((rest) => and + rest))
  .filter((prefix) => prefix !== '');
const hebrewPrefixes = ['', 'ו', 'ש', 'וש']
  .flatMap((and) => ['', 'ה', 'ב', 'ל', 'מ', 'כ', 'מה', 'כש'].map((rest) => and + rest))
  .filter((prefix) => prefix !== '');

const koreanParticles = koreanEndings();

function koreanEndings(): ReadonlySet<string> {
  const cases =
    '은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 한테 와 과 랑 이랑 하고 로 으로 로서 으로서 로써 으로써 보다 처럼 같이 만큼 까지 부터 마다 밖에 조차 마저 도 만 나 이나 든지 라도 이라도'.split(
      ' ',
    );
  const after = '는 은 도 만 의 까지 부터'.split(' ');
  const copulas =
    '이다 다 입니다 이며 며 이고 이라 라 라고 이라고 라는 이라는 란 이란 이었다 였다 이었던 였던 인 이면 이지만 이라면'.split(
      ' ',
    );
  return new Set([...cases, ...copulas, ...cases.flatMap((one) => after.map((next) => one + next))]);
}

/**
 * The words that may stand in a folded word of Arabic, Hebrew or Hangul without the small words written with it,
 * the least taken away first. Persian and Urdu write theirs apart.
 */
export function bareWordsOf(word: string, language: string): readonly BareWord[] {
  const first = word.charCodeAt(0);
  if (first >= 0x0600 && first <= 0x06ff) {
    return ['fa', 'ur', 'ps', 'ku', 'sd', 'ug'].includes(baseLanguage(language))
      ? []
      : withoutPrefix(word, arabicPrefixes, 3);
  }
  if (first >= 0x0590 && first <= 0x05ff) return withoutPrefix(word, hebrewPrefixes, 3);
  if (first >= 0xac00 && first <= 0xd7a3) return withoutParticle(word);
  return [];
}

function withoutPrefix(word: string, prefixes: readonly string[], minimum: number): BareWord[] {
  return prefixes
    .filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= minimum)
    .flatMap((prefix) => {
      const bare = { word: word.slice(prefix.length), before: prefix.length, after: 0 };
      // In لل the article has lost its alif: للحوالة is ل + الحوالة.
      return prefix.endsWith('لل')
        ? [{ ...bare, word: `ال${bare.word}`, before: bare.before - 1 }, bare]
        : [bare];
    })
    .sort((a, b) => a.before - b.before);
}

function withoutParticle(word: string): BareWord[] {
  const found: BareWord[] = [];
  for (let length = 1; length <= Math.min(6, word.length - 1); length++)
    if (koreanParticles.has(word.slice(-length)))
      found.push({ word: word.slice(0, -length), before: 0, after: length });
  return found;
}

const elisions: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set('l d j m n s t c qu jusqu lorsqu puisqu quoiqu'.split(' ')),
  it: new Set('l d un dell all nell sull dall quell quest c m s t v anch'.split(' ')),
  ca: new Set('l d m n s t'.split(' ')),
  oc: new Set('l d m n s t qu'.split(' ')),
};
const contractions: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('s d ll re ve m'.split(' ')),
};
const possessive: ReadonlySet<string> = new Set(['s']);

/** Whether a folded word and an apostrophe may stand before a word that is whole by itself (`l’Iran`). */
export function isElision(word: string, language: string): boolean {
  return elisions[baseLanguage(language)]?.has(word) ?? false;
}

/**
 * Whether a folded word may follow an apostrophe after a word that is whole by itself: the English `’s` (names keep
 * it in other languages, too), and any ending of a Turkish name (`İstanbul’da`).
 */
export function isContraction(word: string, language: string): boolean {
  const base = baseLanguage(language);
  return base === 'tr' || base === 'az' || (contractions[base] ?? possessive).has(word);
}
