import { createHash } from 'node:crypto';

/** The namespace of podcasts' identifiers. @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md */
const namespace = 'ead4c236bf5858c6a2c6a6b28d128cb6';

/**
 * The `podcast:guid` that a feed's address gives: a UUID of version 5 from the address without its scheme and the
 * slashes at its end. It is given once for life: whoever moves keeps the old one.
 */
export function feedGuid(address: string): string {
  const name = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '');
  const hash = createHash('sha1').update(Buffer.from(namespace, 'hex')).update(name).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
