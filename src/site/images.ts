import { describe, type Message } from '../diagnostics/message.ts';
import type { Position } from '../model/position.ts';
import { blocksOf, type ProseNode } from '../model/prose.ts';
import { positionAt } from '../model/position.ts';
import type { PictureView } from '../model/view/parts.ts';
import type { Copy } from './derivation.ts';
import type { Library } from '../model/site.ts';
import type { Term } from '../model/term.ts';
import { proseOfEpisode, type Episode } from '../model/episode.ts';
import { isPicture, type PictureMaker } from './pictures.ts';

/** A picture that some content names: its file below the content folder, and where it is named. */
export interface PictureRequest {
  readonly file: string;
  readonly alt: string;
  readonly position: Position;
}

/** The pictures of a document or of the show, by file. */
export interface MadePictures {
  readonly views: ReadonlyMap<string, PictureView>;
  readonly copies: readonly Copy[];
  readonly messages: readonly Message[];
}

/** Pictures in prose that are files of the content; `folder` is where the prose lies, without a slash at its end. */
export function pictureRequests(nodes: readonly ProseNode[], folder: string): PictureRequest[] {
  const requests: PictureRequest[] = [];
  for (const { block } of blocksOf(nodes))
    for (const mark of block.marks)
      if (mark.kind === 'image' && !/^[a-z][a-z0-9+.-]*:|^\//i.test(mark.src))
        requests.push({
          file: `${folder}/${mark.src}`,
          alt: mark.alt,
          position: positionAt(block.positions, mark.start),
        });
  return requests;
}

const badPicture = (file: string, position: Position): Message =>
  describe('bad-picture', position, { file }, 'give a PNG, JPEG, WebP, AVIF or SVG file');

/** `missing` for a file that is not there, nothing for one that cannot be read. */
const unlessMissing = (error: unknown): 'missing' | undefined =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : undefined;

/** Says which pictures cannot be read, without making them. */
export async function checkPictureFiles(
  requests: readonly PictureRequest[],
  root: string,
): Promise<readonly Message[]> {
  const positions = new Map<string, Position>();
  for (const { file, position } of requests) if (!positions.has(file)) positions.set(file, position);
  const checked = [...positions].map(async ([file, position]) => {
    const found = await isPicture(`${root}/${file}`).catch(unlessMissing);
    return found === true || found === 'missing' ? [] : [badPicture(file, position)];
  });
  return (await Promise.all(checked)).flat();
}

/** The pictures of the whole show: its own, those of people, and those in the glossary. */
export function showPictures({ show, people, terms }: Library): readonly PictureRequest[] {
  const start = { path: 'episodes/show.yaml', line: 1, column: 1 };
  const own =
    show.image === undefined ? [] : [{ file: `episodes/${show.image}`, alt: show.title, position: start }];
  const portraits = [...people.values()].flatMap(({ image, name, position }) =>
    image === undefined ? [] : [{ file: `references/${image}`, alt: name, position }],
  );
  const drawn = [...terms.values()].flatMap((term) => pictureRequests(term.body, folderOfTerm(term)));
  return [...own, ...portraits, ...drawn];
}

/** The folder that the pictures of a term lie in: where it is written. */
export const folderOfTerm = ({ position: { path } }: Term): string => path.slice(0, path.lastIndexOf('/'));

/** The pictures of an episode: its own, and those in its text. */
export function episodePictures(episode: Episode): readonly PictureRequest[] {
  const folder = `episodes/${episode.slug}`;
  const { image } = episode.meta;
  const own =
    image === undefined
      ? []
      : [{ file: `${folder}/${image.file}`, alt: image.alt, position: episode.position }];
  return [...own, ...pictureRequests(proseOfEpisode(episode), folder)];
}

/** Makes pictures; a file that is no picture is a message, one that is missing was reported where it is named. */
export async function makePictures(
  requests: readonly PictureRequest[],
  root: string,
  maker: PictureMaker,
): Promise<MadePictures> {
  const views = new Map<string, PictureView>();
  const copies: Copy[] = [];
  const messages: Message[] = [];
  for (const { file, alt, position } of requests) {
    if (views.has(file)) continue;
    const picture = await maker.make(`${root}/${file}`, alt).catch(unlessMissing);
    if (picture === 'missing') continue;
    if (picture === undefined) {
      messages.push(badPicture(file, position));
      continue;
    }
    views.set(file, picture.view);
    copies.push(...picture.copies);
  }
  return { views, copies, messages };
}
