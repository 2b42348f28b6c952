import { sourcePath, termPath, type Addresses } from '../../model/address.ts';
import type { Annotation, AnnotationsByPlace, Place } from '../../model/annotation.ts';
import type { CitationItem } from '../../model/citation.ts';
import { itemId, type Correction, type Note } from '../../model/episode.ts';
import type { PlaceId, SourceKey } from '../../model/ids.ts';
import type { Range } from '../../model/position.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import { plainText } from '../../render/plain-text.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { Motivation, SpecificResource, TextualBody, WebAnnotation } from './model.ts';
import { PageText } from './page-text.ts';
import {
  quoteOf,
  stampTarget,
  stampsOf,
  textTarget,
  timeTarget,
  type Grounding,
  type Sources,
} from './targets.ts';

/** What an episode's annotations are made from. */
export interface AnnotationInput {
  readonly annotated: AnnotatedEpisode;
  /** Everything people read in it, in reading order. */
  readonly places: readonly Place[];
  readonly sources: Sources;
  /** What the page shows besides, in words that may be those of places: headings in its contents, quotations. */
  readonly repeated: readonly string[];
  readonly addresses: Addresses;
  /** Whether there is a page for a source. */
  readonly knows: (source: SourceKey) => boolean;
  /** A locator as people read it: "p. 46". */
  readonly labelLocator: (locator: NonNullable<CitationItem['locator']>) => string;
}

/** An annotation without its id, and what tells it from all others of its episode, whatever else changes there. */
export interface Draft {
  readonly key: readonly string[];
  readonly annotation: Omit<WebAnnotation, 'id'>;
}

const draft = (
  key: readonly string[],
  motivation: Motivation,
  body: WebAnnotation['body'],
  target: readonly (SpecificResource | undefined)[],
): Draft => ({
  key,
  annotation: { type: 'Annotation', motivation, body, target: target.filter((one) => one !== undefined) },
});

const textualBody = (value: string, language: string, purpose?: Motivation): TextualBody => ({
  type: 'TextualBody',
  value,
  format: 'text/plain',
  language,
  ...(purpose === undefined ? {} : { purpose }),
});

/** Makes the annotations of one episode, kind by kind. */
export class AnnotationWriter {
  readonly #input: AnnotationInput;
  readonly #places: ReadonlyMap<PlaceId, Place>;
  readonly #spoken: ReadonlySet<PlaceId>;
  readonly #stamps: ReturnType<typeof stampsOf>;
  readonly #sources: Grounding;
  /** What notes and corrections hang on, by their HTML id. */
  readonly #remarks: ReadonlyMap<string, readonly Anchored[]>;

  constructor(input: AnnotationInput) {
    const { annotated, places, sources, repeated } = input;
    this.#input = input;
    this.#sources = { ...sources, text: new PageText(annotated.episode, places, repeated) };
    this.#remarks = remarksOf(annotated.annotations);
    this.#places = new Map(input.places.map((place) => [place.id, place]));
    this.#spoken = new Set(input.annotated.passages.map(({ id }) => id));
    this.#stamps = stampsOf(input.annotated.episode);
  }

  /** What a place is called in keys: a passage's id comes from its words, a section keeps its own. */
  #nameOf(place: Place): string {
    return this.#spoken.has(place.id) ? place.id : place.section;
  }

  #language(): string | undefined {
    return this.#input.places[0]?.language;
  }

  /** The words that a note or correction hangs on: each part as text, and all of it as one stretch of time. */
  #anchors(remark: string): readonly SpecificResource[] {
    const texts: SpecificResource[] = [];
    const times: number[] = [];
    for (const { place: id, ...range } of this.#remarks.get(remark) ?? []) {
      const place = this.#places.get(id);
      if (place === undefined) continue;
      texts.push(textTarget(place, range, this.#sources));
      if (this.#spoken.has(id))
        times.push(...[range.start, range.end].flatMap((offset) => place.timeAt(offset) ?? []));
    }
    const sound =
      times.length === 0 ? undefined : timeTarget(Math.min(...times), Math.max(...times), this.#sources);
    return [...(sound === undefined ? [] : [sound]), ...texts];
  }

  /** Where a remark without words to hang on belongs: to its time, else to the whole page. */
  #elsewhere({ item }: Note | Correction): readonly SpecificResource[] {
    const { annotated, sources } = this.#input;
    const sound = stampTarget(item.stamp, annotated.passages, sources);
    return [sound ?? { type: 'SpecificResource', source: sources.page }];
  }

  /** Remarks of the host on words of the transcript. */
  *notes(): Generator<Draft> {
    const language = this.#language();
    for (const section of this.#input.annotated.episode.sections)
      for (const note of section.kind === 'notes' ? section.notes : []) {
        const text = withoutQuotation(plainText(note.item.children), note.quotation?.words);
        if (text === '' || language === undefined) continue;
        const anchors = this.#anchors(note.id);
        const target = anchors.length > 0 ? anchors : this.#elsewhere(note);
        yield draft(
          ['note', note.quotation?.words ?? text],
          'commenting',
          [textualBody(text, language)],
          target,
        );
      }
  }

  /**
   * Corrections. What a text of ours says is edited; what was said stays said, and can only be commented on.
   */
  *corrections(): Generator<Draft> {
    const language = this.#language();
    for (const section of this.#input.annotated.episode.sections) {
      if (section.kind !== 'corrections') continue;
      for (const [index, correction] of section.corrections.entries()) {
        const text = plainText(correction.item.children);
        if (text === '' || language === undefined) continue;
        const id: string = itemId(section.id, index);
        const anchors = this.#anchors(id);
        const target = anchors.length > 0 ? anchors : this.#elsewhere(correction);
        const ours = correction.kind === 'transcript' || correction.kind === 'summary';
        const made = draft(
          ['correction', correction.date ?? '', text],
          ours ? 'editing' : 'commenting',
          [textualBody(text, language)],
          target,
        );
        const dated = correction.date === undefined ? {} : { 'dcterms:date': correction.date };
        yield { ...made, annotation: { ...made.annotation, ...dated } };
      }
    }
  }

  /** Citations, links to sources and mentions of terms, in reading order. */
  *links(): Generator<Draft> {
    const { places, annotated } = this.#input;
    for (const place of places)
      for (const annotation of annotated.annotations.get(place.id) ?? []) {
        if (annotation.kind === 'mention') yield this.#mention(place, annotation);
        if (annotation.kind === 'link' && this.#input.knows(annotation.source))
          yield this.#citation(place, annotation, annotation.source);
        if (annotation.kind === 'citation')
          for (const item of annotation.cluster.items)
            if (this.#input.knows(item.key))
              yield this.#citation(place, statementRange(place, annotation.start), item.key, item);
      }
  }

  #mention(place: Place, mention: Annotation & { kind: 'mention' }): Draft {
    const { addresses } = this.#input;
    const sound = this.#spoken.has(place.id)
      ? timeTarget(place.timeAt(mention.start), place.timeAt(mention.end), this.#sources)
      : undefined;
    return draft(
      ['mention', mention.term, this.#nameOf(place), ...this.#wordsOf(place, mention)],
      'identifying',
      [{ type: 'SpecificResource', source: addresses.absolute(termPath(mention.term)) }],
      [sound, textTarget(place, mention, this.#sources)],
    );
  }

  /** What words are, for keys. */
  #wordsOf(place: Place, range: Range): readonly string[] {
    const { prefix = '', exact, suffix = '' } = quoteOf(place, range, this.#sources.text);
    return [prefix, exact, suffix];
  }

  #citation(place: Place, range: Range, source: SourceKey, item?: CitationItem): Draft {
    const { addresses, annotated, labelLocator } = this.#input;
    const sound = stampTarget(this.#stamps.get(place.id), annotated.passages, this.#sources);
    const { relation, locator } = item ?? {};
    return draft(
      ['citation', source, this.#nameOf(place), ...this.#wordsOf(place, range)],
      'linking',
      [
        { type: 'SpecificResource', source: addresses.absolute(sourcePath(source)), purpose: 'linking' },
        ...(relation === undefined ? [] : [textualBody(relation, 'en', 'tagging')]),
        ...(locator === undefined
          ? []
          : [textualBody(labelLocator(locator).replaceAll('\u00A0', ' '), place.language, 'describing')]),
      ],
      [sound, textTarget(place, range, this.#sources)],
    );
  }
}

/** A stretch of a place that a remark hangs on. */
type Anchored = Range & { readonly place: PlaceId };

/** What notes and corrections hang on, by their HTML id, in reading order. */
function remarksOf(annotations: AnnotationsByPlace): ReadonlyMap<string, readonly Anchored[]> {
  const remarks = new Map<string, Anchored[]>();
  for (const annotation of [...annotations.values()].flat()) {
    if (annotation.kind !== 'note' && annotation.kind !== 'correction') continue;
    const remark = annotation.kind === 'note' ? annotation.note : annotation.correction;
    const { place, start, end } = annotation;
    remarks.set(remark, [...(remarks.get(remark) ?? []), { place, start, end }]);
  }
  return remarks;
}

/** A note without the words it begins with, which its target tells. */
function withoutQuotation(text: string, words: string | undefined): string {
  const at = words === undefined ? -1 : text.indexOf(words);
  if (words === undefined || at < 0 || /[\p{L}\p{N}]/u.test(text.slice(0, at))) return text;
  const rest = text.slice(at + words.length).replace(/^[\p{P}\s]+/u, '');
  return rest === '' ? text : rest;
}

/**
 * The words that a source is cited for: its sentence up to there, without what other citations stand behind; where
 * the sentence begins with the citation ("@key says …"), what follows in it.
 */
export function statementRange({ text, citations, language }: Place, offset: number): Range {
  const sentences = sentencesOf(text, language);
  const trimmed = (start: number, end: number): Range => {
    const words = text.slice(start, end);
    return { start: start + (words.length - words.trimStart().length), end: start + words.trimEnd().length };
  };
  const others = citations.map((one) => one.offset).sort((a, b) => a - b);
  const said = /[\p{L}\p{N}]/u;
  const sentence = sentences.findLast(({ start }) => start < offset) ?? sentences[0];
  const from = sentence?.start ?? 0;
  // the nearest citation before it that has words of its own between
  const before = others.findLast(
    (other) => other < offset && other >= from && said.test(text.slice(other, offset)),
  );
  const start = before ?? from;
  const end = others.find((other) => other > start && !said.test(text.slice(other, offset))) ?? offset;
  if (said.test(text.slice(start, end))) return trimmed(start, end);
  const next = sentences.find((one) => one.end > offset)?.end ?? text.length;
  return trimmed(offset, Math.min(next, ...others.filter((other) => other > offset)));
}
