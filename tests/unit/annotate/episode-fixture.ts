import type { Source } from '../../../src/model/source.ts';
import type { Episode, EpisodeSection } from '../../../src/model/episode.ts';
import {
  mintEpisodeSlug,
  mintPlaceId,
  mintSectionId,
  mintSourceKey,
  type SourceKey,
} from '../../../src/model/ids.ts';
import type { Library } from '../../../src/model/site.ts';
import type {
  Block,
  ListItem,
  Mark,
  PlacedCitation,
  ProseNode,
  TermReference,
} from '../../../src/model/prose.ts';
import type { Stamp } from '../../../src/model/time.ts';
import type { Passage, TimePoint } from '../../../src/model/transcript.ts';
import { makeTerm, type TermFixture } from './fixture.ts';

const path = 'episodes/001/episode.md';

/** A stamp at seconds. */
export const at = (start: number, end?: number): Stamp => ({
  start,
  ...(end === undefined ? {} : { end }),
  approximate: false,
});

/**
 * A block as its Markdown, on one line of `episode.md`: `[[name|words]]`, `[words](url)`, `` `code` `` and citations
 * `[@key]` are read; nothing else is.
 */
export function makeBlock(id: string, markdown: string, line = 1): Block {
  const marks: Mark[] = [];
  const citations: PlacedCitation[] = [];
  const termReferences: TermReference[] = [];
  const runs = [{ offset: 0, line, column: 1 }];
  let text = '';
  const syntax = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\[@([^\]]+)\]|\[([^\]]*)\]\(([^)]*)\)|`([^`]+)`/g;
  let last = 0;
  for (const match of markdown.matchAll(syntax)) {
    const [whole, name, words, key, label, href, code] = match;
    text += markdown.slice(last, match.index);
    const shown = words ?? name ?? label ?? code ?? '';
    const [start, end] = [text.length, text.length + shown.length];
    const column = match.index + 1 + Math.max(0, whole.indexOf(shown));
    if (shown !== '') runs.push({ offset: start, line, column });
    text += shown;
    if (name !== undefined) termReferences.push({ start, end, name });
    if (href !== undefined) marks.push({ kind: 'link', start, end, href });
    if (code !== undefined) marks.push({ kind: 'code', start, end });
    if (key !== undefined) {
      const position = { path, line, column: match.index + 2 };
      const item = { key: mintSourceKey(key), position, suppressAuthor: false };
      citations.push({ offset: start, cluster: { narrative: false, items: [item] } });
    }
    last = match.index + whole.length;
    runs.push({ offset: text.length, line, column: last + 1 });
  }
  text += markdown.slice(last);
  return { id: mintPlaceId(id), text, marks, citations, termReferences, positions: { path, runs } };
}

export const paragraph = (id: string, markdown: string, line?: number): ProseNode => ({
  type: 'paragraph',
  block: makeBlock(id, markdown, line),
});

export const item = (id: string, markdown: string, stamp?: Stamp, line = 1): ListItem => ({
  children: [paragraph(id, markdown, line)],
  position: { path, line, column: 1 },
  ...(stamp ? { stamp } : {}),
});

type BareSection = EpisodeSection extends infer Section
  ? Section extends EpisodeSection
    ? Omit<Section, 'id' | 'heading' | 'position'>
    : never
  : never;

/** A section, its kind its id and heading. */
export const section = (bare: BareSection, id: string = bare.kind): EpisodeSection =>
  ({ id: mintSectionId(id), heading: id, position: { path, line: 1, column: 1 }, ...bare }) as EpisodeSection;

export const dive = (id: string, heading: string, body: readonly ProseNode[], stamp?: Stamp) => ({
  id: mintSectionId(id),
  heading: {
    type: 'heading' as const,
    level: 3 as const,
    id: mintSectionId(id),
    block: makeBlock(`h-${id}`, heading),
  },
  body,
  position: { path, line: 1, column: 1 },
  ...(stamp ? { stamp } : {}),
});

export function makeEpisode(
  summary: readonly ProseNode[],
  sections: readonly EpisodeSection[] = [],
  { slug = '001', date = '2025-05-15' } = {},
): Episode {
  return {
    slug: mintEpisodeSlug(slug),
    meta: {
      title: 'An episode',
      date,
      type: 'full',
      hosts: [],
      guests: [],
      speakers: new Map(),
      tags: [],
      draft: false,
      listen: [],
      provenance: {},
    },
    summary,
    sections,
    position: { path, line: 1, column: 1 },
  };
}

/** A passage said evenly from `start` to `end`. */
export function makePassage(id: string, text: string, start: number, end: number): Passage {
  const times: TimePoint[] = [{ offset: 0, time: start }];
  return { id: mintPlaceId(id), turn: 0, start, end, text, times };
}

export function makeSource(key: string, fields: { URL?: string; DOI?: string } = {}, light = false): Source {
  return {
    key: mintSourceKey(key),
    csl: { id: key, type: 'report', title: key, ...fields },
    position: { path: 'references/books.bib', line: 1, column: 1 },
    light,
  };
}

export function makeLibrary(
  terms: readonly TermFixture[],
  sources: readonly Source[] = [],
): Pick<Library, 'show' | 'people' | 'terms' | 'sources'> {
  return {
    show: {
      title: 'A show',
      description: '',
      language: 'en',
      url: 'https://example.org/',
      base: '/',
      people: [],
      citation: { style: 'apa', locale: 'en-US' },
      listen: [],
      sections: {},
      redirects: [],
    },
    people: new Map(),
    terms: new Map(terms.map(makeTerm).map((term) => [term.id, term])),
    sources: new Map<SourceKey, Source>(sources.map((source) => [source.key, source])),
  };
}
