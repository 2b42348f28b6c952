/** What a query of names asks of the search. */
export type NameQueryKind = 'alias' | 'other script' | 'half typed' | 'misspelt name' | 'source';

/** A term of the glossary: name, aliases, definition. */
export interface PlantedTerm {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly definition: string;
}

/** The glossary of the generated show. */
export const plantedTerms: readonly PlantedTerm[] = [
  {
    name: 'Salt road',
    aliases: ['salt roads', 'Via Salaria', '盐道', 'Соляной путь'],
    definition: 'A way on which salt was carried inland.',
  },
  {
    name: 'Tide table',
    aliases: ['tide tables', 'Gezeitentafel', '潮汐表', 'جدول المد'],
    definition: 'A list of when the sea is high.',
  },
  {
    name: 'Night ferry',
    aliases: ['Nachtfähre', 'ночной паром', '夜渡'],
    definition: 'A boat that sails when the trains have stopped.',
  },
  {
    name: 'Yé-shì',
    aliases: ['yeh shih', '夜市', 'night market'],
    definition: 'A market that opens at dusk.',
  },
  {
    name: 'Müllerian ring',
    aliases: ['Mullerian rings'],
    definition: 'A pattern of villages around a mill.',
  },
  {
    name: 'Órgãos do Sul',
    aliases: ['Organs of the South', 'O.D.S.'],
    definition: 'A society of organ builders.',
  },
  {
    name: 'Court of Lanterns',
    aliases: ['Lantern Court', 'محكمة الفوانيس', 'Суд фонарей'],
    definition: 'A court that sat only at night.',
  },
  {
    name: 'Ice harbour',
    aliases: ['Eishafen', 'bevroren haven', '冰港'],
    definition: 'A harbour that is closed in winter.',
  },
  {
    name: 'Wax cylinder',
    aliases: ['wax cylinders', 'Wachswalze', '蜡筒'],
    definition: 'What sound was first kept on.',
  },
  {
    name: 'Karavanserai',
    aliases: ['caravanserai', 'caravansary', 'خان', '카라반사라이'],
    definition: 'An inn for those who travel with animals.',
  },
  {
    name: 'Bridge tax',
    aliases: ['pontage', 'Brückenzoll', 'المكس'],
    definition: 'What is paid for crossing.',
  },
  {
    name: 'Signal-fire',
    aliases: ['signal fires', 'fire beacon', '烽火'],
    definition: 'A fire that says one thing.',
  },
];

/** A source of the generated show, as CSL-JSON has it. */
export const plantedSources = [
  {
    id: 'harrow1998',
    type: 'book',
    title: 'Salt and Silence: Roads of the Inner Coast',
    author: [{ family: 'Harrow', given: 'Edith' }],
    publisher: 'Quay Press',
    issued: { 'date-parts': [[1998]] },
  },
  {
    id: 'brandao2011',
    type: 'book',
    title: 'O porto de gelo',
    author: [{ family: 'Brandão', given: 'Íris' }],
    publisher: 'Casa do Mar',
    issued: { 'date-parts': [[2011]] },
  },
  {
    id: 'osei2019',
    type: 'article-journal',
    title: 'Counting the tides',
    'container-title': 'Journal of Small Harbours',
    author: [
      { family: 'Osei', given: 'Kwabena' },
      { family: 'Lindqvist', given: 'Zoë' },
    ],
    issued: { 'date-parts': [[2019]] },
  },
  {
    id: 'sbh2004',
    type: 'report',
    title: 'Annual report on sluices',
    author: [{ literal: 'Standing Board of Harbours' }],
    issued: { 'date-parts': [[2004]] },
  },
  {
    id: 'koestler2015',
    type: 'book',
    title: 'Über Brücken',
    author: [{ family: 'Köstler', given: 'Jörg' }],
    publisher: 'Verlag am Wehr',
    issued: { 'date-parts': [[2015]] },
  },
] as const;

/** Queries for what is called so: the entry of this name must be the first, or offered where it is misspelt. */
export const nameQueries: readonly (readonly [kind: NameQueryKind, query: string, name: string])[] = [
  ['alias', 'salt road', 'Salt road'],
  ['alias', 'Salt Roads', 'Salt road'],
  ['alias', 'via salaria', 'Salt road'],
  ['other script', '盐道', 'Salt road'],
  ['other script', 'соляной путь', 'Salt road'],
  ['other script', '潮汐表', 'Tide table'],
  ['other script', 'جدول مد', 'Tide table'],
  ['alias', 'gezeitentafel', 'Tide table'],
  ['alias', 'Nachtfaehre', 'Night ferry'],
  ['alias', 'nachtfahre', 'Night ferry'],
  ['other script', 'НОЧНОЙ ПАРОМ', 'Night ferry'],
  ['alias', 'ye shi', 'Yé-shì'],
  ['alias', 'yeshi', 'Yé-shì'],
  ['alias', 'yeh-shih', 'Yé-shì'],
  ['other script', '夜市', 'Yé-shì'],
  ['alias', 'muellerian ring', 'Müllerian ring'],
  ['alias', 'Mullerian Ring', 'Müllerian ring'],
  ['alias', 'ODS', 'Órgãos do Sul'],
  ['alias', 'orgaos do sul', 'Órgãos do Sul'],
  ['alias', 'lantern courts', 'Court of Lanterns'],
  ['other script', 'محكمة فوانيس', 'Court of Lanterns'],
  ['other script', '冰港', 'Ice harbour'],
  ['alias', 'eishafen', 'Ice harbour'],
  ['alias', 'wax-cylinder', 'Wax cylinder'],
  ['other script', '蜡筒', 'Wax cylinder'],
  ['alias', 'caravansary', 'Karavanserai'],
  ['other script', '카라반사라이', 'Karavanserai'],
  ['other script', 'مكس', 'Bridge tax'],
  ['alias', 'brueckenzoll', 'Bridge tax'],
  ['alias', 'signal fire', 'Signal-fire'],
  ['alias', 'ｓｉｇｎａｌ　ｆｉｒｅ', 'Signal-fire'],
  ['half typed', 'carav', 'Karavanserai'],
  ['half typed', 'court of la', 'Court of Lanterns'],
  ['half typed', 'wax cyl', 'Wax cylinder'],
  ['half typed', 'signal-fi', 'Signal-fire'],
  ['misspelt name', 'wax cilinder', 'Wax cylinder'],
  ['misspelt name', 'karavansery', 'Karavanserai'],
  ['misspelt name', 'gezeitentafell', 'Tide table'],
  ['misspelt name', 'lantrn cuort', 'Court of Lanterns'],
  ['misspelt name', 'ice harbuor', 'Ice harbour'],
  ['source', 'Harrow 1998', 'Salt and Silence: Roads of the Inner Coast'],
  ['source', 'salt and silence', 'Salt and Silence: Roads of the Inner Coast'],
  ['source', 'edith harrow', 'Salt and Silence: Roads of the Inner Coast'],
  ['source', 'brandao 2011', 'O porto de gelo'],
  ['source', 'Osei & Lindqvist 2019', 'Counting the tides'],
  ['source', 'lindqvist 2019', 'Counting the tides'],
  ['source', 'SBH 2004', 'Annual report on sluices'],
  ['source', 'sbh2004', 'Annual report on sluices'],
  ['source', 'koestler 2015', 'Über Brücken'],
  ['source', 'uber brucken', 'Über Brücken'],
];
