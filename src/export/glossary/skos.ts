import { glossaryPath, termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { Term, TermForm } from '../../model/term.ts';
import type { ShowExportInput, TermFacts } from '../files.ts';
import { licenceUrl } from '../licences.ts';
import { literal, resource, writeIri, type Description, type Graph, type Value } from './graph.ts';

/**
 * The language tag of a form, with its script where one is given: `zh` in `Hans` is `zh-Hans`. A form that names no
 * language is in the show's.
 * @see https://www.rfc-editor.org/info/bcp47
 */
export function languageOf({ language, script }: TermForm, ofShow: string): string {
  if (language === undefined) return ofShow;
  // in one spelling, for `EN` and `en` are one language, which has one preferred name
  return new Intl.Locale(language, script === undefined ? {} : { script }).toString();
}

/**
 * Names of a term: in each language the first form as written is preferred (SKOS allows one), all others are other
 * names. No form is both, and none stands twice.
 */
function namesOf(
  term: Term,
  ofShow: string,
): { readonly preferred: readonly Value[]; readonly others: readonly Value[] } {
  const preferred = new Map<string, string>();
  const others = new Map<string, Value>();
  for (const form of term.forms) {
    const language = languageOf(form, ofShow);
    const known = preferred.get(language);
    if (known === undefined) preferred.set(language, form.form);
    else if (known !== form.form) others.set(`${language} ${form.form}`, literal(form.form, language));
  }
  return {
    preferred: [...preferred].map(([language, text]) => literal(text, language)),
    others: [...others.values()],
  };
}

/** Authority files: the address that people are given, and the one that stands for what it is about. */
const authorities: readonly (readonly [pattern: RegExp, iri: string])[] = [
  [/^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(Q\d+)$/, 'http://www.wikidata.org/entity/$1'],
  [/^https?:\/\/(?:www\.)?viaf\.org\/(?:[a-z]{2}\/)?viaf\/(\d+)\/?$/, 'http://viaf.org/viaf/$1'],
  [/^https?:\/\/d-nb\.info\/gnd\/([\dX-]+)\/?$/, 'https://d-nb.info/gnd/$1'],
  [
    /^https?:\/\/id\.loc\.gov\/authorities\/(subjects|names|genreForms)\/(\w+?)(?:\.html)?$/,
    'http://id.loc.gov/authorities/$1/$2',
  ],
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?(aat|tgn|ulan)\/(\d+)$/, 'http://vocab.getty.edu/$1/$2'],
  [/^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])\/?$/, 'https://isni.org/isni/$1'],
  [/^https?:\/\/orcid\.org\/([\dX-]{19})\/?$/, 'https://orcid.org/$1'],
  [/^https?:\/\/(?:www\.)?geonames\.org\/(\d+)(?:\/.*)?$/, 'https://sws.geonames.org/$1/'],
];

/** What an authority's address stands for; `undefined` for a page that is only about the thing, as Wikipedia's are. */
export function authorityOf(address: string): string | undefined {
  for (const [pattern, iri] of authorities) if (pattern.test(address)) return address.replace(pattern, iri);
  return undefined;
}

/** Terms by each term that they are related to or that is related to them: who names whom does not matter. */
function relatedTerms(terms: readonly TermFacts[]): ReadonlyMap<TermId, ReadonlySet<TermId>> {
  const related = new Map<TermId, Set<TermId>>(terms.map(({ term }) => [term.id, new Set()]));
  for (const { term } of terms)
    for (const other of term.related) {
      if (other === term.id || !related.has(other)) continue;
      related.get(term.id)?.add(other);
      related.get(other)?.add(term.id);
    }
  return related;
}

/**
 * The glossary as a SKOS concept scheme, its terms as concepts under the addresses of their pages. The authorities
 * that the host calls the same are exact matches; other pages that are said to be about it are only worth seeing,
 * for a page is no concept. Empty without terms.
 * @see https://www.w3.org/TR/skos-reference/
 */
export function describeInSkos({ show, addresses, terms }: ShowExportInput): Graph {
  if (terms.length === 0) return [];
  const iriOf = (id: TermId): string => addresses.absolute(termPath(id));
  const scheme = addresses.absolute(glossaryPath);
  const licence = licenceUrl(show.licence);
  const related = relatedTerms(terms);

  const describeTerm = ({ term, definition }: TermFacts): Description => {
    const { preferred, others } = namesOf(term, show.language);
    const matches = new Set(term.sameAs.flatMap((address) => authorityOf(address) ?? []));
    const pages = new Set(term.sameAs.filter((address) => authorityOf(address) === undefined));
    return {
      iri: writeIri(iriOf(term.id)),
      type: 'skos:Concept',
      properties: [
        ['skos:prefLabel', preferred],
        ['skos:altLabel', others],
        ['skos:definition', definition === '' ? [] : [literal(definition, show.language)]],
        ['dc:type', [literal(term.kind)]],
        ['skos:related', [...(related.get(term.id) ?? [])].map((id) => resource(iriOf(id)))],
        ['skos:exactMatch', [...matches].map(resource)],
        ['rdfs:seeAlso', [...pages].map(resource)],
        ['skos:inScheme', [resource(scheme)]],
        ['skos:topConceptOf', [resource(scheme)]],
      ],
    };
  };
  return [
    {
      iri: writeIri(scheme),
      type: 'skos:ConceptScheme',
      properties: [
        ['dcterms:title', [literal(`Glossary of ${show.title}`, 'en')]],
        ['dcterms:language', [literal(show.language)]],
        ['dcterms:license', licence === undefined ? [] : [resource(licence)]],
        ['skos:hasTopConcept', terms.map(({ term }) => resource(iriOf(term.id)))],
      ],
    },
    ...terms.map(describeTerm),
  ];
}
