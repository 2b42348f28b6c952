import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { findTags, hasClass, pageAt, textOf } from '../support/html-site.ts';
import { buildShowElsewhere, expectWhole } from '../support/show-elsewhere.ts';
import { openWorkspace, type Workspace } from '../support/workspace.ts';

let workspace: Workspace;
let work: string;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'glosscast-styles-'));
  workspace = openWorkspace((await openSample()).workspace);
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('a show', () => {
  it.each([
    {
      style: 'chicago',
      cited: ['(Catchpole 2008, 31; Duarte and Silva 2024)', '(Itō 2019, 3–5)'],
      entry: 'Catchpole, Ann. 2008. Berths and Borders. Line Press.',
      numbered: false,
    },
    {
      style: 'mla',
      cited: ['(Catchpole 31; Duarte and Silva)', '(Itō 3–5)'],
      entry: 'Duarte, Inês, and Rui Silva. “The Lisbon Sleeper.” Rail, vol. 12, 2024, pp. 1–9.',
      numbered: false,
    },
    {
      style: 'numbers.csl',
      cited: ['[1]', '[1, 2 p. 31]', '[3 pp. 3–5]'],
      entry: 'Ann Catchpole. Berths and borders.',
      numbered: true,
    },
  ])('cites in the style of the show: $style', async ({ style, cited, entry, numbered }) => {
    const content = await mkdtemp(path.join(work, 'style-'));
    await cp(path.resolve('tests/fixtures/site/cites-in-the-style-of-the-show'), content, {
      recursive: true,
    });
    const file = path.join(content, 'episodes/show.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('STYLE', style));
    const show = await buildShowElsewhere(workspace, work, content);
    expectWhole(show, 'https://cited.example/');
    const { tree } = pageAt(show.pages, 'episodes/cited/');
    const inText = findTags(tree, 'span', 'citation').map((span) => textOf(span));
    for (const citation of cited) expect(inText).toContain(citation);
    const references = findTags(tree, 'ol', 'references');
    expect(references).toHaveLength(1);
    const entries = references
      .flatMap((list) => findTags(list, 'div', 'reference-text'))
      .map((text) => textOf(text));
    expect(entries).toContain(entry);
    expect(entries).toHaveLength(3);
    expect(references.map((list) => hasClass(list, 'numbered'))).toEqual([numbered]);
    const order = entries.map((text) => /Catchpole|Duarte|Itō/.exec(text)?.[0]);
    expect(order).toEqual(numbered ? ['Duarte', 'Catchpole', 'Itō'] : ['Catchpole', 'Duarte', 'Itō']);
  });
});
