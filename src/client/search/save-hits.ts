import { citedTime, fillTemplate, type CitingTemplates, type Filling } from '../../model/citing.ts';
import { formatTimecode } from '../../model/time.ts';
import { writeCsv } from '../../text/csv.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { loadTemplates } from '../cite/load-templates.ts';
import { readStored } from '../page/stored.ts';
import { labelKind } from './kind-labels.ts';
import { excerptOf } from './moment-links.ts';
import type { Findings, Hit, HitGroup, SearchQuery } from './search-types.ts';

/** Moments that a file holds at most. */
const most = 1000;
const groupsPerStep = 10;
const hitsPerStep = 50;

const columns = ['episode', 'date', 'speaker', 'time', 'text', 'kind', 'link', 'citation'] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

const textOf = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The entry of a bibliography, in the style that the reader chose to cite in, else the show's. */
function cite({ styles, own, note }: CitingTemplates, filling: Filling, chosen: unknown): string {
  const find = (name: unknown) => styles.find((style) => style.name === name);
  const style = find(chosen) ?? find(own) ?? styles[0];
  const entry = style ? textOf(fillTemplate(style.entry, filling, escapeMarkup)) : '';
  return note === undefined ? entry : `${entry} ${note}`;
}

/** All moments of a group, at most so many. */
async function hitsOf(group: HitGroup, limit: number): Promise<readonly Hit[]> {
  const hits = [...group.hits];
  while (hits.length < Math.min(group.count, limit)) {
    const more = await group.more(hits.length, Math.min(hitsPerStep, limit - hits.length));
    if (more.length === 0) break;
    hits.push(...more);
  }
  return hits;
}

/** Where a page of the site is for everyone: this may be a copy. */
function ownAddress(path: string): string {
  const own = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return new URL(path, own ?? location.href).href;
}

function describeHit(hit: Hit, templates: CitingTemplates | undefined, chosen: unknown): Row {
  const { episode, time, end } = hit;
  const [, place] = hit.url.split('#');
  const page = templates?.url ?? ownAddress(hit.url.replace(/#.*$/, ''));
  const link = place === undefined ? page : `${page}#${place}`;
  const filling = { link, ...(time === undefined ? {} : { time: citedTime(time, end) }) };
  return {
    episode: episode?.title ?? hit.title ?? '',
    date: episode?.date ?? '',
    speaker: hit.speaker ?? '',
    time: time === undefined ? '' : `${hit.approximate === true ? 'about ' : ''}${formatTimecode(time)}`,
    text: excerptOf(hit)
      .map(({ text }) => text)
      .join(''),
    kind: labelKind(hit.kind),
    link,
    // a source is not cited as a page of ours: what is found of it begins with the reference
    citation: templates ? cite(templates, filling, chosen) : hit.kind === 'source' ? hit.content : '',
  };
}

async function describeGroup(group: HitGroup, limit: number, chosen: unknown): Promise<readonly Row[]> {
  const hits = await hitsOf(group, limit);
  // one page per episode; the glossary and the sources have a page per entry
  const cited = hits.filter(({ kind }) => kind !== 'source');
  const pages = [...new Set(cited.map(({ url }) => url.replace(/#.*$/, '')))];
  const templates = new Map(
    await Promise.all(
      pages.map(
        async (page) => [page, await loadTemplates(`${page}cite.json`).catch(() => undefined)] as const,
      ),
    ),
  );
  return hits.map((hit) => describeHit(hit, templates.get(hit.url.replace(/#.*$/, '')), chosen));
}

function saveFile(text: string, name: string): void {
  // spreadsheets take a file without the mark for one in an old encoding
  const file = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  [link.href, link.download] = [file, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(file));
}

/**
 * Saves what was found as a table: a row per moment, with its link and how to cite it. `page`: address of the search
 * page, with the base. Resolves to what there is to say; rejects if not all of it arrived.
 */
export async function saveHits(
  findings: Findings,
  { text }: SearchQuery,
  page: string,
  tell: (text: string) => void,
): Promise<string> {
  const chosen = readStored(page.replace(/search\/$/, ''), 'cite-style');
  const rows: Row[] = [];
  for (let groups = await findings.next(groupsPerStep, hitsPerStep); groups.length > 0;) {
    for (const group of groups) rows.push(...(await describeGroup(group, most - rows.length, chosen)));
    if (rows.length >= most) break;
    tell(`Loading… ${rows.length} of ${findings.momentCount}`);
    groups = await findings.next(groupsPerStep, hitsPerStep);
  }
  const name = text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  saveFile(writeCsv(columns, rows.slice(0, most)), `${name === '' ? 'search' : name}.csv`);
  const saved = `${Math.min(rows.length, most)} places saved.`;
  return rows.length >= most && findings.momentCount > most ? `The first ${saved}` : saved;
}
