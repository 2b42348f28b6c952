import type { JsonLdContext } from '../export/json-ld-object.ts';
import type { Addresses } from '../model/address.ts';
import type { StyleTemplate } from '../model/citing.ts';
import type { Library } from '../model/site.ts';
import type { CslItem, Source } from '../model/source.ts';
import type { Html, PictureView } from '../model/view/parts.ts';
import type { IconView } from '../model/view/show.ts';
import type { CitationStyle, NamedStyle } from '../render/citation/style.ts';

/** The citation styles a site uses: its own, and those that pages offer besides. */
export interface CitationStyles {
  readonly own: CitationStyle;
  /** APA, Chicago and MLA. */
  readonly offered: readonly NamedStyle[];
}

/** A source as an entry of a bibliography, in a style. */
export interface StyledSource {
  readonly style: string;
  readonly html: Html;
}

/** One thing in all the styles that it can be cited in; `own` is the name of the show's. */
export interface StyleTemplates {
  readonly own: string;
  readonly styles: readonly StyleTemplate[];
}

/** What every view is made with: the whole library, addresses, pictures and formatted references. */
export interface SiteContext extends Library {
  readonly addresses: Addresses;
  readonly citation: CitationStyles;
  /** A source's bibliography entry in the show's style; formatted once per source. */
  readonly reference: (source: Source) => Html;
  /** The same in each style on offer: three times the work, for sources that are cited. */
  readonly formats: (source: Source) => readonly StyledSource[];
  /** How to cite a record of our own in each style on offer and in the show's own; `timed`: with moments, too. */
  readonly citeStyles: (csl: CslItem, timed: boolean) => StyleTemplates;
  /** The picture made of a file below the content folder; `undefined` if it could not be. */
  readonly picture: (file: string) => PictureView | undefined;
  /** Made of the show's picture; none if it has none. */
  readonly icons: readonly IconView[];
  readonly jsonLd: JsonLdContext;
}
