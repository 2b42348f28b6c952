import path from 'node:path';
import { describe, type Message } from '../diagnostics/message.ts';
import { createAddresses, encodeFile } from '../model/address.ts';
import type { Library } from '../model/site.ts';
import type { SourceKey } from '../model/ids.ts';
import type { Html } from '../model/view.ts';
import type { ContentFiles } from '../read/content.ts';
import { createCitationStyle, createOfferedStyles, type StyleChoice } from '../render/citation/style.ts';
import { styleProblem } from '../render/citation/style-facts.ts';
import type { CitationStyles, SiteContext } from './context.ts';
import type { Copy } from './derivation.ts';
import { makePictures, type MadePictures, type PictureRequest } from './images.ts';
import { openPictureMaker, type PictureMaker } from './pictures.ts';

/** The context of a site, what it needs in the site, and what there was to say. */
export interface MadeContext {
  readonly context: SiteContext;
  readonly maker: PictureMaker;
  readonly copies: readonly Copy[];
  readonly messages: readonly Message[];
}

const bundled = ['apa', 'chicago', 'mla', 'vancouver'] as const;

/** The style that the show asks for; a file that is no style gives a message, and APA stands in for it. */
function chooseStyle(files: ContentFiles, wanted: string, messages: Message[]): StyleChoice {
  const known = bundled.find((name) => name === wanted);
  if (known !== undefined) return known;
  const file = files.styles.find((style) => style.path.endsWith(`/${wanted}`));
  const xml = file === undefined ? '' : String(file.value);
  const problem = styleProblem(xml);
  if (file === undefined || problem === undefined) return file === undefined ? 'apa' : { name: wanted, xml };
  messages.push(describe('bad-style', { path: file.path, line: 1, column: 1 }, { reason: problem }));
  return 'apa';
}

function createStyles(files: ContentFiles, { show }: Library, messages: Message[]): CitationStyles {
  const { locale } = show.citation;
  const own = createCitationStyle({ style: chooseStyle(files, show.citation.style, messages), locale });
  return {
    own,
    offered: createOfferedStyles(locale, own),
  };
}

/** Pictures that belong to the whole show: its own, and those of people. */
function showPictures({ show, people }: Library): PictureRequest[] {
  const start = (file: string) => ({ path: file, line: 1, column: 1 });
  const own = show.image === undefined ? [] : [`episodes/${show.image}`];
  return [
    ...own.map((file) => ({ file, alt: show.title, position: start('episodes/show.yaml') })),
    ...[...people.values()].flatMap(({ image, name, position }) =>
      image === undefined ? [] : [{ file: `references/${image}`, alt: name, position }],
    ),
  ];
}

/** The show's picture as it is, for feeds and the pages' metadata. */
function copyShowImage(files: ContentFiles, { show }: Library, pictures: MadePictures): readonly Copy[] {
  if (show.image === undefined || !pictures.views.has(`episodes/${show.image}`)) return pictures.copies;
  return [...pictures.copies, { from: path.join(files.root, 'episodes', show.image), to: show.image }];
}

/** Sets up what all views are made with. */
export async function createContext(
  files: ContentFiles,
  library: Library,
  cacheDir: string,
): Promise<MadeContext> {
  const messages: Message[] = [];
  const { show, people } = library;
  const addresses = createAddresses(show);
  const citation = createStyles(files, library, messages);
  const maker = openPictureMaker(path.join(cacheDir, 'pictures'), addresses);
  const pictures = await makePictures(showPictures(library), files.root, maker);
  const references = new Map<SourceKey, Html>();
  const context: SiteContext = {
    ...library,
    addresses,
    citation,
    reference(source) {
      const html = references.get(source.key) ?? citation.own.formatReference(source);
      references.set(source.key, html);
      return html;
    },
    picture: (file) => pictures.views.get(file),
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
    copies: copyShowImage(files, library, pictures),
    messages: [...messages, ...pictures.messages],
  };
}
