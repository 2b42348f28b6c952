import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { CitationCluster, CitationItem } from '../../../src/model/citation.ts';
import { mintSourceKey } from '../../../src/model/ids.ts';
import { plainTitle, type CslItem, type Source } from '../../../src/model/source.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';
import { labelLocator } from '../../../src/render/citation/locator.ts';
import { styleProblem } from '../../../src/render/citation/style-facts.ts';
import {
  createCitationStyle,
  createOfferedStyles,
  type InTextCitation,
} from '../../../src/render/citation/style.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/render/citation/${name}`, import.meta.url), 'utf8');
const position = { path: 'x.json', line: 1, column: 1 };
const library = parseReferences([new VFile({ path: 'library.json', value: fixture('library.json') })]).value;

const source = (csl: CslItem): Source => ({ key: mintSourceKey(csl.id), csl, position, light: false });
const book = (id: string, family: string, year: number, more: Partial<CslItem> = {}): Source =>
  source({
    id,
    type: 'book',
    title: `Title ${id}`,
    author: [{ family, given: 'Jane' }],
    issued: { 'date-parts': [[year]] },
    ...more,
  });

type ItemOptions = Partial<Omit<CitationItem, 'key' | 'position'>>;
const item = (key: string, more: ItemOptions = {}): CitationItem => ({
  key: mintSourceKey(key),
  position,
  suppressAuthor: false,
  ...more,
});
const cite = (...items: CitationItem[]): CitationCluster => ({ narrative: false, items });
const narrate = (...items: CitationItem[]): CitationCluster => ({ narrative: true, items });
const page = (value: string): ItemOptions => ({ locator: { label: 'page', value } });
const time = (value: string): ItemOptions => ({ locator: { label: 'timestamp', value } });

/** The pieces of a citation, those of a source as `[key|html]`. */
const show = ({ pieces }: InTextCitation): string =>
  pieces.map(({ key, html }) => (key === undefined ? html : `[${key}|${html}]`)).join('');

const episode: CslItem = {
  id: 'episode',
  type: 'broadcast',
  title: 'How to read a companion',
  'container-title': 'Glosscast tours',
  number: '2',
  medium: 'Audio podcast episode',
  host: [{ family: 'Doe', given: 'Jane' }],
  guest: [{ family: 'Roe', given: 'Rick' }],
  publisher: 'Example Network',
  issued: { 'date-parts': [[2025, 5, 15]] },
  URL: 'https://example.org/2?a=1&b=2',
  language: 'en',
};

const apa = createCitationStyle({ style: 'apa', locale: 'en' });
const chicago = createCitationStyle({ style: 'chicago', locale: 'en-GB' });
const mla = createCitationStyle({ style: 'mla', locale: 'en-US' });
const vancouver = createCitationStyle({ style: 'vancouver', locale: 'en' });
const note = createCitationStyle({ style: { name: 'note.csl', xml: fixture('note.csl') }, locale: 'en' });

describe('formatted references', () => {
  for (const style of [apa, chicago, mla, vancouver])
    it(`of the sample's library are as ${style.title} has them`, () => {
      const formatted = library.map((each) => `${each.key}\n${style.formatReference(each)}\n`);
      expect(formatted.join('\n')).toBe(fixture(`library.${style.name}.txt`));
    });

  it('say what kind of style they are in', () => {
    expect(
      [apa, chicago, mla, vancouver, note].map(({ format, numbered, locale }) => [format, numbered, locale]),
    ).toEqual([
      ['author-date', false, 'en-US'],
      ['author-date', false, 'en-US'],
      ['author', false, 'en-US'],
      ['numeric', true, 'en-US'],
      ['note', false, 'en-US'],
    ]);
  });

  it('cite an episode in three styles, hosts as its authors', () => {
    const link =
      '<a href="https://example.org/2?a=1&amp;b=2" rel="noopener">https://example.org/2?a=1&amp;b=2</a>';
    const formatted = createOfferedStyles('en').map(({ name, style }) => ({
      style: name,
      html: style.formatItem(episode),
    }));
    expect(formatted).toEqual([
      {
        style: 'APA',
        html: `Doe, J. (Host). (2025, May 15). How to read a companion (No. 2) [Audio podcast episode]. In <i>Glosscast tours</i>. Example Network. ${link}`,
      },
      {
        style: 'Chicago',
        html: `Doe, Jane, host. 2025. <i>Glosscast Tours</i>. Episode 2, “How to Read a Companion.” Example Network, May 15. Audio podcast episode. ${link}.`,
      },
      {
        style: 'MLA',
        html: `Doe, Jane, host. “How to Read a Companion.” <i>Glosscast Tours</i>, episode 2, Example Network, 15 May 2025, ${link}.`,
      },
    ]);
  });

  it('are in the language of the site', () => {
    const german = createCitationStyle({ style: 'mla', locale: 'de-AT' });
    expect(german.locale).toBe('de-DE');
    expect(german.formatItem({ ...episode, language: 'de' })).toContain(
      'Folge 2, Example Network, 15. Mai 2025',
    );
    const unknown = createCitationStyle({ style: 'apa', locale: 'xx' });
    expect(unknown.locale).toBe('en-US');
  });

  it('give the hosts as authors to a style that does not know hosts', () => {
    expect(vancouver.formatItem(episode)).toMatch(/^Doe J\. How to read a companion\./);
  });

  it('are safe whatever a record holds', () => {
    const hostile = source({
      id: 'x',
      type: 'book',
      title:
        '<script>alert(1)</script> &lt;b&gt; <a href="javascript:1">l</a> <i>E. coli</i> <img src=x onerror=1>',
      author: [{ family: '<b onclick="x">Doe</b>', given: '"><svg>' }],
      publisher: '</i></div><style>',
      URL: 'javascript:alert(1)',
      note: '\uE0009\uE001forged\uE002',
      issued: { literal: '<u>now</u>' },
    });
    for (const style of [apa, chicago, mla, vancouver, note]) {
      const html = style.formatReference(hostile);
      const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
      const allowed = new Set(['<i>', '</i>', '<b>', '</b>', '<span class="upright">', '</span>']);
      expect(tags.filter((tag) => !allowed.has(tag))).toEqual([]);
      expect(html).not.toMatch(/style=|csl-|[\uE000-\uE004]/);
      expect(html).toContain('&lt;script&gt;');
    }
  });

  it('link a DOI and an address once each, and nothing else', () => {
    const both = book('x', 'Doe', 2020, { DOI: '10.1000/xyz', title: 'See https://evil.example' });
    expect(apa.formatReference(both)).toBe(
      'Doe, J. (2020). <i>See https://evil.example</i>. <a href="https://doi.org/10.1000/xyz" rel="noopener">https://doi.org/10.1000/xyz</a>',
    );
  });

  it('keep small capitals as a class', () => {
    const xml = fixture('note.csl').replace(
      '<text variable="publisher"/>',
      '<text variable="publisher" font-variant="small-caps"/>',
    );
    const style = createCitationStyle({ style: { name: 'x', xml }, locale: 'en' });
    expect(style.formatReference(book('x', 'Doe', 2020, { publisher: 'Press' }))).toContain(
      '<span class="small-caps">Press</span>',
    );
  });
});

describe('citations in the text', () => {
  const sources = [
    ...library,
    source(episode),
    book('d1', 'Derrida', 1972),
    book('d2', 'Derrida', 1972),
    book('d3', 'Derrida', 1981),
  ];
  const shown = (style: typeof apa, ...clusters: CitationCluster[]): string[] =>
    style.formatDocument(sources, clusters).inText.map(show);

  it('are a link to each source, with locators, prefixes and suffixes', () => {
    expect(
      shown(
        apa,
        cite(item('greitens2014', page('31')), item('myers2015')),
        cite(
          item('uncoi2014', {
            prefix: 'see',
            locator: { label: 'paragraph', value: '12' },
            suffix: 'and elsewhere',
          }),
        ),
        cite(item('myers2015', page('3-5'))),
      ),
    ).toEqual([
      '([greitens2014|Greitens, 2014, p. 31]; [myers2015|Myers, 2015])',
      '(see [uncoi2014|United Nations Human Rights Council, Commission of Inquiry on Human Rights in the Democratic People’s Republic of Korea, 2014, para. 12] and elsewhere)',
      '([myers2015|Myers, 2015, pp. 3–5])',
    ]);
  });

  it('never call a time a page', () => {
    const clusters = [cite(item('episode', time('12:34'))), cite(item('episode', time('12:34-13:10')))];
    expect(shown(apa, ...clusters)).toEqual([
      '([episode|Doe, 2025, 12:34])',
      '([episode|Doe, 2025, 12:34–13:10])',
    ]);
    expect(shown(chicago, ...clusters)).toEqual([
      '([episode|Doe 2025, 12:34])',
      '([episode|Doe 2025, 12:34–13:10])',
    ]);
    expect(shown(mla, ...clusters)).toEqual(['([episode|Doe, 12:34])', '([episode|Doe, 12:34–13:10])']);
    expect(shown(vancouver, ...clusters)).toEqual(['([episode|1], 12:34)', '([episode|1], 12:34–13:10)']);
  });

  it('name the author in the sentence', () => {
    const clusters = [
      narrate(item('greitens2014', page('31'))),
      narrate(item('breuker2018')),
      narrate(item('d1'), item('myers2015')),
    ];
    expect(shown(apa, ...clusters)).toEqual([
      '[greitens2014|Greitens (2014, p. 31)]',
      '[breuker2018|Breuker and van Gardingen (2018)]',
      '[d1|Derrida] ([d1|1972]; [myers2015|Myers, 2015])',
    ]);
    expect(shown(mla, ...clusters)).toEqual([
      '[greitens2014|Greitens (31)]',
      '[breuker2018|Breuker and van Gardingen]',
      '[d1|Derrida] ([myers2015|Myers])',
    ]);
    expect(shown(vancouver, ...clusters)).toEqual([
      '[greitens2014|Greitens (1, p.\u00A031)]',
      '[breuker2018|Breuker and van Gardingen (2)]',
      '[d1|Derrida] ([d1|3],[myers2015|4])',
    ]);
    expect(shown(note, narrate(item('greitens2014', page('31'))))).toEqual([
      '[greitens2014|Greitens (<i>Illicit: North Korea’s evolving operations to earn hard currency</i>, p. 31)]',
    ]);
  });

  it('name the author once, and print what the host adds once', () => {
    const added = narrate(item('greitens2014', { suffix: 'Kap. 3' }));
    expect([apa, chicago].map((style) => shown(style, added)[0])).toEqual([
      '[greitens2014|Greitens (2014 Kap. 3)]',
      '[greitens2014|Greitens (2014 Kap. 3)]',
    ]);
  });

  it('leave the author out when the sentence names it', () => {
    const cluster = cite(item('greitens2014', { suppressAuthor: true, ...page('31') }));
    expect(shown(apa, cluster)).toEqual(['([greitens2014|2014, p. 31])']);
    expect(shown(mla, cluster)).toEqual(['[greitens2014|(31)]']);
    expect(shown(mla, cite(item('greitens2014', { suppressAuthor: true })))).toEqual([
      '([greitens2014|Greitens])',
    ]);
  });

  it('tell works of one author and year apart, in the text and in the list', () => {
    const clusters = [cite(item('d2')), cite(item('d1'), item('d2'), item('d3'))];
    const { inText, references } = apa.formatDocument(sources, clusters);
    expect(inText.map(show)).toEqual([
      '([d2|Derrida, 1972b])',
      '([d1|Derrida, 1972a], [d2|1972b], [d3|1981])',
    ]);
    expect(references.map(({ key, html }) => [key, html])).toEqual([
      ['d1', 'Derrida, J. (1972a). <i>Title d1</i>.'],
      ['d2', 'Derrida, J. (1972b). <i>Title d2</i>.'],
      ['d3', 'Derrida, J. (1981). <i>Title d3</i>.'],
    ]);
    expect(apa.formatDocument(sources, [cite(item('d2'))]).inText.map(show)).toEqual([
      '([d2|Derrida, 1972])',
    ]);
  });

  it('are numbered in order of citation where the style numbers, each number a link', () => {
    const { inText, references } = vancouver.formatDocument(sources, [
      cite(item('myers2015')),
      cite(item('d3'), item('d1'), item('myers2015', page('2')), item('d2')),
      cite(item('d1')),
    ]);
    expect(inText.map(show)).toEqual([
      '([myers2015|1])',
      '([myers2015|1], p.\u00A02,[d3|2],[d1|3],[d2|4])',
      '([d1|3])',
    ]);
    expect(references.map(({ key, number, html }) => [key, number, html])).toEqual([
      ['myers2015', 1, 'Myers BR. North Korea’s Juche myth. Busan: Sthele Press; 2015. 289 p.'],
      ['d3', 2, 'Derrida J. Title d3. 1981.'],
      ['d1', 3, 'Derrida J. Title d1. 1972.'],
      ['d2', 4, 'Derrida J. Title d2. 1972.'],
    ]);
  });

  it('stand in parentheses where the style has notes, shorter the second time', () => {
    expect(
      shown(note, cite(item('greitens2014', page('31')), item('d1')), cite(item('d1')), cite(item('d1'))),
    ).toEqual([
      '([greitens2014|Greitens, <i>Illicit: North Korea’s evolving operations to earn hard currency</i>, p. 31]; [d1|Derrida, <i>Title d1</i>])',
      '([d1|Derrida, <i>Title d1</i>])',
      '([d1|Ibid])',
    ]);
  });

  it('are the pieces put together', () => {
    const clusters = library.map(({ key }, index) => ({
      narrative: index % 3 === 0,
      items: [item(key, page(String(index))), item('d1')],
    }));
    for (const style of [apa, chicago, mla, vancouver, note])
      for (const { html, pieces } of style.formatDocument(sources, clusters).inText) {
        expect(pieces.map((piece) => piece.html).join('')).toBe(html);
        expect(html).not.toMatch(/NO_PRINTED_FORM|[\uE000-\uE004]/);
        expect(pieces.some(({ key }) => key !== undefined)).toBe(true);
      }
  });

  it('go on without a source that nobody knows', () => {
    expect(shown(apa, cite(item('nobody'), item('myers2015')), cite(item('a<b')))).toEqual([
      '([myers2015|Myers, 2015])',
      '(a&lt;b)',
    ]);
  });

  it('list only what is cited, in the style’s order', () => {
    const clusters = [cite(item('white2022')), cite(item('demick2009')), cite(item('white2022'))];
    expect(apa.formatDocument(sources, clusters).references.map(({ key }) => key)).toEqual([
      'demick2009',
      'white2022',
    ]);
    expect(apa.formatDocument(sources, [])).toEqual({ inText: [], references: [] });
  });

  it('do not depend on what was formatted before', () => {
    const first = [cite(item('d1'), item('d3')), narrate(item('greitens2014', page('31')))];
    const second = [cite(item('d2')), cite(item('d1')), cite(item('lee2003juche'))];
    for (const style of [apa, chicago, mla, vancouver, note]) {
      const before = style.formatDocument(sources, first);
      style.formatDocument(sources, second);
      style.formatReference(sources[3] as Source);
      expect(style.formatDocument(sources, first)).toEqual(before);
    }
    const changed = apa.formatReference(book('d1', 'Derrida', 1999));
    expect(changed).toBe('Derrida, J. (1999). <i>Title d1</i>.');
  });
});

describe('locators by themselves', () => {
  it.each([
    ['page', '46', 'en', 'p.\u00A046'],
    ['page', '3-5', 'en', 'pp.\u00A03–5'],
    ['page', '46', 'de', 'S.\u00A046'],
    ['paragraph', '12', 'en', 'para.\u00A012'],
    ['article', '7', 'en', 'art.\u00A07'],
    ['timestamp', '12:34', 'en', '12:34'],
    ['timestamp', '12:34-13:10', 'de', '12:34–13:10'],
  ] as const)('%s %s in %s', (label, value, locale, expected) => {
    expect(labelLocator({ label, value }, locale)).toBe(expected);
  });
});

describe('styles from files', () => {
  it('are refused with a reason', () => {
    expect(styleProblem(fixture('note.csl'))).toBeUndefined();
    expect(styleProblem('{}')).toMatch(/not a CSL style/);
    const dependent =
      '<style><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>';
    expect(styleProblem(dependent)).toMatch(/use apa\.csl itself/);
    expect(styleProblem('<style><info/></style>')).toMatch(/no <citation>/);
    expect(styleProblem('<style><citation/></style>')).toMatch(/no <bibliography>/);
  });
});

it('a title without CSL’s markup is plain text', () => {
  expect(plainTitle('On <i>E. coli</i> and H<sub>2</sub>O in <span class="nocase">NASA</span> 1 < 2')).toBe(
    'On E. coli and H2O in NASA 1 < 2',
  );
});
