import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { sumUp } from '../../diagnostics/sum-up.ts';
import { addressKey } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import { parseBibtex } from './bibtex.ts';
import { parseCslJson } from './csl-json.ts';
import { parseCslYaml } from './csl-yaml.ts';
import { parseRis } from './ris.ts';

/** How to read a file of sources, by the end of its name. To add a format, add its line here. */
const referenceParsers: Readonly<Record<string, (file: VFile) => Parsed<readonly Source[]>>> = {
  '.bib': parseBibtex,
  '.json': parseCslJson,
  '.yaml': parseCslYaml,
  '.yml': parseCslYaml,
  '.ris': parseRis,
};

const placeOf = ({ position }: Source): string => `${position.path}:${position.line}`;

/** Files in the order of their paths, so that the same folder gives the same result on every machine. */
const byPath = (a: VFile, b: VFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/**
 * Reads all files of sources, recognised by extension (others are passed over). A key that was given before,
 * or that would have the address of another, is an error that names both places; the first counts. What is said of
 * hundreds of entries is summed up.
 */
export function parseReferences(files: readonly VFile[]): Parsed<readonly Source[]> {
  const messages: Message[] = [];
  const byAddress = new Map<string, Source>();
  for (const file of [...files].sort(byPath)) {
    const parsed = referenceParsers[(file.extname ?? '').toLowerCase()]?.(file);
    if (!parsed) continue;
    messages.push(...parsed.messages);
    for (const source of parsed.value) {
      const address = addressKey(source.key);
      const other = byAddress.get(address);
      if (other === undefined) byAddress.set(address, source);
      else if (other.key === source.key)
        messages.push(
          describe('duplicate-source', source.keyPosition ?? source.position, {
            key: source.key,
            other: placeOf(other),
          }),
        );
      else
        messages.push(
          describe(
            'address-collision',
            source.keyPosition ?? source.position,
            { name: source.key, other: `"${other.key}" (${placeOf(other)})` },
            'keys that differ only in case or punctuation share a page: rename one',
          ),
        );
    }
  }
  return { value: [...byAddress.values()], messages: sumUp(messages) };
}
