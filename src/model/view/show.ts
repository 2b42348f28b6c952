import type { LinkView, PictureView } from './parts.ts';

/** A square icon; `maskable` has a margin that a system may cut off. */
export interface IconView {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: 'any' | 'maskable';
}

/** Shared by all pages. */
export interface ShowView {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly base: string;
  readonly url: string;
  readonly colour?: string;
  readonly picture?: PictureView;
  /** For those who put the site on their device's start screen. */
  readonly icons?: readonly IconView[];
  readonly navigation: readonly LinkView[];
  readonly searchHref: string;
  readonly feed?: { readonly href: string; readonly title: string };
  readonly listen: readonly LinkView[];
  readonly licence?: LinkView;
  readonly people: readonly LinkView[];
  /** "6 episodes · 14 terms · 19 sources", for the about page and footer. */
  readonly counts: {
    readonly episodes: number;
    readonly terms: number;
    readonly sources: number;
    readonly people: number;
  };
}
