import { describe, type Message } from '../diagnostics/message.ts';
import type { Position } from '../model/position.ts';
import { blocksOf, type ProseNode } from '../model/prose.ts';
import { positionAt } from '../model/position.ts';
import type { PictureView } from '../model/view.ts';
import type { Copy } from './derivation.ts';
import type { PictureMaker } from './pictures.ts';

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

/** Makes pictures; a file that is missing or no picture is a message, and the rest go on. */
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
    const picture = await maker.make(`${root}/${file}`, alt).catch(() => undefined);
    if (picture === undefined) {
      messages.push(describe('bad-picture', position, { file }, 'give a PNG, JPEG, WebP, AVIF or SVG file'));
      continue;
    }
    views.set(file, picture.view);
    copies.push(...picture.copies);
  }
  return { views, copies, messages };
}
