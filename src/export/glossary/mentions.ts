import { termPath } from '../../model/address.ts';
import { mentionColumns, type MentionList, type MentionRow } from '../../model/mention-list.ts';
import type { Term } from '../../model/term.ts';
import { formatTimecode, type Seconds, type TimeSpan } from '../../model/time.ts';
import type { EpisodeLine } from '../../model/view/parts.ts';
import type { MentionView } from '../../model/view/term.ts';
import { writeCsv } from '../../text/csv.ts';
import type { ExportFile } from '../files.ts';

/** A mention of a term in an episode. */
export interface ExportedMention {
  readonly form: number;
  readonly speaker?: string;
  readonly time?: Seconds;
  readonly stretch?: TimeSpan;
  readonly view: MentionView;
}

/** The mentions of a term in one episode. */
export interface ExportedGroup {
  readonly episode: { readonly line: EpisodeLine; readonly facts: { readonly slug: string } };
  readonly mentions: readonly ExportedMention[];
}

const columns = [
  'episode',
  'title',
  'date',
  'seconds',
  'timecode',
  'speaker',
  'section',
  'form',
  'before',
  'words',
  'after',
  'address',
] as const;

const toMilliseconds = (time: Seconds): Seconds => Math.round(time * 1000) / 1000;

function writeTable(term: Term, groups: readonly ExportedGroup[], site: string): string {
  const rows = groups.flatMap(({ episode, mentions }) =>
    mentions.map(({ form, speaker, time, view }) => ({
      episode: episode.facts.slug,
      title: episode.line.title,
      date: episode.line.date.iso,
      seconds: time === undefined ? '' : String(toMilliseconds(time)),
      timecode: time === undefined ? '' : `${view.stamp?.approximate ? 'about ' : ''}${formatTimecode(time)}`,
      speaker: speaker ?? '',
      section: view.section,
      form: term.forms[form]?.form ?? term.name,
      before: view.before,
      words: view.words,
      after: view.after,
      address: new URL(view.href, site).href,
    })),
  );
  return writeCsv(columns, rows);
}

/** Gives each text its place in a list that holds it once. */
function createIndex(): { readonly list: string[]; readonly of: (text: string) => number } {
  const list: string[] = [];
  const places = new Map<string, number>();
  return {
    list,
    of(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, list.length);
      return list.push(text) - 1;
    },
  };
}

function listMentions(term: Term, groups: readonly ExportedGroup[]): MentionList {
  const [speakers, sections] = [createIndex(), createIndex()];
  const mentions = groups.flatMap(({ mentions: here }, episode) =>
    here.map(({ form, speaker, time, stretch, view }): MentionRow => [
      episode,
      sections.of(view.section),
      speaker === undefined ? -1 : speakers.of(speaker),
      form,
      time === undefined ? null : toMilliseconds(time),
      stretch === undefined ? null : toMilliseconds(stretch.start),
      stretch === undefined ? null : toMilliseconds(stretch.end),
      view.stamp?.approximate ? 1 : 0,
      view.href.slice(view.href.indexOf('#') + 1),
      view.before,
      view.words,
      view.after,
    ]),
  );
  return {
    term: term.name,
    columns: mentionColumns,
    forms: term.forms.map(({ form }) => form),
    speakers: speakers.list,
    sections: sections.list,
    episodes: groups.map(({ episode: { line } }) => ({
      title: line.title,
      href: line.href,
      ...(line.number === undefined ? {} : { number: line.number }),
      date: line.date,
    })),
    mentions,
  };
}

/**
 * `mentions.csv` and `mentions.json` beside a term's page: every mention in the order of the page. Nothing for a term
 * that no episode mentions. `site` is the absolute address of any page of the show.
 */
export function exportMentions(
  term: Term,
  groups: readonly ExportedGroup[],
  site: string,
): readonly ExportFile[] {
  if (groups.length === 0) return [];
  const folder = termPath(term.id);
  return [
    { path: `${folder}mentions.csv`, mediaType: 'text/csv', body: writeTable(term, groups, site) },
    {
      path: `${folder}mentions.json`,
      mediaType: 'application/json',
      body: JSON.stringify(listMentions(term, groups)),
    },
  ];
}
