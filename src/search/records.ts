import type { AnnotatedEpisode } from '../model/site.ts';
import { proseOfSection, type DeepDive, type Episode, type EpisodeSection } from '../model/episode.ts';
import { episodePath, sourcePath, termPath, timeFragment } from '../model/address.ts';
import type { PersonId, PlaceId, SourceKey, TermId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import { blocksOf, type ProseNode } from '../model/prose.ts';
import { titleOf, type CslName, type Source } from '../model/source.ts';
import type { HitKind } from '../model/search-index.ts';
import type { Term } from '../model/term.ts';
import type { Stamp } from '../model/time.ts';
import { nameOfSource, nameOfTerm } from './name-entries.ts';
import { RecordText } from './record-text.ts';
import type { SearchRecord } from './record.ts';
import { cutTranscript } from './transcript-sections.ts';

/** What records of one document need to know of the rest of the show. */
export interface RecordContext {
  /** BCP 47 language of the show. */
  readonly language: string;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly terms: ReadonlyMap<TermId, Term>;
  readonly sources: ReadonlyMap<SourceKey, Source>;
}

const namesOf = (ids: readonly PersonId[], { people }: RecordContext): string[] =>
  ids.flatMap((id) => people.get(id)?.name ?? []);

/** Parts that follow each other in an excerpt are told apart. */
const sentence = (text: string): string => (/[\p{L}\p{M}\p{N})]$/u.test(text) ? `${text}.` : text);

/** The title that heads the page: of a companion to somebody else's episode, that episode's. */
const shownTitle = ({ about, title }: Episode['meta']): string => about?.title ?? title;

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** Puts the blocks of some prose into a record's text, each with the time it stands under. */
function addProse(text: RecordText, nodes: readonly ProseNode[], stamp?: Stamp): void {
  for (const found of blocksOf(nodes, stamp)) text.add(found.block.text, found.stamp, found.block.id);
}

/** Everything that the records of one episode share. */
class EpisodeRecords {
  readonly records: SearchRecord[] = [];
  readonly #annotated: AnnotatedEpisode;
  readonly #context: RecordContext;
  readonly #path: string;
  readonly #people: readonly string[];

  constructor(annotated: AnnotatedEpisode, context: RecordContext) {
    const { slug, meta } = annotated.episode;
    this.#annotated = annotated;
    this.#context = context;
    this.#path = `/${episodePath(slug)}`;
    this.#people = unique(namesOf([...meta.hosts, ...meta.guests, ...(meta.about?.guests ?? [])], context));
  }

  get people(): readonly string[] {
    return this.#people;
  }

  /** Adds a record unless it holds no words. `fragment` is the place in the page, without `#`. */
  add(kind: HitKind, fragment: string, text: RecordText, title?: string): void {
    if (text.isEmpty) return;
    const { meta, slug } = this.#annotated.episode;
    this.records.push({
      url: `${this.#path}${fragment === '' ? '' : `#${fragment}`}`,
      kind,
      ...(title === undefined ? {} : { title }),
      ...text.finish(),
      language: meta.language ?? this.#context.language,
      episode: { slug, title: shownTitle(meta), date: meta.date },
      filters: { ...this.#namedAt(text.places), year: meta.date.slice(0, 4) },
    });
  }

  /** Terms that are mentioned and sources that are cited at some places of the document. */
  #namedAt(places: readonly PlaceId[]): { readonly term: string[]; readonly source: string[] } {
    const terms = new Set<TermId>();
    const sources = new Set<SourceKey>();
    for (const place of places)
      for (const annotation of this.#annotated.annotations.get(place) ?? []) {
        if (annotation.kind === 'mention') terms.add(annotation.term);
        if (annotation.kind === 'link') sources.add(annotation.source);
        if (annotation.kind === 'citation')
          for (const item of annotation.cluster.items) sources.add(item.key);
      }
    return {
      term: [...terms].flatMap((id) => this.#context.terms.get(id)?.name ?? []).sort(),
      source: [...sources]
        .flatMap((key) => this.#context.sources.get(key) ?? [])
        .map(titleOf)
        .sort(),
    };
  }
}

function addSummary(records: EpisodeRecords, { episode }: AnnotatedEpisode): void {
  const text = new RecordText();
  addProse(text, episode.summary);
  for (const name of records.people) text.add(name);
  text.add(episode.meta.tags.join(', '));
  const title = shownTitle(episode.meta);
  if (text.isEmpty) text.add(title);
  records.add('episode', '', text, title);
}

function addDive(records: EpisodeRecords, dive: DeepDive): void {
  const text = new RecordText();
  addProse(text, dive.body, dive.stamp);
  if (text.isEmpty) text.add(dive.heading.block.text, dive.stamp, dive.heading.block.id);
  records.add('deep dive', dive.id, text, dive.heading.block.text);
}

/** What a section other than deep dives counts as. */
const kindOfSection: Readonly<Record<EpisodeSection['kind'], HitKind>> = {
  takeaways: 'takeaway',
  'deep-dives': 'episode',
  chapters: 'episode',
  notes: 'note',
  corrections: 'note',
  other: 'episode',
};

/** A record per section, and one per deep dive. */
function addSection(records: EpisodeRecords, section: EpisodeSection): void {
  const text = new RecordText();
  for (const run of proseOfSection(section))
    if (run.section === section.id) addProse(text, run.nodes, run.stamp);
  const title = section.kind === 'other' ? section.heading : undefined;
  records.add(kindOfSection[section.kind], section.id, text, title);
  if (section.kind === 'deep-dives') for (const dive of section.dives) addDive(records, dive);
}

function addTranscript(records: EpisodeRecords, annotated: AnnotatedEpisode, context: RecordContext): void {
  const { episode, passages, wordTimes } = annotated;
  const nameOf = (label: string): string => {
    const id = episode.meta.speakers.get(label);
    return (id === undefined ? undefined : context.people.get(id)?.name) ?? label;
  };
  for (const section of cutTranscript(episode, passages)) {
    const text = new RecordText();
    for (const passage of section.passages)
      text.addPassage(
        passage,
        wordTimes !== 'none',
        passage.speaker === undefined ? undefined : nameOf(passage.speaker),
      );
    const first = section.passages[0];
    if (!first) continue;
    const place = wordTimes === 'none' || first.untimed ? first.id : timeFragment(first.start);
    records.add('transcript', place, text, section.title);
  }
}

/**
 * The records of an episode: its summary, each deep dive, its takeaways, notes and corrections, and its transcript
 * in sections (by deep dives or chapters that have times, otherwise about 1,000 words).
 */
export function recordsOfEpisode(
  annotated: AnnotatedEpisode,
  context: RecordContext,
): readonly SearchRecord[] {
  const records = new EpisodeRecords(annotated, context);
  addSummary(records, annotated);
  for (const section of annotated.episode.sections) addSection(records, section);
  addTranscript(records, annotated, context);
  return records.records;
}

/** The record of a glossary entry. All its forms, in whatever script or romanisation, are searched. */
export function recordOfTerm(term: Term, context: RecordContext): SearchRecord {
  const text = new RecordText();
  const aliases = unique(term.forms.map((form) => form.form)).filter((form) => form !== term.name);
  text.add(sentence([term.name, ...aliases].join(', ')));
  addProse(text, term.body);
  return {
    url: `/${termPath(term.id)}`,
    kind: 'glossary',
    title: term.name,
    name: nameOfTerm(term, context.language),
    ...text.finish(),
    language: context.language,
    filters: { term: [term.name], source: [] },
  };
}

const wholeName = (name: CslName): string =>
  name.literal ??
  [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

/** The record of a source: what a reader may remember of it, from authors to its identifiers. */
export function recordOfSource(source: Source, context: RecordContext): SearchRecord {
  const { csl } = source;
  const text = new RecordText();
  const parts = [
    csl.title === undefined ? undefined : titleOf(source),
    csl['container-title'],
    csl.publisher,
    csl.genre,
    csl['abstract'],
    csl.DOI,
    csl.ISBN,
  ];
  const year = csl.issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(csl.issued?.raw ?? '')?.[0];
  text.add(sentence([...(csl.author ?? []), ...(csl.editor ?? [])].map(wholeName).join(', ')));
  for (const part of parts) if (typeof part === 'string') text.add(sentence(part));
  if (year !== undefined) text.add(String(year));
  if (text.isEmpty) text.add(csl.URL ?? source.key);
  return {
    url: `/${sourcePath(source.key)}`,
    kind: 'source',
    title: titleOf(source),
    name: nameOfSource(source, context.language),
    ...text.finish(),
    language: csl.language ?? context.language,
    filters: {
      term: [],
      source: [titleOf(source)],
      ...(year === undefined ? {} : { year: String(year) }),
    },
  };
}
