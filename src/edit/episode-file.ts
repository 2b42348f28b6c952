import type {
  DraftBlock,
  DraftDive,
  DraftItem,
  DraftNote,
  DraftQuotation,
  DraftText,
  EpisodeDraft,
  PersonDraft,
  Unplaced,
} from '../model/draft.ts';
import type { Stamp } from '../model/time.ts';
import { knownHeadings } from '../parse/episode-body.ts';
import { episodeSchema } from '../parse/yaml/episode-schema.ts';
import { formatStamp } from './stamps.ts';
import { escapeText, normalizeText, writeText } from './text.ts';
import type { YamlValue } from './yaml/scalar.ts';
import { ordinaryLayout, writeFields } from './yaml/value.ts';

/** The fields of an episode's front matter in the order in which they are documented and written. */
const episodeFields: readonly string[] = Object.keys(episodeSchema({ path: '', files: new Map() }));

/** The fields that stand before one of this name, for a place to put it. */
export const fieldsBefore = (name: string): readonly string[] =>
  episodeFields.slice(0, Math.max(0, episodeFields.indexOf(name)));

/** What people are called in front matter. */
export type IdOf = (person: PersonDraft) => string;

const people = (drafts: readonly PersonDraft[] | undefined, idOf: IdOf): readonly string[] | undefined =>
  drafts === undefined || drafts.length === 0 ? undefined : [...new Set(drafts.map(idOf))];

const list = (items: readonly string[] | undefined): readonly string[] | undefined =>
  items === undefined || items.length === 0 ? undefined : items;

function audioOf({ audio }: EpisodeDraft): YamlValue | undefined {
  if (audio === undefined) return undefined;
  const { url, type, bytes, duration, hash } = audio;
  const more = [type, bytes, duration, hash].some((field) => field !== undefined);
  return more ? { url, type, bytes, duration, hash } : url;
}

function imageOf({ image }: EpisodeDraft): YamlValue | undefined {
  if (image?.file === undefined) return undefined;
  return image.alt === undefined ? image.file : { file: image.file, alt: image.alt };
}

const record = (fields: Readonly<Record<string, YamlValue | undefined>>): YamlValue | undefined =>
  Object.values(fields).some((field) => field !== undefined) ? fields : undefined;

/** The front matter of a draft, by the names of its fields, in their order. What the draft does not know is absent. */
export function frontMatterOf(draft: EpisodeDraft, idOf: IdOf): Readonly<Record<string, YamlValue>> {
  const { about, provenance = {}, listen = [], speakers = new Map<string, PersonDraft>() } = draft;
  const fields: Readonly<Record<string, YamlValue | undefined>> = {
    title: normalizeText(draft.title).replace(/\s+/g, ' '),
    date: draft.published ?? draft.date,
    number: draft.number,
    season: draft.season,
    type: draft.type,
    hosts: people(draft.hosts, idOf),
    guests: people(draft.guests, idOf),
    speakers: record(Object.fromEntries([...speakers].map(([code, person]) => [code, idOf(person)]))),
    audio: audioOf(draft),
    duration: draft.duration,
    transcript: draft.transcript,
    image: imageOf(draft),
    tags: list(draft.tags),
    language: draft.language,
    guid: draft.guid,
    explicit: draft.explicit,
    draft: draft.draft,
    listen: record(Object.fromEntries(listen.map(({ service, url }) => [service, url]))),
    licence: draft.licence,
    about: about && { ...about, guests: people(about.guests, idOf) },
    provenance: record({
      transcript: provenance.transcript && { ...provenance.transcript },
      summaries: provenance.summaries && { ...provenance.summaries },
      times: provenance.times && { ...provenance.times },
    }),
  };
  return Object.fromEntries(
    episodeFields.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const stamped = (stamp: Stamp | undefined, text: string): string =>
  stamp === undefined ? text : `${formatStamp(stamp)}${text === '' ? '' : ` ${text}`}`;

const indent = (text: string, margin: string): string => text.replace(/\n(?!\n|$)/g, `\n${margin}`);

/** An item of a list, with its mark. */
export const writeItem = ({ text, stamp, soundbite }: DraftItem): string =>
  `- ${indent(stamped(stamp, writeText(text, 'item')), '  ')}${soundbite ? ' {soundbite}' : ''}`;

/** Marks to quote words with, and what would end the quotation too early. */
const quotationMarks: readonly (readonly [string, string, RegExp])[] = [
  ['"', '"', /["”]/],
  ['“', '”', /[”"“]/],
  ['«', '»', /»/],
  ['「', '」', /」/],
];

/** Words in quotation marks that do not stand in them. */
function quote(words: string): string {
  const plain = normalizeText(words).replace(/\s+/g, ' ');
  const [open, close] = quotationMarks.find(([, , ends]) => !ends.test(plain)) ?? ['"', '"'];
  return escapeText(`${open}${plain}${close}`, 'quotation');
}

/** A quotation as a block of its own. */
export function writeQuotation({ words, speaker, stamp }: DraftQuotation): string {
  const by = speaker === undefined ? '' : ` — ${escapeText(speaker, 'quotation').replace(/\s+/g, ' ')}`;
  return `> ${stamped(stamp, quote(words) + by)}`;
}

/** A note with the words it is about. */
export function writeNote({ words, text, stamp }: DraftNote): string {
  const parts = [
    ...(words === undefined ? [] : [quote(words)]),
    ...(text === undefined ? [] : [writeText(text, 'item')]),
  ];
  return `- ${indent(stamped(stamp, parts.join(' — ')), '  ')}`;
}

const isText = (block: DraftBlock): block is DraftText => typeof block === 'string' || 'markdown' in block;

/** A block as Markdown, without line ends around it. */
function writeBlock(block: DraftBlock): string {
  if (isText(block)) return writeText(block, 'paragraph');
  return 'items' in block ? block.items.map(writeItem).join('\n') : writeQuotation(block);
}

const writeBlocks = (blocks: readonly DraftBlock[]): string =>
  blocks
    .map(writeBlock)
    .filter((text) => text !== '')
    .join('\n\n');

const writeHeading = (level: string, stamp: Stamp | undefined, heading: string): string =>
  `${level} ${stamped(stamp, escapeText(heading, 'heading'))}`;

/** A deep dive with its heading. */
export const writeDive = ({ heading, blocks, stamp }: DraftDive): string =>
  [writeHeading('###', stamp, heading), writeBlocks(blocks)].filter((text) => text !== '').join('\n\n');

/** The body of a draft in parts: the summary, then each section with its heading. None is empty. */
export function bodyOf(draft: EpisodeDraft): readonly string[] {
  const { takeaways = [], dives = [], chapters = [], notes = [], sections = [] } = draft;
  const part = (heading: string, text: string): string => (text === '' ? '' : `## ${heading}\n\n${text}`);
  const titles = chapters.map(({ title, stamp }) => ({ text: title, ...(stamp ? { stamp } : {}) }));
  return [
    writeBlocks(draft.summary ?? []),
    part(knownHeadings.takeaways, takeaways.map(writeItem).join('\n')),
    part(knownHeadings['deep-dives'], dives.map(writeDive).join('\n\n')),
    part(knownHeadings.chapters, titles.map(writeItem).join('\n')),
    part(knownHeadings.notes, notes.map(writeNote).join('\n')),
    ...sections.map(({ heading, blocks }) => part(escapeText(heading, 'heading'), writeBlocks(blocks))),
  ].filter((text) => text !== '');
}

/** A new `episode.md`: front matter in its documented order, then summary and sections. */
export function writeEpisodeFile(draft: EpisodeDraft, idOf: IdOf): string {
  const fields = writeFields(Object.entries(frontMatterOf(draft, idOf)), 0, ordinaryLayout);
  const body = bodyOf(draft).map((text) => `\n${text}\n`);
  return `---\n${fields.join('\n')}\n---\n${body.join('')}`;
}

/** What a draft knows and an `episode.md` has no place for: addresses of transcripts and pictures to be fetched. */
export function listUnwritten({ transcripts = [], image, unplaced = [] }: EpisodeDraft): readonly Unplaced[] {
  return [
    ...transcripts.map(({ url }) => ({ what: 'transcript', text: url })),
    ...(image?.url === undefined || image.file !== undefined ? [] : [{ what: 'picture', text: image.url }]),
    ...unplaced,
  ];
}
