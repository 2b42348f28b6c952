import type { Specimen } from './bibtex-specimens.ts';

const article = {
  type: 'article-journal',
  title: 'Sleepers of Europe',
  'container-title': 'Journal of Rail History',
  volume: '12',
  page: '105-112',
  author: [{ family: 'Doe', given: 'Jane' }, { literal: 'Rail Group' }],
  issued: { 'date-parts': [[2014, 3, 21]] },
  DOI: '10.1000/rail.2014',
};

/** CSL-JSON and CSL-YAML, as programs export them. */
export const cslSpecimens: readonly Specimen[] = [
  {
    path: 'zotero.json',
    keys: ['doe2014', '2'],
    text: `\uFEFF${JSON.stringify(
      [
        {
          ...article,
          id: 'http://zotero.org/users/1/items/ABCD1234',
          'citation-key': 'doe2014',
          'title-short': 'Sleepers',
          accessed: { 'date-parts': [['2024', 1, 31]] },
        },
        {
          ...article,
          id: 2,
          note: 'PMID: 1\nPMCID: PMC1',
          issued: { 'date-parts': [['2014']], season: '1' },
        },
      ],
      undefined,
      '\t',
    )}`,
  },
  {
    path: 'better-csl.json',
    keys: ['doe2014Sleepers'],
    text: `{"items": [${JSON.stringify({ ...article, id: 'doe2014Sleepers', 'citation-key': 'doe2014Sleepers', custom: { x: [1, { y: null }] } })}], "config": {}}`,
  },
  {
    path: 'crossref.json',
    keys: ['doe'],
    messages: ['1:10 unknown-source-type'],
    text: `[{"type":"journal-article","id":"doe","title":["Sleepers"],"container-title":["Journal"],"ISSN":["1234-5678"],"author":[{"given":"Jane","family":"Doe","sequence":"first","affiliation":[]}],"issued":{"date-parts":[[2014,3]]},"reference-count":3,"URL":"http://dx.doi.org/10.1000/x"}]`,
  },
  {
    path: 'jurism.json',
    keys: ['doe'],
    text: JSON.stringify([
      {
        ...article,
        id: 'doe',
        multi: { main: { title: 'ja' }, _keys: {} },
        author: [{ family: 'Doe', given: 'Jane', multi: { _key: {} } }],
        jurisdiction: 'jp',
        system_id: 'zotero|1',
      },
    ]),
  },
  {
    path: 'citation-js.json',
    keys: ['doe'],
    text: JSON.stringify([
      {
        ...article,
        id: 'doe',
        'citation-label': 'doe',
        _graph: [{ type: '@bibtex/text' }],
        'year-suffix': 'a',
      },
    ]),
  },
  {
    path: 'pandoc.yaml',
    keys: ['doe2014', 'who'],
    text: `---
nocite: "[@*]"
references:
- author:
  - family: Doe
    given: Jane
  - family: Beethoven
    given: Ludwig
    non-dropping-particle: van
  container-title: Journal of Rail History
  id: doe2014
  issued: 2014-03
  page: 105-112
  title: "[Sleepers]{.nocase} of Europe: *a history*"
  type: article-journal
  volume: 12
- author: &who
  - literal: World Health Organization
  id: who
  issued:
    date-parts:
    - - 2020
  publisher: *name
  title: Sleep
  type: report
...
`
      .replace('*name', 'WHO')
      .replace('&who', ''),
  },
  {
    path: 'zettlr.yaml',
    keys: ['doe2014'],
    text: `references:
  - id: doe2014
    type: article-journal
    author:
      - family: Doe
        given: Jane
    issued:
      - year: 2014
        month: 3
    title: 'Sleepers of Europe'
    container-title: Journal of Rail History
    accessed: {date-parts: [[2024, 1, 31]]}
`,
  },
];
