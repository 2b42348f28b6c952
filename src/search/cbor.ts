/** What an item of CBOR begins with. As much of it as Pagefind writes is known here. */
interface Head {
  readonly type: number;
  readonly argument: number;
  /** Where what follows the head begins. */
  readonly end: number;
}

/** Reads the head of a CBOR item. @see https://www.rfc-editor.org/rfc/rfc8949#section-3 */
export function readHead(bytes: Buffer, at: number): Head {
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

/** The head of an item: of what type it is (4: a list), and what number or length it has. */
export function writeHead(type: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(type << 5) | argument]);
  const size = argument < 0x100 ? 1 : argument < 0x10000 ? 2 : 4;
  const head = Buffer.alloc(1 + size);
  head.writeUInt8((type << 5) | (24 + Math.log2(size)));
  head.writeUIntBE(argument, 1, size);
  return head;
}

/** A text as an item. */
export function writeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([writeHead(3, bytes.length), bytes]);
}

/** The text of the item at an offset; throws if it is none. */
export function readText(bytes: Buffer, at: number): string {
  const { type, argument, end } = readHead(bytes, at);
  if (type !== 3) throw new Error('search: Pagefind writes its index in another way');
  return bytes.toString('utf8', end, end + argument);
}

/** Where the items of a list begin, and where it ends: of a list of n items, n + 1 places. Throws if it is none. */
export function itemsOf(bytes: Buffer, at: number): readonly number[] {
  const { type, argument, end } = readHead(bytes, at);
  if (type !== 4) throw new Error('search: Pagefind writes its index in another way');
  const places = [end];
  for (let index = 0; index < argument; index++) places.push(endOf(bytes, places.at(-1) as number));
  return places;
}
