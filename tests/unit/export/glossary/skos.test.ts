import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShowExport, TermFacts } from '../../../../src/export/files.ts';
import { exportGlossaryJsonLd, writeGraphJson } from '../../../../src/export/glossary/json-ld.ts';
import { literal, prefixes, resource, writeIri } from '../../../../src/export/glossary/graph.ts';
import { authorityOf } from '../../../../src/export/glossary/skos.ts';
import { exportGlossaryTurtle, writeTurtle } from '../../../../src/export/glossary/turtle.ts';
import { readJsonLd, readTurtle } from '../../../support/rdf.ts';
import { hostile, makeInput, makeShow } from '../sample-show.ts';
import { form, makeTerm } from './sample-glossary.ts';

const site = 'https://host.example/sampler/';
const skos = prefixes.skos;

const flyingMoney = makeTerm('Flying money', {
  definition: 'Value sent "without" moving cash.\nAs \\ such.',
  forms: [
    form('Fei Chen'),
    form('fēiqián', 'zh Latn'),
    form("fei-ch'ien", 'zh Latn'),
    form('飞钱', 'zh Hans'),
    form('飛錢', 'zh Hant'),
    form('飛錢', 'ja'),
    form('飛錢', 'ja'),
  ],
  related: ['hawala', 'nowhere', 'flying-money'],
  sameAs: [
    'https://www.wikidata.org/wiki/Q1050000',
    'https://www.wikidata.org/entity/Q1050000',
    'https://en.wikipedia.org/wiki/Flying_cash',
  ],
});
const hawala = makeTerm('Hawala');
const hostileTerm = makeTerm('Hostile', { definition: hostile, forms: [form(`x\\"\r\t${hostile}`, 'fr')] });

const bodyOf = (
  make: ShowExport,
  terms: readonly TermFacts[],
  show = makeShow({ licence: 'CC-BY-4.0' }),
): string => String(make(makeInput({ show, terms })).files[0]?.body);
const turtleOf = (...terms: readonly TermFacts[]): readonly string[] =>
  readTurtle(bodyOf(exportGlossaryTurtle, terms));

/** What is said of a term by one property. */
const said = (triples: readonly string[], id: string, property: string): readonly string[] => {
  const start = `<${site}glossary/${id}> <${property}> `;
  return triples.filter((triple) => triple.startsWith(start)).map((triple) => triple.slice(start.length));
};

describe('the glossary in SKOS', () => {
  test('is the same to a parser of Turtle and to one of JSON-LD', async () => {
    const terms = [flyingMoney, hawala, hostileTerm, makeTerm('飞钱'), makeTerm("(l')été;*")];
    const turtle = readTurtle(bodyOf(exportGlossaryTurtle, terms));
    expect(turtle.length).toBeGreaterThan(30);
    expect(await readJsonLd(bodyOf(exportGlossaryJsonLd, terms))).toEqual(turtle);
  });

  test('has a scheme, with every term at its top under the address of its page', () => {
    const triples = turtleOf(flyingMoney, hawala);
    expect(triples).toContain(`<${site}glossary/> <${prefixes.rdf}type> <${skos}ConceptScheme>`);
    expect(said(triples, '', `${skos}hasTopConcept`)).toEqual([
      `<${site}glossary/flying-money/>`,
      `<${site}glossary/hawala/>`,
    ]);
    for (const id of ['flying-money/', 'hawala/']) {
      expect(said(triples, id, `${prefixes.rdf}type`)).toEqual([`<${skos}Concept>`]);
      expect(said(triples, id, `${skos}inScheme`)).toEqual([`<${site}glossary/>`]);
      expect(said(triples, id, `${skos}topConceptOf`)).toEqual([`<${site}glossary/>`]);
    }
    expect(said(triples, '', `${prefixes.dcterms}license`)).toEqual([
      '<https://creativecommons.org/licenses/by/4.0/>',
    ]);
  });

  test('prefers one form in each language and script, and calls none both', () => {
    const triples = turtleOf(flyingMoney);
    const preferred = said(triples, 'flying-money/', `${skos}prefLabel`);
    const others = said(triples, 'flying-money/', `${skos}altLabel`);
    expect(preferred).toEqual(
      ['"Flying money"@en', '"fēiqián"@zh-latn', '"飛錢"@ja', '"飛錢"@zh-hant', '"飞钱"@zh-hans'].sort(),
    );
    expect(others).toEqual([`"Fei Chen"@en`, `"fei-ch'ien"@zh-latn`]);
    expect(bodyOf(exportGlossaryTurtle, [flyingMoney])).toContain('"飞钱"@zh-Hans');
  });

  test('relates terms in both directions, and only to terms there are', () => {
    const triples = turtleOf(flyingMoney, hawala);
    expect(said(triples, 'flying-money/', `${skos}related`)).toEqual([`<${site}glossary/hawala/>`]);
    expect(said(triples, 'hawala/', `${skos}related`)).toEqual([`<${site}glossary/flying-money/>`]);
  });

  test('matches authorities by what their addresses stand for, and calls no web page a concept', () => {
    const triples = turtleOf(flyingMoney);
    expect(said(triples, 'flying-money/', `${skos}exactMatch`)).toEqual([
      '<http://www.wikidata.org/entity/Q1050000>',
    ]);
    expect(said(triples, 'flying-money/', `${prefixes.rdfs}seeAlso`)).toEqual([
      '<https://en.wikipedia.org/wiki/Flying_cash>',
    ]);
    expect(authorityOf('https://viaf.org/viaf/97113511/')).toBe('http://viaf.org/viaf/97113511');
    expect(authorityOf('https://viaf.org/en/viaf/97113511')).toBe('http://viaf.org/viaf/97113511');
    expect(authorityOf('https://d-nb.info/gnd/118540238')).toBe('https://d-nb.info/gnd/118540238');
    expect(authorityOf('https://id.loc.gov/authorities/subjects/sh85082780.html')).toBe(
      'http://id.loc.gov/authorities/subjects/sh85082780',
    );
    expect(authorityOf('https://www.wikidata.org/wiki/Talk:Q1')).toBeUndefined();
    expect(authorityOf('https://www.wikidata.org.example.org/wiki/Q1')).toBeUndefined();
  });

  test('says a definition only where there is one', () => {
    const triples = turtleOf(flyingMoney, hawala);
    expect(said(triples, 'flying-money/', `${skos}definition`)).toEqual([
      `${JSON.stringify(flyingMoney.definition)}@en`,
    ]);
    expect(said(triples, 'hawala/', `${skos}definition`)).toEqual([]);
  });

  test('is not written without terms', () => {
    expect(exportGlossaryTurtle(makeInput()).files).toEqual([]);
    expect(exportGlossaryJsonLd(makeInput()).files).toEqual([]);
  });
});

test('any text and any address come out of both forms as they went in', async () => {
  const address = fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`);
  const text = fc.string({ unit: 'binary' });
  await fc.assert(
    fc.asyncProperty(address, text, async (iri, words) => {
      const graph = [
        {
          iri: 'https://a.example/x',
          type: 'skos:Concept' as const,
          properties: [
            ['skos:altLabel', [literal(words, 'zh-Hans'), literal(words)]],
            ['rdfs:seeAlso', [resource(iri)]],
          ] as const,
        },
      ];
      const turtle = readTurtle(writeTurtle(graph));
      expect(await readJsonLd(writeGraphJson(graph))).toEqual(turtle);
      const kept = literal(words);
      expect(turtle).toContain(
        `<https://a.example/x> <${skos}altLabel> ${JSON.stringify(kept.kind === 'text' && kept.text)}@zh-hans`,
      );
      expect(turtle).toContain(`<https://a.example/x> <${prefixes.rdfs}seeAlso> <${writeIri(iri)}>`);
    }),
    { numRuns: 40 },
  );
});

/** What SKOS forbids, of a graph as lines of triples. @see https://www.w3.org/TR/skos-reference/ S13, S14, S27 */
function integrityFaults(triples: readonly string[]): readonly string[] {
  const labels = triples.flatMap((triple) => {
    const [, subject, property, label] = /^(\S+) <[^>]*#(prefLabel|altLabel)> (.*)$/su.exec(triple) ?? [];
    return label === undefined
      ? []
      : [{ subject, property, label, language: label.slice(label.lastIndexOf('@')) }];
  });
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { subject, property, label, language } of labels) {
    const key = property === 'prefLabel' ? `${subject} preferred ${language}` : `${subject} other ${label}`;
    if (seen.has(key)) faults.push(`twice: ${key}`);
    seen.add(key);
    const isBoth = labels.some(
      (one) => one.subject === subject && one.property !== property && one.label === label,
    );
    if (isBoth) faults.push(`both: ${subject} ${label}`);
  }
  const related = triples.filter((triple) => triple.includes('#related>'));
  for (const triple of related) {
    const [subject = '', property = '', object = ''] = triple.split(' ');
    if (subject === object) faults.push(`related to itself: ${subject}`);
    if (!related.includes(`${object} ${property} ${subject}`)) faults.push(`one way: ${triple}`);
  }
  return faults;
}

test('keeps to the conditions of SKOS whatever the glossary is like', async () => {
  const pool = [
    'Juche',
    'juche',
    'JUCHE',
    '주체',
    'حوالة',
    '"x"',
    '👍',
    'a\\b',
    "fei ch'ien",
    'e\u0301',
    '\u00e9',
  ];
  const tags = ['en', 'en-GB', 'EN', 'zh Hans', 'zh-Hans', 'zh', 'ar', undefined];
  const forms = fc.array(
    fc.tuple(fc.constantFrom(...pool), fc.constantFrom(...tags)).map(([text, tag]) => form(text, tag)),
    { maxLength: 12 },
  );
  const ids = ['juche', 'x', 'hawala', 'nowhere'];
  const terms = fc.tuple(
    ...['Juche', 'x', 'Hawala'].map((name) =>
      fc
        .tuple(forms, fc.array(fc.constantFrom(...ids), { maxLength: 4 }))
        .map(([aliases, related]) => makeTerm(name, { forms: aliases, related })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(terms, async (glossary) => {
      const turtle = readTurtle(bodyOf(exportGlossaryTurtle, glossary));
      expect(integrityFaults(turtle)).toEqual([]);
      expect(await readJsonLd(bodyOf(exportGlossaryJsonLd, glossary))).toEqual(turtle);
    }),
    { numRuns: 25, seed: 1154 },
  );
});
