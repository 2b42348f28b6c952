import { describe, type Message } from '../../diagnostics/message.ts';
import { targetRules } from '../../export/notes/targets.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import type { Episode } from '../../model/episode.ts';
import type { SourceKey, TermId } from '../../model/ids.ts';
import type { AnnotatedEpisode, Library } from '../../model/site.ts';
import type { Term } from '../../model/term.ts';
import { Anchors } from './anchors.ts';

/** How many names a message lists. */
const listed = 3;

/** `"a", "b", "c" and 7 more`. */
function listNames(names: readonly string[]): string {
  const shown = names.slice(0, listed).map((name) => `"${name}"`);
  return names.length > listed ? `${shown.join(', ')} and ${names.length - listed} more` : shown.join(', ');
}

/** `, and in 2 other episodes`, of three that something is said of; nothing where it is one. */
const others = (count: number): string =>
  count < 2 ? '' : `, and in ${count - 1} other episode${count === 2 ? '' : 's'}`;

/** A title as Apple asks not to write it: `Episode 12: …`, `#12 …`, or its own number first. */
function beginsWithNumber({ title, number }: Episode['meta']): boolean {
  if (/^(?:#|e(?:p(?:isode)?)?\b\.?\s*#?)\s*\d+\b/i.test(title)) return true;
  if (number === undefined) return false;
  const rest = title.startsWith(number) ? title.slice(number.length) : undefined;
  return rest !== undefined && /^\s*[-–—:.|]/.test(rest);
}

function checkTitle({ meta, position }: Episode, hasFeed: boolean): Message[] {
  const count = [...meta.title].length;
  const limits = Object.values(targetRules)
    .filter(({ titleLength }) => titleLength !== undefined && count > titleLength)
    .map(({ label, titleLength }) => `${label} takes ${titleLength}`);
  return [
    ...(limits.length === 0
      ? []
      : [
          describe(
            'long-title',
            position,
            { count, limits: limits.join(', ') },
            'a shorter one is read to its end',
          ),
        ]),
    ...(hasFeed && beginsWithNumber(meta)
      ? [describe('number-in-title', position, {}, 'write it as "number" in the front matter')]
      : []),
  ];
}

/** What an editor would say of a whole show, gathered while its documents are read one after the other. */
export class Reviewer {
  private readonly library: Library;
  private readonly mentioned = new Set<TermId>();
  private readonly cited = new Set<SourceKey>();
  private readonly messages: Message[] = [];
  private readonly anchors: Anchors;
  private readonly published: Episode[] = [];

  constructor(library: Library) {
    this.library = library;
    this.anchors = new Anchors(library.show);
  }

  private count(annotations: AnnotationsByPlace): void {
    for (const found of annotations.values())
      for (const annotation of found) {
        if (annotation.kind === 'mention') this.mentioned.add(annotation.term);
        if (annotation.kind === 'link') this.cited.add(annotation.source);
        if (annotation.kind === 'citation')
          for (const { key } of annotation.cluster.items) this.cited.add(key);
      }
  }

  /** Takes note of what a term's entry mentions, cites and links to. */
  sawTerm(term: Term, annotations: AnnotationsByPlace): void {
    this.count(annotations);
    this.anchors.sawTerm(term);
  }

  /** Takes note of what an episode mentions, cites and links to. */
  sawEpisode(annotated: AnnotatedEpisode): void {
    const { episode, annotations } = annotated;
    this.count(annotations);
    this.anchors.sawEpisode(annotated);
    if (episode.meta.draft) return;
    this.published.push(episode);
    this.messages.push(...checkTitle(episode, this.library.show.feed?.own === true));
  }

  private *unusedTerms(): Generator<Message> {
    if (this.published.length === 0) return;
    const unused = [...this.library.terms.values()].filter(({ id }) => !this.mentioned.has(id));
    for (const terms of groupByFile(unused)) {
      const [first] = terms;
      const hint = terms.length === 1 ? 'a form that people say may be missing among its aliases' : undefined;
      yield describe(
        'unused-term',
        first.position,
        { terms: listNames(terms.map(({ name }) => name)) },
        hint,
      );
    }
  }

  private *unusedSources(): Generator<Message> {
    if (this.published.length === 0) return;
    const unused = [...this.library.sources.values()].filter(
      ({ key, light }) => !light && !this.cited.has(key),
    );
    for (const sources of groupByFile(unused)) {
      const [first] = sources;
      const names = listNames(sources.map(({ key }) => key));
      yield describe('unused-source', first.keyPosition ?? first.position, { sources: names });
    }
  }

  private *missing(): Generator<Message> {
    const withoutTranscript = this.published.filter(
      ({ meta }) => meta.audio !== undefined && meta.transcript === undefined,
    );
    const withoutMaker = this.published.filter(
      ({ meta }) => meta.transcript !== undefined && meta.provenance.transcript === undefined,
    );
    const [lastWithoutTranscript, lastWithoutMaker] = [withoutTranscript.at(-1), withoutMaker.at(-1)];
    if (lastWithoutTranscript !== undefined) {
      const hint = 'put it beside episode.md as transcript.vtt, .srt, .json or .txt';
      yield describe(
        'missing-transcript',
        lastWithoutTranscript.position,
        { others: others(withoutTranscript.length) },
        hint,
      );
    }
    if (lastWithoutMaker !== undefined) {
      const hint = 'write "provenance: {transcript: {by: …, reviewed: …}}"';
      yield describe(
        'missing-provenance',
        lastWithoutMaker.position,
        { others: others(withoutMaker.length) },
        hint,
      );
    }
  }

  /** What there is to say once everything was read. */
  finish(): readonly Message[] {
    return [
      ...this.messages,
      ...this.unusedTerms(),
      ...this.unusedSources(),
      ...this.anchors.dead(),
      ...this.missing(),
    ];
  }
}

type Some<T> = readonly [T, ...T[]];

/** By the file that they stand in. */
function groupByFile<T extends { readonly position: { readonly path: string } }>(
  all: readonly T[],
): readonly Some<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(one.position.path);
    if (group === undefined) groups.set(one.position.path, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
