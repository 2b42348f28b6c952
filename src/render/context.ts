import type { Annotation, AnnotationsByPlace, Citation, SourceLink } from '../model/annotation.ts';
import type { PlaceId, TermId } from '../model/ids.ts';
import type { Stamp } from '../model/time.ts';
import type { Html, PictureView, StampView } from '../model/view/parts.ts';
import type { Footnotes } from './footnotes.ts';

/** A whole in-text citation cluster: safe HTML with a link per item, and the id it is linked back by. */
export interface CitationView {
  readonly html: Html;
  readonly id: string;
}

/** A short entry of the margin: a term's definition, a source, an editorial note, a correction. `html` is safe phrasing. */
export interface MarginEntry {
  readonly kind: 'term' | 'source' | 'note' | 'correction';
  /** What it is about (term id, source key, id of the note or correction): an entry stands once under a block. */
  readonly id: string;
  readonly html: Html;
}

/** Where a link written in Markdown leads on the site. */
export interface LinkTarget {
  readonly href: string;
  /** Leaves the site. */
  readonly external: boolean;
}

/**
 * All that rendering needs to know about the rest of the site. `render/` itself knows no addresses, no citation
 * style and no files.
 */
export interface RenderContext {
  /** Resolved annotations; blocks without any need no entry. */
  readonly annotations: AnnotationsByPlace;
  /** Address of a term's page, with the base. */
  readonly termHref: (id: TermId) => string;
  /** The in-text form of a citation, or nothing where it cannot be made (its sources are unknown). */
  readonly citation: (citation: Citation) => CitationView | undefined;
  readonly stamp: (stamp: Stamp) => StampView;
  /** The responsive picture made of an image file; without one a plain `<img>` is written. */
  readonly picture?: (src: string) => PictureView | undefined;
  /** By default the address as written, external if it names a scheme or a host. */
  readonly link?: (href: string) => LinkTarget;
  /** HTML id of a link to a source, by which its entry in the reference list leads back to it. */
  readonly linkId?: (link: SourceLink) => string | undefined;
  /**
   * Entries of the margin for a block; called with one or more of its first mentions, authored mentions, citations,
   * notes and corrections.
   */
  readonly marginalia?: (place: PlaceId, annotations: readonly Annotation[]) => readonly MarginEntry[];
  /** Numbers of the document's footnotes, where a note and its reference are rendered by different calls. */
  readonly footnotes?: Footnotes;
  /** Stands before every footnote id, so that several documents fit on one page. */
  readonly idPrefix?: string;
}
