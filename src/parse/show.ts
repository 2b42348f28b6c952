import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { mintPersonId } from '../model/ids.ts';
import type { Position } from '../model/position.ts';
import type { Show } from '../model/show.ts';
import { sectionKinds, type SectionKind } from '../model/show.ts';
import type { PersonReference } from './people.ts';
import type { NamedValue, Placed } from './yaml/field.ts';
import { folderOf, type FileListing } from './yaml/files.ts';
import { readRecord } from './yaml/record.ts';
import { showSchema } from './yaml/show-schema.ts';
import { parseYaml } from './yaml/tree.ts';

/** What `show.yaml` may refer to. */
export interface ShowContext {
  /** The other files in `episodes/`. */
  readonly siblings: readonly FileListing[];
  /** Paths of the citation styles in `references/styles/`. */
  readonly styles: readonly string[];
}

/** A show, and the people it names, to be checked once `people.yaml` is read. */
export interface ParsedShow extends Parsed<Show> {
  readonly personReferences: readonly PersonReference[];
  /** Where the two paths of each redirect stand, by its old path. */
  readonly redirectPlaces: ReadonlyMap<string, { readonly from: Position; readonly to: Position }>;
}

const bundledStyles = ['apa', 'chicago', 'mla', 'vancouver'];

/** `apa`, `chicago`, `mla`, `vancouver`, or the file name of a style in `references/styles/`. */
function checkStyle(
  style: Placed<string> | undefined,
  paths: readonly string[],
  messages: Message[],
): string {
  if (style === undefined) return 'apa';
  const written = style.value.slice(style.value.lastIndexOf('/') + 1);
  const files = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const found =
    bundledStyles.find((name) => name === written.toLowerCase()) ??
    files.find((name) => name === written || name === `${written}.csl`);
  if (found !== undefined) return found;
  const hint =
    didYouMean(written, [...bundledStyles, ...files]) ?? 'put its .csl file into references/styles/';
  messages.push(describe('unknown-style', style.position, { style: style.value }, hint));
  return 'apa';
}

/** A path as `/`, or with `/` at both ends and none doubled. */
function slashed(path: string): string {
  const inner = path.split('/').filter((part) => part !== '');
  return inner.length === 0 ? '/' : `/${inner.join('/')}/`;
}

/** The address with `/` at its end, and the path in it. `base` fills in the path where the address has none. */
function checkAddress(
  url: Placed<string> | undefined,
  base: Placed<string> | undefined,
  messages: Message[],
): { readonly url: string; readonly base: string } {
  const address = new URL(url?.value ?? 'https://example.invalid/');
  if (url !== undefined && (address.search !== '' || address.hash !== ''))
    messages.push(
      describe('wrong-type', url.position, { field: 'url', expected: 'an address without "?" and "#"' }),
    );
  const path = slashed(address.pathname);
  if (base === undefined) return { url: address.origin + path, base: path };
  const wanted = slashed(new URL(base.value.replace(/^\/*/, '/'), address.origin).pathname);
  if (path !== '/' && wanted !== path)
    messages.push(describe('base-differs', base.position, { base: base.value, path }, 'leave "base" out'));
  return { url: address.origin + (path === '/' ? wanted : path), base: path === '/' ? wanted : path };
}

type SectionHeadings = Partial<Record<SectionKind, Placed<string>>>;

/** Headings as written; two sections with one heading, capitals aside, could not be told apart. */
function checkSections(headings: SectionHeadings, messages: Message[]): Show['sections'] {
  const sections: Partial<Record<SectionKind, string>> = {};
  for (const kind of sectionKinds) {
    const heading = headings[kind];
    if (heading === undefined) continue;
    const written = heading.value.normalize();
    const lower = written.toLowerCase();
    const first = sectionKinds.find((other) => sections[other]?.toLowerCase() === lower);
    if (first === undefined) sections[kind] = written;
    else
      messages.push(
        describe('repeated-heading', heading.position, { heading: heading.value, first, second: kind }),
      );
  }
  return sections;
}

/** A path without slashes at its ends. */
const trimPath = (path: string): string => path.trim().replace(/^\/+|\/+$/g, '');

const pathShape = 'a path below the base, such as "episodes/old-name"';

/** Paths without slashes at their ends; neither addresses nor ways out of the site. */
function checkRedirects(
  redirects: readonly NamedValue<Placed<string>>[],
  messages: Message[],
): Show['redirects'] {
  const isPath = (path: string): boolean =>
    !/^[a-z][a-z0-9+.-]*:|[\s\\?#]|^\/\//i.test(path) &&
    !path.split('/').some((part) => /^\.\.?$/.test(part));
  const kept = redirects.flatMap(({ name, namePosition, value }) => {
    const bad =
      !isPath(name) || trimPath(name) === ''
        ? namePosition
        : isPath(value.value)
          ? undefined
          : value.position;
    if (bad === undefined)
      return [{ from: trimPath(name), to: trimPath(value.value), position: value.position }];
    messages.push(describe('wrong-type', bad, { field: `redirects.${name}`, expected: pathShape }));
    return [];
  });
  const targets = new Map(kept.map(({ from, to }) => [from, to]));
  return kept.flatMap(({ from, to, position }) => {
    let end: string | undefined = to;
    for (let steps = 0; end !== undefined && end !== from && steps <= kept.length; steps++)
      end = targets.get(end);
    if (end === undefined) return [{ from, to }];
    messages.push(describe('redirect-loop', position, { from }));
    return [];
  });
}

/**
 * Reads `episodes/show.yaml`. What is missing is reported and stood in for (`title` by "Untitled", `url` by an
 * address that cannot exist), so that the rest of the content can still be checked.
 */
export function parseShow(file: VFile, context: ShowContext): ParsedShow {
  const yaml = parseYaml(String(file.value).replace(/^\uFEFF/, ''), { path: file.path, firstLine: 1 });
  const messages: Message[] = [...yaml.messages];
  const start = { path: file.path, line: 1, column: 1 };
  const node = yaml.value ?? { kind: 'map', entries: [], position: start };
  const fields = readRecord(node, showSchema(folderOf(file.path, context.siblings)), messages);
  const { title, description, language = 'en', people = [], listen = [], feed } = fields;
  const { url, base } = checkAddress(fields.url, fields.base, messages);
  const { image, colour, licence, suggest } = fields;
  const show: Show = {
    title: title ?? 'Untitled',
    description: description ?? '',
    language,
    url,
    base,
    people: people.map((person) => mintPersonId(person.value)),
    ...(image === undefined ? {} : { image }),
    ...(colour === undefined ? {} : { colour }),
    ...(licence === undefined ? {} : { licence }),
    citation: {
      style: checkStyle(fields.citation?.style, context.styles, messages),
      locale: fields.citation?.locale ?? language,
    },
    listen: listen.map(({ name, value }) => ({ service: name, url: value })),
    ...(feed === undefined
      ? {}
      : { feed: { ...feed, own: feed.own ?? false, explicit: feed.explicit ?? false } }),
    ...(suggest === undefined ? {} : { suggest }),
    sections: checkSections(fields.sections ?? {}, messages),
    redirects: checkRedirects(fields.redirects ?? [], messages),
  };
  const personReferences = people.map(({ value, position }) => ({ id: value, position }));
  const redirectPlaces = new Map(
    (fields.redirects ?? []).map(({ name, namePosition, value }) => [
      trimPath(name),
      { from: namePosition, to: value.position },
    ]),
  );
  return { value: show, messages, personReferences, redirectPlaces };
}
