import { expect, test } from 'vitest';
import { groupByInitial } from '../../../src/site/views/initials.ts';

/** `A: Apfel Ärger | Z: Zug` */
const index = (language: string, names: string): string =>
  groupByInitial(names.split(' '), (name) => name, language)
    .map(({ letter, entries }) => `${letter}: ${entries.join(' ')}`)
    .join(' | ');

test.each([
  [
    'de',
    'Zug Ärger Apfel 39th Éclair Łódź …',
    'A: Apfel Ärger | E: Éclair | L: Łódź | Z: Zug | 0–9: 39th | #: …',
  ],
  ['sv', 'Öl Ärlig Åland Zebra Apa', 'A: Apa | Z: Zebra | Å: Åland | Ä: Ärlig | Ö: Öl'],
  ['da', 'Ål Aarhus Æble Øl Zebra Arm', 'A: Arm Aarhus | Z: Zebra | Æ: Æble | Ø: Øl | Å: Ål'],
  ['cs', 'Ivan Chata Hrad Čas Cena', 'C: Cena | Č: Čas | H: Hrad | Ch: Chata | I: Ivan'],
  ['es', 'Oso Ñandú Nube Chile Casa Llave', 'C: Casa Chile | L: Llave | N: Nube | Ñ: Ñandú | O: Oso'],
  ['hu', 'Szó Sas Őz Öröm Óra', 'O: Óra | Ö: Öröm Őz | S: Sas | Sz: Szó'],
  ['tr', 'İstanbul Irak Çay Cam', 'C: Cam | Ç: Çay | I: Irak | İ: İstanbul'],
  ['zh', '重庆 飞钱 Bybit 币安 主体思想 39室', 'B: 币安 Bybit | F: 飞钱 | Z: 重庆 主体思想 | 0–9: 39室'],
  [
    'ja',
    '主体思想 がくせい カード ビット あい',
    'あ: あい | か: カード がくせい | は: ビット | 漢字: 主体思想',
  ],
  ['ko', '하왈라 까치 김정은 북한', 'ㄱ: 김정은 까치 | ㅂ: 북한 | ㅎ: 하왈라'],
  ['ar', 'حوالة أحمد ابن زين', 'ا: ابن أحمد | ح: حوالة | ز: زين'],
  ['th', 'เงิน ไทย กรุงเทพ', 'ก: กรุงเทพ | ง: เงิน | ท: ไทย'],
  ['en', '飞钱 주체 Æon ʻokina 𝒥uche', 'A: Æon | J: 𝒥uche | O: ʻokina | ㅈ: 주체 | 漢字: 飞钱'],
])('an index in %s: %s', (language, names, expected) => {
  expect(index(language, names)).toBe(expected);
});

test('a name in Chinese characters stands under its reading', () => {
  const readings: Readonly<Record<string, string>> = { 主体思想: 'しゅたいしそう' };
  const groups = groupByInitial(
    ['主体思想', 'あい'],
    (name) => name,
    'ja',
    (name) => readings[name],
  );
  expect(groups.map(({ letter }) => letter)).toEqual(['あ', 'さ']);
});
