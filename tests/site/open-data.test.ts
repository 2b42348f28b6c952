import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpecificResource, WebAnnotation } from '../../src/export/annotations/model.ts';
import { openSample } from '../support/built-sample.ts';
import { attributeOf, findTags, listFiles, readPages, textOf, type HtmlPage } from '../support/html-site.ts';
import { judgeQuotes } from '../support/quoted-text.ts';
import { readJsonLd, readTurtle } from '../support/rdf.ts';
import { judgeSchemaOrg } from '../support/schema-org.ts';
import type { SampleBuild } from '../support/sample-setup.ts';
import { annotationKeys, judgeCollection } from '../support/web-annotation.ts';

const url = 'https://glosscast.example/';
const skos = 'http://www.w3.org/2004/02/skos/core#';

let sample: SampleBuild;
let pages: readonly HtmlPage[];
let files: readonly string[];

beforeAll(async () => {
  sample = await openSample();
  pages = await readPages(sample.folder);
  files = await listFiles(sample.folder);
});

const read = (file: string): Promise<string> => readFile(path.join(sample.folder, file), 'utf8');
const pageAt = (address: string): HtmlPage | undefined =>
  pages.find((page) => url + page.address === address);

/** Whether the sample has what an address leads to. */
const leadsSomewhere = (address: string): boolean => {
  const file = decodeURIComponent(address.slice(url.length).replace(/#.*$/, ''));
  return address.startsWith(url) && files.includes(/(?:^|\/)$/.test(file) ? `${file}index.html` : file);
};

/** Files of a kind that a page's head names. */
const alternatesOf = ({ tree }: HtmlPage, type: string): readonly string[] =>
  findTags(tree, 'link')
    .filter((link) => attributeOf(link, 'rel') === 'alternate' && attributeOf(link, 'type')?.startsWith(type))
    .map((link) => attributeOf(link, 'href') ?? '');

describe('the glossary of the sample', () => {
  it('is the same in both forms of RDF, with a concept for each page of a term', async () => {
    const turtle = readTurtle(await read('glossary.ttl'));
    expect(await readJsonLd(await read('glossary.jsonld'))).toEqual(turtle);
    const concepts = turtle.flatMap((triple) => /^<([^>]*)> \S+type> \S+#Concept>$/.exec(triple)?.[1] ?? []);
    const terms = pages
      .filter(({ address }) => /^glossary\/./.test(address))
      .map(({ address }) => url + address);
    expect(concepts.sort()).toEqual(terms.sort());
    expect(turtle.some((triple) => triple.includes(`${skos}prefLabel> "飞钱"@zh-hans`))).toBe(true);
  });

  it('has a line for each in a table, whose addresses lead to what they name', async () => {
    const [, ...lines] = (await read('glossary.csv')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(pages.filter(({ address }) => /^glossary\/./.test(address)).length);
    const addresses = lines.flatMap((line) => line.match(/https:\/\/glosscast\.example\/[^,]*/g) ?? []);
    expect(addresses.length).toBeGreaterThan(lines.length);
    expect(addresses.filter((address) => !leadsSomewhere(address))).toEqual([]);
  });

  it('is offered by its page', () => {
    const glossary = pageAt(`${url}glossary/`);
    const linked =
      glossary === undefined ? [] : findTags(glossary.tree, 'a').map((a) => attributeOf(a, 'href'));
    for (const file of ['/glossary.ttl', '/glossary.jsonld', '/glossary.csv']) expect(linked).toContain(file);
    expect(glossary && alternatesOf(glossary, 'text/turtle')).toEqual(['/glossary.ttl']);
  });
});

describe('what pages say of themselves', () => {
  it('is in words of schema.org, each of a thing that has it, and has an address that leads somewhere', () => {
    const described = pages.flatMap((page) =>
      findTags(page.tree, 'script')
        .filter((script) => attributeOf(script, 'type') === 'application/ld+json')
        .map((script) => ({ page, value: JSON.parse(textOf(script)) as Readonly<Record<string, unknown>> })),
    );
    expect(described.length).toBeGreaterThan(30);
    expect(described.flatMap(({ page, value }) => judgeSchemaOrg(value, page.address))).toEqual([]);
    const addresses = described.flatMap(
      ({ value }) => JSON.stringify(value).match(/(?<="@id":")https:\/\/glosscast\.example\/[^"]*/g) ?? [],
    );
    expect(addresses.length).toBeGreaterThan(100);
    expect([...new Set(addresses)].filter((address) => !leadsSomewhere(address))).toEqual([]);
  });
});

describe('the annotations of an episode of the sample', () => {
  const folders = [
    'episodes/1154-north-korea-china-drug-cartel-connection/',
    'episodes/a-tour-of-the-companion/',
  ];
  const itemsIn = async (folder: string): Promise<readonly WebAnnotation[]> => {
    const collection = JSON.parse(await read(`${folder}annotations.jsonld`)) as {
      first: { items: WebAnnotation[] };
    };
    return collection.first.items;
  };
  const targetsIn = async (folder: string): Promise<readonly SpecificResource[]> =>
    (await itemsIn(folder)).flatMap(({ target }) => target);

  it.each(folders)('keep the rules of the model, and are RDF: %s', async (folder) => {
    const text = await read(`${folder}annotations.jsonld`);
    expect(judgeCollection(JSON.parse(text) as Record<string, unknown>)).toEqual([]);
    const triples = await readJsonLd(text, { 'http://www.w3.org/ns/anno.jsonld': annotationKeys });
    expect(triples.length).toBeGreaterThan(100);
  });

  it.each(folders)('are about what is there: %s', async (folder) => {
    const bodies = (await itemsIn(folder)).flatMap(({ body }) =>
      body.flatMap((one) => ('source' in one ? one.source : [])),
    );
    const sources = new Set([...bodies, ...(await targetsIn(folder)).map(({ source }) => source)]);
    expect(sources.size).toBeGreaterThan(5);
    expect([...sources].filter((source) => !leadsSomewhere(source))).toEqual([]);
  });

  it.each(folders)(
    'quote words that are there once: on the page, or in the element named: %s',
    async (folder) => {
      const page = pageAt(url + folder);
      const { quotes, faults } = page ? judgeQuotes(page, await itemsIn(folder)) : { quotes: 0, faults: [] };
      expect(quotes).toBeGreaterThan(40);
      expect(faults).toEqual([]);
    },
  );

  it.each(folders)('are named by the page’s head, and can be downloaded: %s', (folder) => {
    const page = pageAt(url + folder);
    const file = `/${folder}annotations.jsonld`;
    expect(
      page && alternatesOf(page, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
    ).toEqual([file]);
    expect(page && findTags(page.tree, 'a').some((a) => attributeOf(a, 'href') === file)).toBe(true);
  });
});
