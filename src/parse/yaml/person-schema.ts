import type { Reader } from './field.ts';
import { listOf, refuse } from './field.ts';
import { fileIn, type Folder } from './files.ts';
import { optional, readRecord, recordOr, required } from './record.ts';
import { paragraphs, text, url } from './values.ts';

/** A link of a person. */
const linkSchema = {
  /** Words of the link; by default the host of the address. */
  label: optional(text),
  /** Where it leads. */
  url: required(url),
};

type Link = { readonly label: string; readonly url: string };

const withLabel = (link: { readonly label?: string; readonly url?: string }): readonly Link[] =>
  link.url === undefined
    ? []
    : [{ label: link.label ?? new URL(link.url).hostname.replace(/^www\./, ''), url: link.url }];

/** `{Website: address}`, or a list of addresses and `{label, url}`. */
const links: Reader<readonly Link[]> = (node, site) => {
  if (node.kind === 'list') {
    const items = listOf(recordOr(linkSchema, 'url'))(node, site) ?? [];
    return items.flatMap(withLabel);
  }
  if (node.kind === 'scalar') {
    const address = url(node, site);
    return address === undefined ? undefined : withLabel({ url: address });
  }
  if (node.kind !== 'map') return refuse(node, site, 'addresses');
  const names = new Set(node.entries.map((entry) => entry.key));
  if (names.has('url')) return withLabel(readRecord(node, linkSchema, site.messages, `${site.field}.`));
  return node.entries.flatMap((entry) => {
    const address = url(entry.value, { ...site, field: `${site.field}.${entry.key}` });
    return address === undefined ? [] : [{ label: entry.key, url: address }];
  });
};

/** An entry of `references/people.yaml`; a name alone suffices. */
export const personSchema = (folder: Folder) => ({
  /** Full name as it is read. */
  name: required(text),
  /** Name as it sorts: `Williams, Sean`. */
  sort: optional(text),
  /** What they do: `Journalist`. */
  role: optional(text),
  /** A few sentences. */
  bio: optional(paragraphs),
  /** Their own page. */
  url: optional(url),
  /** Other pages: `{Mastodon: address}`, or a list of `{label, url}`. */
  links: optional(links),
  /** A picture beside `people.yaml`. */
  image: optional(fileIn(folder)),
  /** `they/them` */
  pronouns: optional(text),
});
