import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { exportReferences } from '../../../src/export/references.ts';
import { toBiblatex } from '../../../src/export/references-biblatex.ts';
import { toRis } from '../../../src/export/references-ris.ts';
import { mintSourceKey } from '../../../src/model/ids.ts';
import type { CslItem, Source } from '../../../src/model/source.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';

const library = readFileSync(new URL('../../fixtures/render/citation/library.json', import.meta.url), 'utf8');
const parse = (path: string, value: string): ReturnType<typeof parseReferences> =>
  parseReferences([new VFile({ path, value })]);
const sources = parse('library.json', library).value;

const source = (csl: CslItem, archived?: string): Source => ({
  key: mintSourceKey(csl.id),
  csl,
  position: { path: 'x.json', line: 1, column: 1 },
  light: false,
  ...(archived === undefined ? {} : { archived }),
});

/** What of a record the formats have in common. */
const core = (all: readonly Source[]): unknown =>
  all.map(({ key, archived, csl }) => ({
    key,
    archived,
    ...Object.fromEntries(
      [
        'type',
        'title',
        'author',
        'editor',
        'issued',
        'container-title',
        'volume',
        'issue',
        'page',
        'number',
        'genre',
      ]
        .concat(['medium', 'publisher', 'publisher-place', 'URL', 'DOI', 'ISBN', 'language', 'accessed'])
        .map((field) => [field, (csl as Record<string, unknown>)[field]]),
    ),
  }));

describe('exported references', () => {
  const files = exportReferences(sources, 'episodes/one/references');

  it('are BibTeX, RIS and CSL-JSON beside the page', () => {
    expect(files.map(({ path, mediaType }) => [path, mediaType])).toEqual([
      ['episodes/one/references.bib', 'application/x-bibtex'],
      ['episodes/one/references.ris', 'application/x-research-info-systems'],
      ['episodes/one/references.json', 'application/vnd.citationstyles.csl+json'],
    ]);
    expect(exportReferences([], 'references')).toEqual([]);
  });

  it('come back from CSL-JSON as they were', () => {
    const back = parse('back.json', files[2]?.body ?? '');
    expect(back.messages).toEqual([]);
    expect(back.value.map(({ csl }) => csl)).toEqual(sources.map(({ csl }) => csl));
  });

  it('come back from biblatex with all that pages show', () => {
    const back = parse('back.bib', files[0]?.body ?? '');
    expect(back.messages).toEqual([]);
    // A guest has no field in biblatex: without a host the guest stands as author.
    const expected = sources.map((each) =>
      each.csl['guest'] ? source({ ...each.csl, author: each.csl['guest'] as never }) : each,
    );
    expect(core(back.value)).toEqual(core(expected));
  });

  it('come back from RIS with all that RIS can hold', () => {
    const back = parse('back.ris', files[1]?.body ?? '');
    expect(back.messages).toEqual([]);
    expect(back.value.map(({ key }) => key)).toEqual(sources.map(({ key }) => key));
    const kept = [
      'title',
      'issued',
      'volume',
      'page',
      'publisher',
      'publisher-place',
      'URL',
      'language',
    ] as const;
    for (const [index, { csl }] of back.value.entries())
      for (const field of kept) expect(csl[field], `${csl.id} ${field}`).toEqual(sources[index]?.csl[field]);
  });

  it('keep what TeX would take for its own, particles, markup and archived addresses', () => {
    const odd = source(
      {
        id: 'a/b:c+d',
        type: 'article-journal',
        title: 'Costs of 5% & $3_bn {net} ~ <i>E. coli</i> H<sub>2</sub>O \\ 飞钱',
        author: [
          { family: 'Gardingen', given: 'Imke', 'non-dropping-particle': 'van' },
          { literal: 'Law and Order Office' },
          { family: 'King', given: 'Martin', suffix: 'Jr.' },
        ],
        'container-title': 'Journal of A & B',
        page: '3-5',
        issued: {
          'date-parts': [
            [2024, 1, 2],
            [2024, 2, 3],
          ],
        },
        accessed: { 'date-parts': [[2025, 3, 1]] },
        URL: 'https://example.org/a_b?c=%20d&e=~f#g',
      },
      'https://web.archive.org/web/2025/https://example.org/',
    );
    const back = parse('back.bib', toBiblatex([odd]));
    expect(back.messages).toEqual([]);
    expect(core(back.value)).toEqual(core([odd]));
    const plain = parse('back.ris', toRis([odd])).value[0]?.csl;
    expect(plain?.title).toBe('Costs of 5% & $3_bn {net} ~ E. coli H2O \\ 飞钱');
    expect(plain?.URL).toBe(odd.csl.URL);
  });

  it('names hosts as authors and guests in a note where the format has no place for them', () => {
    const episode = source({
      id: 'ep1',
      type: 'broadcast',
      title: 'An episode',
      'container-title': 'A show',
      medium: 'Audio podcast episode',
      host: [{ family: 'Doe', given: 'Jane' }],
      guest: [{ family: 'Roe', given: 'Rick' }],
    });
    expect(toBiblatex([episode])).toBe(
      '@audio{ep1,\n  entrysubtype = {podcastepisode},\n  author = {Doe, Jane},\n  title = {An episode},\n' +
        '  maintitle = {A show},\n  note = {Guest: Roe, Rick},\n}\n',
    );
    expect(toRis([episode])).toBe(
      'TY  - SOUND\r\nID  - ep1\r\nAU  - Doe, Jane\r\nTI  - An episode\r\nT2  - A show\r\n' +
        'M3  - Audio podcast episode\r\nER  - \r\n',
    );
  });
});
