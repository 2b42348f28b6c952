import { describe, expect, it } from 'vitest';
import { checkContent } from '../../support/checked-content.ts';

const episode = (body: string, fields = ''): string =>
  `---\ntitle: One\ndate: 2025-05-15\n${fields}---\n\n${body}`;

/** A mistake: the files that hold it, marked, and words that its messages must say. */
interface Mistake {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly says?: readonly string[];
}

const mistakes: Readonly<Record<string, Mistake>> = {
  'a required field under another name is one mistake, at that name': {
    files: {
      'episodes/one/episode.md': `---
titel: One
#< missing-field
date: 2025-05-15
audio: {ur: https://a.example/a.mp3}
#       ^ missing-field
---
`,
    },
    says: ['"titel" is no field; did you mean "title"?', '"ur" is no field; did you mean "url"?'],
  },
  'a file that is a list is called by its name': {
    files: { 'episodes/show.yaml': '- title\n#< wrong-type\n' },
    says: ['"show.yaml" must be fields'],
  },
  'old line ends are line ends': {
    files: { 'episodes/one/episode.md': '---\rtitle: One\rdate: 2025-05-15\r---\rWords.\r' },
  },
  'a show without episodes says so': {
    files: {
      'episodes/one/episode.md': undefined,
      'episodes/show.yaml':
        'title: Show\n#< no-episodes\ndescription: A show.\nlanguage: en\nurl: https://show.example/\n',
    },
  },
  'a heading without its space is reported': {
    files: {
      'episodes/one/episode.md': episode(
        'Summary.\n\n## Chapters\n- [0:00] Start\n\n##Notes\n#< heading-space\n- [1:30] "words" — a note.\n',
      ),
    },
    says: ['write "## " before the words'],
  },
  'a hashtag is no heading': { files: { 'episodes/one/episode.md': episode('#podcast is a tag.\n') } },
  'code that is never closed is reported where it begins': {
    files: {
      'episodes/one/episode.md': episode(
        '```js\nclosed\n```\n\n~~~~\n```\n~~~~\n\n> ```\n> closed\n> ```\n\n```\n#< unclosed-code\n## Takeaways\n',
      ),
    },
  },
  'a table whose head does not fit is reported': {
    files: {
      'episodes/one/episode.md': episode(
        '| a | b |\n#< broken-table\n|---|\n| 1 | 2 |\n\n| a \\| b |\n|---|\n| 1 |\n\nNo | table\nat all.\n',
      ),
    },
    says: ['its head has 2 cells, the line below it 1'],
  },
  'a time without its brackets, or with wide signs, is shown as it should be': {
    files: {
      'episodes/one/episode.md': episode(
        `Summary.

## Takeaways
- (1:05) In round brackets.
#< missing-stamp
#< unsupported-takeaway
- 1:06 — Bare.
#< missing-stamp
#< unsupported-takeaway
- [1：07] With a wide colon.
# ^ bad-stamp
#< unsupported-takeaway

## Deep dives
### 2:00 Bare
#< missing-stamp
`,
      ),
    },
    says: ['write [1:05]', 'write [1:06]', 'write [1:07]', 'write [2:00]'],
  },
  'a key given twice is reported at the key, a date that is none at the date': {
    files: {
      'references/a.bib': `@book{smith2014, title = {One}, publisher = {P}, year = 2014}
@book{smith2014, title = {Two}, publisher = {P}, year = 2014}
#     ^ duplicate-source
@book{roe2020, title = {Three}, publisher = {P}, year = {2O20}}
#                                                       ^ bad-date
@book{doe2020, title = {Four}, publisher = {P}, year = 2020
#     ^ source-syntax
@bok{poe2020, title = {Five}, publisher = {P}, year = 2020}
#^ unknown-source-type
`,
      'references/b.json': `[
  {
    "type": "book",
    "id": "smith2014",
#         ^ duplicate-source
    "publisher": "P",
    "issued": "2014",
    "title": { "main": "Six" }
#            ^ wrong-type
  },
  { "id": "noe2020", "type": "book", "title": { "main": "Seven" }, "publisher": "P", "issued": 2020 }
#                                             ^ wrong-type
]
`,
    },
  },
  'a character that no page can show is reported once, where it stands': {
    files: {
      'episodes/one/episode.md': episode('Summary.\nA \u001b[31mred\u0007 word.\n# ^ control-character\n'),
    },
  },
  'a handle that is no source is told how to be none': {
    files: { 'episodes/one/episode.md': episode('Follow\n@handle,\n#< unknown-source\nplease.\n') },
    says: ['write \\@handle if no source is meant'],
  },
};

describe('a mistake in content', () => {
  for (const [name, { files, says = [] }] of Object.entries(mistakes))
    it(name, async () => {
      const { found, marked, texts } = await checkContent(files);
      expect(found).toEqual(marked);
      for (const words of says) expect(texts.join('\n')).toContain(words);
    });

  it('leaves no file behind without a word', async () => {
    const { texts } = await checkContent({
      'episodes/two.md': 'Words.',
      'episodes/one/talk.mp3': 'audio',
      'episodes/one/talk.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nWords.\n',
      'episodes/README.md': 'About this folder.',
      'episodes/PROVENANCE.md': 'About its audio.',
      'references/glossary/sub/juche.md': '---\nterm: Juche\n---\nAn idea.\n',
      'references/Glossary.md': 'Juche\n: An idea.\n',
      'references/terms.md': 'Juche\n: An idea.\n',
    });
    expect(texts.map((text) => text.replace(/^[^;]*; | \[.*$/g, '')).sort()).toEqual([
      'an episode is a folder: episodes/two/episode.md',
      'name it references/glossary.md',
      'name it transcript.vtt, or write "transcript: talk.vtt"',
      'terms belong into references/glossary.md or references/glossary/',
      'terms stand directly in the folder: references/glossary/juche.md',
      'write "audio: talk.mp3"',
    ]);
  });
});
