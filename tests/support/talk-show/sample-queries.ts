import type { NameQueryKind } from './planted-names.ts';
import type { KnownAnswer } from './write-talk-show.ts';

const slug = '1154-north-korea-china-drug-cartel-connection';

const heard = (
  kind: KnownAnswer['kind'],
  start: number,
  end: number,
  ...queries: readonly string[]
): readonly KnownAnswer[] => queries.map((query) => ({ kind, query, slug, start, end }));

/** Moments of the sample: when they are said is read from its transcript. */
export const sampleMoments: readonly KnownAnswer[] = [
  ...heard('exact phrase', 110, 127, '"more like a mafia than like a nation"', '“like a mafia”'),
  ...heard('words remembered', 110, 127, 'mafia nation', 'not a finding'),
  ...heard('inflection', 110, 127, 'comparisons finding'),
  ...heard('hyphen', 127, 140, 'self-reliance', 'self reliance juche'),
  ...heard('words remembered', 127, 140, 'serve the family as a religious duty'),
  ...heard('rare word', 139, 152, 'famine'),
  ...heard('words remembered', 139, 152, 'loyalty sacred honour'),
  ...heard('speaker and word', 139, 152, 'Theo famine'),
  ...heard('accented name', 151, 166, 'Grace Lee Juche'),
  ...heard(
    'exact phrase',
    151,
    166,
    '"the idea that guides the state"',
    '"sets out Juche as a political philosophy"',
  ),
  ...heard('inflection', 165, 186, 'logging camp Russia'),
  ...heard('misspelling', 165, 186, 'loging camps'),
  ...heard('words remembered', 184, 198, 'People for Profit Remco Breuker'),
  ...heard('number or date', 211, 228, '$2 trillion', '2 trillion'),
  ...heard('exact phrase', 228, 236, '"We found no source for that figure"'),
  ...heard('words remembered', 235, 252, 'Tang dynasty'),
  ...heard('number or date', 244, 252, 'hawala 2003'),
  ...heard('number or date', 257, 267, '$50,000', '50,000 a year'),
  ...heard('rare word', 265, 278, 'Vancouver', 'Sydney'),
  ...heard('misspelling', 265, 278, 'Vancuver'),
  ...heard('number or date', 277, 293, '1,800 pages'),
  ...heard('words remembered', 277, 293, 'Cullen Commission', 'Peter German casinos'),
  ...heard('inflection', 277, 293, 'casino'),
];

/** Terms and sources of the sample, by what people may call them. */
export const sampleNames: readonly (readonly [kind: NameQueryKind, query: string, name: string])[] = [
  ['alias', 'fei chien', 'Flying money'],
  ['alias', 'feiqian', 'Flying money'],
  ['alias', "Fei-Ch'ien", 'Flying money'],
  ['other script', '飞钱', 'Flying money'],
  ['other script', '飛錢', 'Flying money'],
  ['alias', 'flying money', 'Flying money'],
  ['other script', '주체', 'Juche'],
  ['alias', 'chuche', 'Juche'],
  ['misspelt name', 'Junche', 'Juche'],
  ['misspelt name', 'Lazerus groop', 'Lazarus Group'],
  ['alias', 'cmln', 'Chinese money laundering network'],
  ['other script', 'الحوالة', 'Hawala'],
  ['alias', 'kim dynasties', 'Kim family'],
  ['half typed', 'reconn', 'Reconnaissance General Bureau'],
  ['source', 'greitens 2014', "Illicit: North Korea's evolving operations to earn hard currency"],
  ['source', 'nothing to envy', 'Nothing to envy: Ordinary lives in North Korea'],
  ['source', 'lee2003juche', 'The political philosophy of Juche'],
];
