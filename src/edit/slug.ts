import { addressKey } from '../model/ids.ts';
import { reservedSlugs } from '../parse/folders.ts';

/** The longest name that is made up for a folder; people may choose longer ones. */
const longest = 48;

/** The name of an episode's folder, made of its number and title: `012-the-lisbon-sleeper`. It ends with a whole word. */
export function slugOf({ number, title }: { readonly number?: string; readonly title: string }): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/['’.]/g, '');
  const words = addressKey(`${number ?? ''}-${plain}`);
  const cut =
    words.length <= longest
      ? words
      : words
          .slice(0, longest + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longest);
  const slug = cut.replace(/^[.-]+|[.-]+$/g, '');
  return slug === '' || reservedSlugs.includes(slug) ? `episode${slug === '' ? '' : `-${slug}`}` : slug;
}

/** Why a name cannot be that of an episode's folder; `undefined` if it can. */
export function slugProblem(slug: string): string | undefined {
  const address = addressKey(slug);
  if (address === '' || /^\.+$/.test(address)) return 'it needs letters or digits';
  if (reservedSlugs.includes(address)) return 'the site needs that address for something else';
  return address === slug.normalize('NFC') ? undefined : `did you mean "${address}"?`;
}
