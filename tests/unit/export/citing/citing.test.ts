import { BibLatexParser } from 'biblatex-csl-converter';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import {
  templateFormats,
  templateHints,
  writeCitingFiles,
  type Citable,
} from '../../../../src/export/citing/formats.ts';
import { citedTime, fillTemplate, templateSyntaxes, type Filling } from '../../../../src/model/citing.ts';
import type { CslItem } from '../../../../src/model/source.ts';
import { parseReferences } from '../../../../src/parse/references/index.ts';

const page = 'https://show.example/episodes/012-lisbon/';
const csl: CslItem = {
  id: '012-lisbon',
  type: 'broadcast',
  title: 'Rails & berths: 100% of #1_{x} "here"',
  'container-title': 'The Night Train',
  medium: 'Audio podcast episode',
  number: '012',
  host: [{ family: 'Quiroga', given: 'Mara' }],
  issued: { 'date-parts': [[2026, 3, 5]] },
  URL: page,
  language: 'en',
  custom: { page, transcript: { sha256: 'ab12' } },
};
const note = 'Transcript revised 9 March 2026, SHA-256 1f3a9c0bd2e4.';
const guests = [{ family: 'Duarte', given: 'Inês' }];
const episode: Citable = { csl, guests, note, timed: true };
const term: Citable = {
  csl: {
    id: 'juche',
    type: 'entry-dictionary',
    title: 'Juche',
    'container-title': 'Glossary of X',
    URL: page,
  },
  timed: false,
};
const moment: Filling = {
  time: '12:34–13:10',
  link: `${page}?t=754.2,790&words=We%20%22waited%22%20%26#p-im92keftiirhmjr3`,
};

const file = (item: Citable, ending: string): string =>
  writeCitingFiles(item, 'x/citation').find(({ path }) => path === `x/citation.${ending}`)?.body ?? '';
const filled = (item: Citable, label: string, filling: Filling): string => {
  const format = templateFormats(item).find((each) => each.label === label);
  return format === undefined ? '' : fillTemplate(format.text, filling, templateSyntaxes[format.syntax]);
};
const labels = [
  ['BibTeX', 'bib'],
  ['plain BibTeX', 'misc.bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'json'],
  ['Zotero', 'zotero.json'],
] as const;

/** What our own reader, which reads what others write, makes of a file. */
const readBack = (
  name: string,
  body: string,
): { readonly csl: CslItem; readonly messages: readonly string[] } => {
  const { value, messages } = parseReferences([new VFile({ path: name, value: body })]);
  return { csl: value[0]?.csl as CslItem, messages: messages.map(({ message }) => message) };
};
/** The same by a program of others. */
const readByOthers = (
  body: string,
): { readonly type: string; readonly fields: Readonly<Record<string, unknown>> } => {
  const { entries, errors } = new BibLatexParser(body, { processUnknown: true }).parse();
  const [entry] = Object.values(entries);
  expect(errors).toEqual([]);
  return { type: String(entry?.bib_type), fields: entry?.fields as Readonly<Record<string, unknown>> };
};

describe('the files beside what is cited', () => {
  it('are those of a podcast for an episode, and of a dictionary for a term', () => {
    expect(writeCitingFiles(episode, 'x/citation').map(({ path }) => path)).toEqual(
      labels.map(([, ending]) => `x/citation.${ending}`),
    );
    expect(writeCitingFiles(term, 'x/citation').map(({ path }) => path)).toEqual(
      ['bib', 'ris', 'json'].map((ending) => `x/citation.${ending}`),
    );
    expect(file(term, 'bib')).toMatch(/^@inreference\{juche,/);
    // none is known, and none is made up
    expect(file(term, 'bib') + file(term, 'ris')).not.toMatch(/date|year|DA {2}|PY {2}/);
  });

  it('say in CSL-JSON what styles want, and what is ours in its own field', () => {
    expect(JSON.parse(file(episode, 'json'))).toEqual([csl]);
  });

  it('are a podcast to Zotero, which takes a container or a publisher for television', () => {
    const [item] = JSON.parse(file(episode, 'zotero.json')) as [Record<string, unknown>];
    expect(item).toMatchObject({
      type: 'broadcast',
      'collection-title': 'The Night Train',
      guest: guests,
      note,
    });
    const television = [
      'container-title',
      'publisher',
      'publisher-place',
      'source',
      'archive',
      'custom',
      'genre',
    ];
    expect(Object.keys(item).filter((field) => television.includes(field))).toEqual([]);
  });

  it('are plain BibTeX that knows neither audio nor whole dates, with what TeX minds escaped', () => {
    expect(file(episode, 'misc.bib')).toBe(
      [
        '@misc{012-lisbon,',
        '  author = {Quiroga, Mara},',
        '  title = {{Rails \\& berths: 100\\% of \\#1\\_\\{x\\} "here"}},',
        '  howpublished = {Audio podcast episode, \\emph{The Night Train}, no.~012},',
        '  year = {2026},',
        '  month = mar,',
        '  day = {5},',
        `  note = {${note}},`,
        `  url = {${page}},`,
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each(labels)('are read back as %s', (label, ending) => {
    const name = `citation.${ending}`;
    for (const body of [file(episode, ending), filled(episode, label, moment)]) {
      const { csl: read, messages } = readBack(name, body);
      expect(messages).toEqual([]);
      expect(read.title?.replaceAll(/[“”]/g, '"')).toBe(csl.title);
      expect(read.issued?.['date-parts']?.[0]?.[0]).toBe(2026);
    }
    expect(readBack(name, file(episode, ending)).csl.URL).toBe(page);
    expect(readBack(name, filled(episode, label, moment)).csl.URL).toBe(moment.link);
  });

  it('are BibTeX to a program of others, with the moment and without', () => {
    for (const label of ['BibTeX', 'plain BibTeX']) {
      const whole = readByOthers(filled(episode, label, { link: page }));
      expect(whole.fields['url']).toBe(page);
      const there = readByOthers(filled(episode, label, moment));
      expect(there.fields['url']).toBe(moment.link);
      expect(JSON.stringify(there.fields['note'])).toContain(
        'At 12:34--13:10. Transcript revised 9 March 2026',
      );
    }
  });
});

describe('the same with a moment', () => {
  it('is the file, where no moment is filled in', () => {
    for (const item of [episode, term, { csl, timed: true }])
      for (const [label, ending] of labels)
        expect(filled(item, label, { link: page }), label).toBe(file(item, ending));
  });

  it('has its time and link, and nothing that the files do not have, too', () => {
    for (const [label] of labels) {
      const text = filled(episode, label, moment);
      expect(text).not.toMatch(/[\uE000-\uF8FF]/);
      expect(text).toContain(label.endsWith('BibTeX') ? 'At 12:34--13:10. Transcript' : '12:34–13:10');
      // without a transcript nothing but the time is noted
      expect(filled({ csl, timed: true }, label, moment)).toMatch(/12:34(?:–|--)13:10/);
    }
    const [item] = JSON.parse(filled({ csl, timed: true }, 'CSL-JSON', moment)) as [CslItem];
    expect(item['custom']).toEqual({ page, transcript: { sha256: 'ab12' }, time: moment.time });
    const [zotero] = JSON.parse(filled({ csl, guests, timed: true }, 'Zotero', moment)) as [CslItem];
    expect(zotero['note']).toBe('At 12:34–13:10.');
  });

  it('is named in manuscripts so that no page is made of its time', () => {
    const write = (item: Citable): readonly string[] =>
      templateHints(item).map(({ text, syntax }) => fillTemplate(text, moment, templateSyntaxes[syntax]));
    expect(write(episode)).toEqual(['\\parencite[12:34--13:10]{012-lisbon}', '[@012-lisbon{}, 12:34–13:10]']);
    expect(write({ csl: { ...csl, id: '-odd-' }, timed: true })[1]).toBe('[@{-odd-}{}, 12:34–13:10]');
    expect(write(term)).toEqual([]);
  });

  it('is a time, or a stretch with an en dash', () => {
    expect(citedTime(754.2)).toBe('12:34');
    expect(citedTime(754.2, 790)).toBe('12:34–13:10');
    expect(citedTime(754.2, 754.9)).toBe('12:34');
    expect(citedTime(3599, 3661)).toBe('59:59–1:01:01');
  });
});
