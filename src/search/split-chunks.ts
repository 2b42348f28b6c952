import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const signature = Buffer.from('pagefind_dcd');
/**
 * Bytes of a piece before it is packed; a word that needs more has a piece of its own. Smaller ones would save less
 * than the longer list of them costs, which every reader loads.
 */
const pieceSize = 20_000;

const unpack = (file: string): Buffer => gunzipSync(readFileSync(file)).subarray(signature.length);
const pack = (parts: readonly Uint8Array[], level: number): Buffer =>
  gzipSync(Buffer.concat([signature, ...parts]), { level });
/** How hard pieces are packed, of which a reader loads few, and the list, which every reader loads. */
const levels = { piece: 6, list: 9 } as const;

interface Head {
  readonly type: number;
  readonly argument: number;
  /** Where what follows the head begins. */
  readonly end: number;
}

/** Reads the head of a CBOR item. @see https://www.rfc-editor.org/rfc/rfc8949#section-3 */
function readHead(bytes: Buffer, at: number): Head {
  const first = bytes.readUInt8(at);
  const [type, info] = [first >> 5, first & 31];
  if (info < 24) return { type, argument: info, end: at + 1 };
  if (info > 26) throw new Error('search: Pagefind writes its index in another way');
  const size = 2 ** (info - 24);
  return { type, argument: bytes.readUIntBE(at + 1, size), end: at + 1 + size };
}

/** Where the item ends that begins at an offset. */
function endOf(bytes: Buffer, at: number): number {
  const { type, argument, end } = readHead(bytes, at);
  if (type === 2 || type === 3) return end + argument;
  if (type !== 4) return end;
  let next = end;
  for (let index = 0; index < argument; index++) next = endOf(bytes, next);
  return next;
}

function writeHead(type: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(type << 5) | argument]);
  const size = argument < 0x100 ? 1 : argument < 0x10000 ? 2 : 4;
  const head = Buffer.alloc(1 + size);
  head.writeUInt8((type << 5) | (24 + Math.log2(size)));
  head.writeUIntBE(argument, 1, size);
  return head;
}

function writeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([writeHead(3, bytes.length), bytes]);
}

/** The text of the item at an offset; throws if it is none. */
function readText(bytes: Buffer, at: number): string {
  const { type, argument, end } = readHead(bytes, at);
  if (type !== 3) throw new Error('search: Pagefind writes its index in another way');
  return bytes.toString('utf8', end, end + argument);
}

/** Where the items of a list begin, and where it ends. */
function itemsOf(bytes: Buffer, at: number): readonly number[] {
  const { type, argument, end } = readHead(bytes, at);
  if (type !== 4) throw new Error('search: Pagefind writes its index in another way');
  const places = [end];
  for (let index = 0; index < argument; index++) places.push(endOf(bytes, places.at(-1) as number));
  return places;
}

interface Piece {
  readonly from: string;
  readonly to: string;
  readonly body: Buffer;
}

/** Cuts a chunk, a list of a list of words with their places, between words. */
function cutChunk(chunk: Buffer): readonly Piece[] {
  const places = itemsOf(chunk, readHead(chunk, 0).end);
  // of a list of n items, n + 1 places: the first item begins at places[0]
  const wordAt = (index: number): string => readText(chunk, readHead(chunk, places[index] as number).end);
  const pieces: Piece[] = [];
  let first = 0;
  for (let next = 1; next < places.length; next++) {
    const size = (places[next] as number) - (places[first] as number);
    const isLast = next === places.length - 1;
    const following = isLast ? 0 : (places[next + 1] as number) - (places[next] as number);
    if (!isLast && size + following <= pieceSize) continue;
    pieces.push({
      from: wordAt(first),
      to: wordAt(next - 1),
      body: pack(
        [writeHead(4, 1), writeHead(4, next - first), chunk.subarray(places[first], places[next])],
        levels.piece,
      ),
    });
    first = next;
  }
  return pieces;
}

/**
 * Cuts the chunks of Pagefind's index into smaller ones, and lists these in its `.pf_meta`. A browser loads a chunk
 * per word and part of the index, of some 30 kB whatever the size of the part: of these, a few. Files are read and
 * written one by one and not side by side: of so many small ones, each would cost three times as much.
 */
export function splitChunks(folder: string, metaName: string): void {
  const metaFile = path.join(folder, metaName);
  const meta = unpack(metaFile);
  const parts = itemsOf(meta, 0);
  const [listed, after] = [parts[2] as number, parts[3] as number];
  const chunks = itemsOf(meta, listed);
  const entries: Buffer[] = [];
  const prefix = /^pagefind\.(.*?)_/s.exec(metaName)?.[1] ?? 'index';
  for (let index = 0; index < chunks.length - 1; index++) {
    const [, , at = 0] = itemsOf(meta, chunks[index] as number);
    const name = readText(meta, at);
    const file = path.join(folder, 'index', `${name}.pf_index`);
    const pieces = cutChunk(unpack(file));
    rmSync(file);
    for (const { from, to, body } of pieces) {
      // The folder is named by its content already, and numbers pack better than hashes.
      const piece = `${prefix}_${entries.length.toString(36)}`;
      writeFileSync(path.join(folder, 'index', `${piece}.pf_index`), body);
      entries.push(Buffer.concat([writeHead(4, 3), writeText(from), writeText(to), writeText(piece)]));
    }
  }
  const list = Buffer.concat([writeHead(4, entries.length), ...entries]);
  writeFileSync(metaFile, pack([meta.subarray(0, listed), list, meta.subarray(after)], levels.list));
}
