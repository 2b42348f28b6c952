import { listOf, mapOf, placed } from './field.ts';
import { fileIn, type Folder } from './files.ts';
import { optional, record, recordOr, required } from './record.ts';
import { colour, language, licence, mail, text, url, yesOrNo } from './values.ts';

/** How sources are formatted. */
const citationSchema = {
  /** `apa`, `chicago`, `mla`, or a file in `references/styles/`. */
  style: optional(placed(text)),
  /** Language of the formatted entries; by default the show's. */
  locale: optional(language),
};

/** The show's own feed. */
const feedSchema = {
  /** Whether `feed.xml` is written: most shows have a feed at their host already. */
  own: optional(yesOrNo),
  /** `podcast:guid` of the show; it stays for life. */
  guid: optional(text),
  /** Whether the show has explicit language. */
  explicit: optional(yesOrNo),
  /** Category of podcast directories: `News`, `History`. */
  category: optional(text),
  /** Address of the owner, as directories want it. */
  email: optional(mail),
  /** Name of the author; by default the hosts'. */
  author: optional(text),
};

/** Where readers send corrections. */
const suggestSchema = {
  /** Address of the page where a file is edited; `{path}` stands for the file. */
  edit: optional(url),
  /** E-mail address for corrections. */
  mail: optional(mail),
};

/** Headings that stand for the known sections, besides the English ones. */
const sectionsSchema = {
  /** Heading of the takeaways. */
  takeaways: optional(placed(text)),
  /** Heading of the deep dives. */
  'deep-dives': optional(placed(text)),
  /** Heading of the chapters. */
  chapters: optional(placed(text)),
  /** Heading of the editorial notes. */
  notes: optional(placed(text)),
  /** Heading of the corrections. */
  corrections: optional(placed(text)),
};

/** `episodes/show.yaml`. Title, description, language and url suffice. */
export const showSchema = (folder: Folder) => ({
  /** Name of the show. */
  title: required(text),
  /** One or two sentences, for the home page and for search engines. */
  description: required(text),
  /** Language of the texts: `en`, `pt-BR`. */
  language: required(language),
  /** Where the site will be: an absolute address. */
  url: required(placed(url)),
  /** Path below the host (`/name/`); by default that of `url`. */
  base: optional(placed(text)),
  /** Ids of the people who make the show, as in `references/people.yaml`. */
  people: optional(listOf(placed(text))),
  /** Cover picture, a file beside `show.yaml`. */
  image: optional(fileIn(folder)),
  /** Accent colour: `"#2f5d62"`. */
  colour: optional(colour),
  /** Licence of text and transcript: an SPDX identifier or an address. */
  licence: optional(licence),
  /** How sources are formatted: `{style, locale}`, or the style alone. */
  citation: optional(recordOr(citationSchema, 'style')),
  /** Places to listen: `{apple: address, rss: address}`. */
  listen: optional(mapOf(url, 'places to listen and their addresses, such as "apple: https://…"')),
  /** The show's own feed. */
  feed: optional(record(feedSchema)),
  /** Where readers send corrections. */
  suggest: optional(record(suggestSchema)),
  /** Headings in the show's language: `{takeaways: Kernaussagen}`. */
  sections: optional(record(sectionsSchema)),
  /** Old path → new path, both below the base: `episodes/old: episodes/new`. */
  redirects: optional(
    mapOf(placed(text), 'old paths and the new ones, such as "episodes/old: episodes/new"'),
  ),
});
