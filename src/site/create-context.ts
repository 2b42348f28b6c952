import path from 'node:path';
import type { Message } from '../diagnostics/message.ts';
import { createAddresses, encodeFile } from '../model/address.ts';
import type { Library } from '../model/site.ts';
import type { CslItem, Source } from '../model/source.ts';
import type { Html } from '../model/view/parts.ts';
import type { ContentFiles } from '../read/content.ts';
import { templateStyles } from '../render/citation/citing.ts';
import { createCitationStyle, createOfferedStyles, type StyleChoice } from '../render/citation/style.ts';
import type { CitationStyles, SiteContext, StyledSource, StyleTemplates } from './context.ts';
import type { Copy } from './derivation.ts';
import { makeIcons } from './icons.ts';
import { makePictures, showPictures, type MadePictures } from './images.ts';
import { lazily, openMemo } from './memo.ts';
import { openPictureMaker, type PictureMaker } from './pictures.ts';

/** The context of a site, what it needs in the site, and what there was to say. */
export interface MadeContext {
  readonly context: SiteContext;
  readonly maker: PictureMaker;
  /** Keeps the formatted references for the next build. */
  readonly saveReferences: () => Promise<void>;
  readonly copies: readonly Copy[];
  readonly messages: readonly Message[];
}

/** Where a build keeps what it need not make again. */
export interface CacheFolders {
  /** For all shows. */
  readonly shared: string;
  /** For this show. */
  readonly own: string;
  /** Stands for the code, the citation style and its locale. */
  readonly formatting: string;
}

/** Setting a style up costs up to a second, and a build that finds everything in its caches needs none. */
function createStyles(choice: StyleChoice, locale: string): CitationStyles {
  const own = lazily(() => createCitationStyle({ style: choice, locale }));
  const offered = lazily(() => createOfferedStyles(locale, own()));
  return {
    get own() {
      return own();
    },
    get offered() {
      return offered();
    },
  };
}

/** In the styles on offer, and in the show's own where it is none of them. */
function templateAllStyles(csl: CslItem, { own, offered }: CitationStyles, timed: boolean): StyleTemplates {
  const known = offered.find(({ style }) => style === own);
  const named = known ?? { name: own.title, style: own };
  const styles = templateStyles(csl, known ? offered : [...offered, named], timed);
  return { own: named.name, styles };
}

/** The show's picture as it is, for feeds and the pages' metadata. */
function copyShowImage(files: ContentFiles, { show }: Library, pictures: MadePictures): readonly Copy[] {
  if (show.image === undefined || !pictures.views.has(`episodes/${show.image}`)) return pictures.copies;
  return [...pictures.copies, { from: path.join(files.root, 'episodes', show.image), to: show.image }];
}

/** Sets up what all views are made with. */
export async function createContext(
  files: ContentFiles,
  { library, style }: { readonly library: Library; readonly style: StyleChoice },
  cache: CacheFolders,
): Promise<MadeContext> {
  const { show, people } = library;
  const addresses = createAddresses(show);
  const citation = createStyles(style, show.citation.locale);
  const maker = openPictureMaker(path.join(cache.shared, 'pictures'), addresses);
  const pictures = await makePictures(showPictures(library), files.root, maker);
  const icons =
    show.image === undefined
      ? undefined
      : await makeIcons(
          path.join(files.root, 'episodes', show.image),
          path.join(cache.shared, 'pictures'),
          addresses,
        );
  const references = await openMemo<Html>(path.join(cache.own, 'references.json'));
  const formats = await openMemo<readonly StyledSource[]>(path.join(cache.own, 'formats.json'));
  const citing = await openMemo<StyleTemplates>(path.join(cache.own, 'citing.json'));
  const keysOf = ({ key, csl }: Source): readonly string[] => [cache.formatting, key, JSON.stringify(csl)];
  const context: SiteContext = {
    ...library,
    addresses,
    citation,
    reference: (source) => references.remember(keysOf(source), () => citation.own.formatReference(source)),
    formats: (source) =>
      formats.remember(keysOf(source), () =>
        citation.offered.map(({ name, style: offered }) => ({
          style: name,
          html: offered.formatReference(source),
        })),
      ),
    citeStyles: (csl, timed) =>
      citing.remember([cache.formatting, String(timed), JSON.stringify(csl)], () =>
        templateAllStyles(csl, citation, timed),
      ),
    picture: (file) => pictures.views.get(file),
    icons: icons?.views ?? [],
    jsonLd: {
      show,
      addresses,
      people,
      ...(show.image === undefined ? {} : { image: show.url + encodeFile(show.image) }),
    },
  };
  return {
    context,
    maker,
    saveReferences: async () => {
      await references.save();
      await formats.save();
      await citing.save();
    },
    copies: [...copyShowImage(files, library, pictures), ...(icons?.copies ?? [])],
    messages: pictures.messages,
  };
}
