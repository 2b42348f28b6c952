import type { NoteBlock, NoteLine } from '../feed/feed-notes.ts';
import { addressOf } from '../feed/feed-values.ts';
import type { ExportedEpisode, ExportedItem, NoteApp } from './exported-episode.ts';
import { openNotes, type NotesDocument } from './notes-document.ts';
import { readObsidian } from './obsidian.ts';
import { isPodwise, readPodwise } from './podwise.ts';
import { isSnipd, readSnipd } from './snipd.ts';

/** Notes of some episodes, and the program that they are from. */
export interface ExportedNotes {
  readonly app: NoteApp;
  readonly episodes: readonly ExportedEpisode[];
}

const readers: Readonly<Record<NoteApp, (document: NotesDocument) => readonly ExportedEpisode[]>> = {
  snipd: readSnipd,
  podwise: readPodwise,
  obsidian: readObsidian,
};

/** Which program notes are from, by marks that only it leaves; notes without any are somebody's own. */
const findNoteApp = (document: NotesDocument): NoteApp =>
  isSnipd(document) ? 'snipd' : isPodwise(document) ? 'podwise' : 'obsidian';

/** Links to the web stay links; those to files, pages of the vault and times become their words. */
const cleanLine = (line: NoteLine): NoteLine =>
  line.flatMap(({ link, ...words }) => {
    const address = link === undefined ? undefined : addressOf(link);
    if (words.text.trim() === '' && words.text === '') return [];
    return [address === undefined ? words : { ...words, link: address }];
  });

const cleanBlocks = (blocks: readonly NoteBlock[]): readonly NoteBlock[] =>
  blocks.map((block) => ({ ...block, lines: block.lines.map(cleanLine) }));

const cleanItem = ({ title, ...item }: ExportedItem): ExportedItem => ({
  ...item,
  ...(title === undefined ? {} : { title: cleanLine(title) }),
  blocks: cleanBlocks(item.blocks),
});

const cleanEpisode = (episode: ExportedEpisode): ExportedEpisode => ({
  ...episode,
  summary: cleanBlocks(episode.summary),
  takeaways: episode.takeaways.map(cleanItem),
  dives: episode.dives.map(cleanItem),
  notes: episode.notes.map(cleanItem),
  sections: episode.sections.map(({ heading, blocks }) => ({ heading, blocks: cleanBlocks(blocks) })),
});

/**
 * Reads notes in Markdown as podcast apps export them, or as somebody keeps them. Every word of them is in an episode or
 * among what has no place; no time is made up. Never throws.
 */
export function readExportedNotes(source: string, app?: NoteApp): ExportedNotes {
  const document = openNotes(source);
  const found = app ?? findNoteApp(document);
  return { app: found, episodes: readers[found](document).map(cleanEpisode) };
}
