/**
 * What pages show, ready to lay out: plain JSON, made by `site/`, one file per page in the derived store.
 * Every `Html` is safe, complete and final: pages inject it and never parse it. Every `href` starts with the base.
 */
export type Html = string;

/** A link and its words. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
  /** A short note after the label, such as a count. */
  readonly detail?: string;
}

/** Everything that `<head>` says. */
export interface HeadView {
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly canonical: string;
  /** The page is something that is cited, under its canonical address. */
  readonly cited?: true;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly type: 'website' | 'article' | 'profile';
  /** Social card, 1200 × 630; absolute URL. */
  readonly card?: { readonly url: string; readonly alt: string };
  /** Absolute URL of the audio. */
  readonly audio?: { readonly url: string; readonly type?: string };
  /** Serialised, safe inside `<script>`. */
  readonly jsonLd: string;
  readonly noindex: boolean;
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[];
}

/** A picture by sharp: `<picture>` with AVIF and WebP and a fallback. */
export interface PictureView {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
}

/** A time that can be played: a link to the episode at that second. */
export interface StampView {
  readonly href: string;
  /** `2:05`; "about 12:04" when not confirmed. */
  readonly label: string;
  readonly start: number;
  readonly end?: number;
  readonly approximate: boolean;
  /** HTML id, where the stamp itself is what links to its second lead to. */
  readonly id?: string;
}

/** A line of the episode list. */
export interface EpisodeLine {
  readonly href: string;
  /** "Nº 1154", or nothing. */
  readonly number?: string;
  readonly title: string;
  /** "with Sean Williams" */
  readonly guests?: string;
  readonly date: { readonly iso: string; readonly label: string };
  /** "7 min digest", "7 min" */
  readonly length?: string;
  readonly draft: boolean;
  /** First paragraph as plain text, cut at a word, about 200 characters. */
  readonly lead: string;
}

/** One entry of a reference list: formatted, with a link to the source's page and back to where it is cited. */
export interface ReferenceView {
  readonly id: string;
  /** The formatted entry. */
  readonly html: Html;
  readonly href: string;
  /** Back to the citations in the text, in order. */
  readonly backlinks: readonly LinkView[];
  /** For reference managers; see `coins.ts`. */
  readonly coins?: string;
}
