/** A number of 28 bits in four bytes of seven, the highest first. */
export const writeSynchsafe = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 21) & 0x7f, (value >>> 14) & 0x7f, (value >>> 7) & 0x7f, value & 0x7f);

/** The number in four bytes of seven bits; `undefined` if one of them has its highest bit set. */
export function readSynchsafe(bytes: Uint8Array, at: number): number | undefined {
  let value = 0;
  for (const byte of bytes.subarray(at, at + 4)) {
    if (byte > 0x7f) return undefined;
    value = value * 128 + byte;
  }
  return value;
}

/** A number of 32 bits, the highest byte first. */
export function writeUint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** The number in four bytes, the highest first. Throws if there are fewer. */
export const readUint32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

/** Several stretches of bytes as one. */
export const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/**
 * Without the zeros that keep decoders from taking a tag for sound ("unsynchronisation"). What cannot have been
 * written so stays as it is: some writers set the flag only.
 * @see https://id3.org/id3v2.3.0#sec5
 */
export function removeUnsynchronisation(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    kept[length++] = byte;
    if (byte !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next >= 0xe0) return bytes;
    if (next === 0 && at + 1 < bytes.length) at++;
  }
  return kept.subarray(0, length);
}
