import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebAnnotation } from '../../src/export/annotations/model.ts';
import { findTags, readPages, textOf, type HtmlPage } from '../support/html-site.ts';
import { judgeQuotes } from '../support/quoted-text.ts';
import { readJsonLd } from '../support/rdf.ts';
import { annotationKeys, judgeCollection } from '../support/web-annotation.ts';
import { createWorkspace, type Workspace } from '../support/workspace.ts';

let workspace: Workspace;
let pages: readonly HtmlPage[];

beforeAll(async () => {
  workspace = await createWorkspace();
  const content = path.join(workspace.folder, 'content');
  await cp(path.join(import.meta.dirname, '../fixtures/site/annotates-odd-text-openly'), content, {
    recursive: true,
  });
  const { code, stderr } = await workspace.run('build', '--content', content, '--out', 'site');
  expect(code, stderr).toBe(0);
  pages = await readPages(path.join(workspace.folder, 'site'));
}, 120_000);
afterAll(() => workspace.remove());

const readCollection = (slug: string): Promise<string> =>
  readFile(path.join(workspace.folder, 'site/episodes', slug, 'annotations.jsonld'), 'utf8');

describe.each(['hawala', 'feiqian', 'elsewhere'])('the annotations of %s', (slug) => {
  test('keep the rules of the model, and are RDF', async () => {
    const text = await readCollection(slug);
    expect(judgeCollection(JSON.parse(text) as Record<string, unknown>)).toEqual([]);
    const triples = await readJsonLd(text, { 'http://www.w3.org/ns/anno.jsonld': annotationKeys });
    expect(triples.length).toBeGreaterThan(50);
  });

  test('quote words that are there once: on the page, or in the element named', async () => {
    const { first } = JSON.parse(await readCollection(slug)) as { first: { items: WebAnnotation[] } };
    const page = pages.find(({ address }) => address === `episodes/${slug}/`);
    const { quotes, faults } = page ? judgeQuotes(page, first.items) : { quotes: 0, faults: [] };
    expect(quotes).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
});

describe('what the takeaways rest on', () => {
  const cellsOf = (slug: string): readonly (readonly string[])[] => {
    const page = pages.find(({ address }) => address === `episodes/${slug}/`);
    const [table] = page === undefined ? [] : findTags(page.tree, 'table', 'grounds');
    const rows = table === undefined ? [] : findTags(table, 'tr').slice(1);
    return rows.map((row) => [...findTags(row, 'th'), ...findTags(row, 'td')].map((cell) => textOf(cell)));
  };

  test('is quoted as the language of the episode quotes, each source with what it does', () => {
    expect(cellsOf('hawala')).toEqual([
      [
        'الحوالة أقدم من المصارف.',
        '0:01 Mara: «الحوالة قديمة جدا. الحوالة أقدم من المصارف. الحوالة، الحوالة، الحوالة!»',
        'Lee 2003, p. 3 supports',
      ],
      [
        'يدفع الزبون المال.',
        'about 0:05–0:20 Mara: «الحوالة، الحوالة، الحوالة! يدفع الزبون المال في مدينة.»',
        'none named',
      ],
    ]);
  });

  test('is a time alone where there is no transcript, and a source alone where there is no time', () => {
    expect(cellsOf('elsewhere')).toEqual([
      ['Juche rests on time alone.', '0:10', 'none named'],
      [
        'Juche rests on a source, on a hawala page, and Juche again.',
        'no time given',
        'Lee 2003, pp. 3–5 disputes a hawala page',
      ],
      ['says that Juche is old.', 'no time given', 'Flying money and hawala'],
      ['says that Juche is older.', 'no time given', 'Lee 2003, p. 9'],
    ]);
  });
});
