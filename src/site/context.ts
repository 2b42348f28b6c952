import type { JsonLdContext } from '../export/json-ld-object.ts';
import type { Addresses } from '../model/address.ts';
import type { Library } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import type { Html, PictureView } from '../model/view/parts.ts';
import type { IconView } from '../model/view/show.ts';
import type { CitationStyle } from '../render/citation/style.ts';

/** The citation styles a site uses: its own, and those that pages offer besides. */
export interface CitationStyles {
  readonly own: CitationStyle;
  /** APA, Chicago and MLA. */
  readonly offered: readonly { readonly name: string; readonly style: CitationStyle }[];
}

/** A source formatted as an entry of a bibliography. */
export interface FormattedSource {
  /** In the show's style. */
  readonly html: Html;
  /** In each style on offer. */
  readonly formats: readonly { readonly style: string; readonly html: Html }[];
}

/** What every view is made with: the whole library, addresses, pictures and formatted references. */
export interface SiteContext extends Library {
  readonly addresses: Addresses;
  readonly citation: CitationStyles;
  /** A source's bibliography entry; formatted once per source. */
  readonly reference: (source: Source) => FormattedSource;
  /** The picture made of a file below the content folder; `undefined` if it could not be. */
  readonly picture: (file: string) => PictureView | undefined;
  /** Made of the show's picture; none if it has none. */
  readonly icons: readonly IconView[];
  readonly jsonLd: JsonLdContext;
}
