import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { itemsOf, readHead, readText, writeHead, writeText } from './cbor.ts';

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

/** Cuts the chunks that are listed; the new list. */
function splitChunks(folder: string, prefix: string, meta: Buffer, listed: number): Buffer {
  const chunks = itemsOf(meta, listed);
  const entries: Buffer[] = [];
  for (let index = 0; index < chunks.length - 1; index++) {
    const [, , at = 0] = itemsOf(meta, chunks[index] as number);
    const file = path.join(folder, 'index', `${readText(meta, at)}.pf_index`);
    const pieces = cutChunk(unpack(file));
    rmSync(file);
    for (const { from, to, body } of pieces) {
      const piece = `${prefix}_${entries.length.toString(36)}`;
      writeFileSync(path.join(folder, 'index', `${piece}.pf_index`), body);
      entries.push(Buffer.concat([writeHead(4, 3), writeText(from), writeText(to), writeText(piece)]));
    }
  }
  return Buffer.concat([writeHead(4, entries.length), ...entries]);
}

/** Gives the records' fragments numbers for names; the new list of records. */
function numberFragments(folder: string, meta: Buffer, listed: number): Buffer {
  const records = itemsOf(meta, listed);
  const entries: Buffer[] = [];
  for (let number = 0; number < records.length - 1; number++) {
    const fields = itemsOf(meta, records[number] as number);
    const [name, rest] = [fields[0] as number, fields[1] as number];
    const shorter = number.toString(36);
    const place = (of: string): string => path.join(folder, 'fragment', `${of}.pf_fragment`);
    renameSync(place(readText(meta, name)), place(shorter));
    entries.push(
      writeHead(4, fields.length - 1),
      writeText(shorter),
      meta.subarray(rest, records[number + 1] as number),
    );
  }
  return Buffer.concat([writeHead(4, records.length - 1), ...entries]);
}

/**
 * Makes what a reader loads of Pagefind's index less: its chunks, of some 30 kB whatever the size of the part, are cut
 * into smaller ones, and chunks and fragments are numbered: their folder is named by its content already, and numbers
 * pack better than hashes. Both are listed anew in its `.pf_meta`. Files are read and written one by one and not side
 * by side: of so many small ones, each would cost three times as much.
 */
export function compactIndex(folder: string, metaName: string): void {
  const metaFile = path.join(folder, metaName);
  const meta = unpack(metaFile);
  const [, records = 0, chunks = 0, rest = 0] = itemsOf(meta, 0);
  const prefix = /^pagefind\.(.*?)_/s.exec(metaName)?.[1] ?? 'index';
  const lists = [numberFragments(folder, meta, records), splitChunks(folder, prefix, meta, chunks)];
  writeFileSync(metaFile, pack([meta.subarray(0, records), ...lists, meta.subarray(rest)], levels.list));
}
