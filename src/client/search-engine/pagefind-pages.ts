/** A record as Pagefind's list has it: the name of its fragment, and how many words it has. */
export interface PagefindPage {
  readonly hash: string;
  readonly words: number;
}

/** Reads CBOR, as much of it as Pagefind writes. @see https://www.rfc-editor.org/rfc/rfc8949#section-3 */
class CborReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  #argument(info: number): number {
    if (info < 24) return info;
    const size = 2 ** (info - 24);
    const at = this.#at;
    this.#at += size;
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    if (size === 4) return this.#view.getUint32(at);
    throw new Error('search: a number too large in the list of records');
  }

  /** A number, a text, or a list of values. */
  read(): unknown {
    const head = this.#view.getUint8(this.#at++);
    const argument = this.#argument(head & 31);
    switch (head >> 5) {
      case 0:
        return argument;
      case 3: {
        const from = this.#at;
        this.#at += argument;
        return this.#decoder.decode(this.#bytes.subarray(from, this.#at));
      }
      case 4:
        return Array.from({ length: argument }, () => this.read());
      default:
        throw new Error('search: the list of records is of another kind');
    }
  }

  /** Begins a list: how many values follow. */
  beginList(): number {
    const head = this.#view.getUint8(this.#at++);
    if (head >> 5 !== 4) throw new Error('search: the list of records is of another kind');
    return this.#argument(head & 31);
  }
}

const signatureLength = 12;

/**
 * The records of an index in the order of their numbers, from its unpacked `.pf_meta`: a list of the version, of
 * records (name, words, group), and more. Throws if it is none.
 */
export function readPagefindPages(meta: Uint8Array): readonly PagefindPage[] {
  const reader = new CborReader(meta, signatureLength);
  reader.beginList();
  reader.read();
  const pages = reader.read() as readonly (readonly [string, number, ...unknown[]])[];
  return pages.map(([hash, words]) => ({ hash, words }));
}
