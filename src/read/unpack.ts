import { gunzipSync } from 'node:zlib';

/** Most bytes that a packed file may become. */
const most = 100 * 1024 * 1024;

/** The contents of a file that is packed with gzip; others as they are. Throws, saying why, where that fails. */
export function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (cause) {
    const isLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    const reason = isLarge ? `it becomes larger than ${most / 1024 / 1024} MB` : 'it is damaged';
    throw new Error(`the file is packed with gzip and cannot be unpacked: ${reason}`, { cause });
  }
}
