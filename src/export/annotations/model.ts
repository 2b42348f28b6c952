/**
 * The part of W3C's model of annotations that is written here. Times are seconds as Media Fragments write them.
 * @see https://www.w3.org/TR/annotation-model/
 */
export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';
/** What a file of annotations is served as. */
export const annotationMediaType = `application/ld+json; profile="${annotationContext}"`;

/** Why somebody annotates. @see https://www.w3.org/TR/annotation-model/#motivation-and-purpose */
export type Motivation = 'commenting' | 'editing' | 'linking' | 'identifying' | 'tagging' | 'describing';

/** Words of a text with what stands around them, as far as the text is not interrupted there. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** A part by its fragment: a stretch of time, or an element by its id. */
export interface FragmentSelector {
  readonly type: 'FragmentSelector';
  readonly conformsTo: string;
  readonly value: string;
  readonly refinedBy?: TextQuoteSelector;
}

/** A resource, or the part of it that selectors agree on: any one of them suffices. */
export interface SpecificResource {
  readonly type: 'SpecificResource';
  readonly source: string;
  readonly purpose?: Motivation;
  readonly selector?: FragmentSelector | readonly (TextQuoteSelector | FragmentSelector)[];
}

/** Plain words. */
export interface TextualBody {
  readonly type: 'TextualBody';
  readonly value: string;
  readonly format: 'text/plain';
  readonly language: string;
  readonly purpose?: Motivation;
}

/** One annotation: the body is about every target. */
export interface WebAnnotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: Motivation;
  readonly body: readonly (SpecificResource | TextualBody)[];
  readonly target: readonly SpecificResource[];
  /** ISO 8601, a day: `created` would ask for a time of day, which nobody stated. */
  readonly 'dcterms:date'?: string;
}
