import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { writeChaptersText } from '../../src/export/chapters/text.ts';
import { writeNotes } from '../../src/export/notes/index.ts';
import { notesTargets, targetRules } from '../../src/export/notes/targets.ts';
import { pictureShapeNames } from '../../src/export/picture-shapes.ts';
import { episodePath } from '../../src/model/address.ts';
import { describeChapters, exportEpisodeChapters } from '../../src/site/episode-files.ts';
import { describeForNotes } from '../../src/site/episode-notes.ts';
import { describePictures } from '../../src/site/episode-pictures.ts';
import { openContent, type ReadEpisode } from '../../src/site/read-episode.ts';
import { replaceSite } from '../../src/site/swap.ts';
import { exportTranscript } from '../../src/site/transcript-files.ts';
import { cacheDir, projectDir } from '../command-line/command.ts';
import { countMessages, formatAsText } from '../command-line/messages.ts';
import { isUrl } from '../command-line/new-command.ts';
import { drawPictureFiles } from '../command-line/picture-files.ts';
import { createTerminalProgress } from '../command-line/terminal.ts';
import type { Desk } from './desk.ts';
import { startHereSign, writeStartHere, type HandedOver } from './start-here.ts';

const endings = { html: 'html', markdown: 'md', plain: 'txt' } as const;

/** Where the folder lies if nobody says: in Glosscast's own, not in the content. */
export const defaultOutput = (slug: string): string => path.join(projectDir, 'publish', slug);

const contains = (outer: string, inner: string): boolean => !path.relative(outer, inner).startsWith('..');

/** Why a folder cannot be handed over in: it must be new, empty, or an earlier one. `undefined` if it can. */
export async function refuseOutput(output: string, contentDir: string): Promise<string | undefined> {
  for (const folder of [contentDir, projectDir, homedir()])
    if (contains(output, folder)) return `${output} holds ${folder === output ? 'other things' : folder}`;
  for (const name of ['episodes', 'references'])
    if (contains(path.join(contentDir, name), output)) return `${output} lies in your content`;
  const names = await readdir(output).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    return undefined;
  });
  if (names === undefined) return `${output} is no folder that can be read`;
  if (names.length === 0) return undefined;
  const first = await readFile(path.join(output, 'START-HERE.txt'), 'utf8').catch(() => '');
  return first.startsWith(startHereSign)
    ? undefined
    : `${output} is not empty and was not made by this command`;
}

/** Puts files into a folder of their own; resolves to their names. */
async function putFiles(
  folder: string,
  files: Iterable<{ readonly name: string; readonly body: string | Uint8Array }>,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, body } of files) {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), body);
    names.push(name);
  }
  return names;
}

const named = <Body>(files: readonly { readonly path: string; readonly body: Body }[]) =>
  files.map(({ path: file, body }) => ({ name: path.posix.basename(file), body }));

async function putNotes(folder: string, { annotated, document, context }: ReadEpisode) {
  const described = describeForNotes(annotated, document, context);
  const notes = notesTargets.map((target) => {
    const { body, changes } = writeNotes(described, target);
    return { target, file: `${target}.${endings[targetRules[target].format]}`, body, changes };
  });
  await putFiles(
    folder,
    notes.map(({ file, body }) => ({ name: file, body })),
  );
  return new Map(notes.map(({ target, file, changes }) => [target, { file, changes }] as const));
}

async function putCards(folder: string, read: ReadEpisode): Promise<readonly string[]> {
  const { language, episode } = describePictures(read);
  const files: { name: string; body: string | Uint8Array }[] = [];
  for await (const file of drawPictureFiles([episode], pictureShapeNames, language)) files.push(file);
  return putFiles(folder, files);
}

/** Where the host finds the audio: its address, or its file in the content. */
const audioOf = (slug: string, url: string): string => (isUrl(url) ? url : `episodes/${slug}/${url}`);

/** Everything but the site. */
async function putParts(
  folder: string,
  read: ReadEpisode,
  { waiting, hasSite, contentOption }: Pick<HandedOver, 'waiting' | 'hasSite' | 'contentOption'>,
): Promise<HandedOver> {
  const { annotated, context, mended } = read;
  const { meta, slug } = annotated.episode;
  const lines = writeChaptersText(describeChapters(annotated, context));
  const feed = context.show.listen.find(({ service }) => service === 'rss')?.url;
  return {
    slug,
    title: meta.title,
    ...(meta.number === undefined ? {} : { number: meta.number }),
    page: context.addresses.absolute(episodePath(slug)),
    home: context.addresses.absolute(''),
    hasSite,
    waiting,
    contentOption,
    ...(meta.audio === undefined ? {} : { audio: audioOf(slug, meta.audio.url) }),
    notes: await putNotes(path.join(folder, 'notes'), read),
    transcripts: await putFiles(
      path.join(folder, 'transcript'),
      named(exportTranscript(annotated, mended, context).files),
    ),
    chapters: await putFiles(path.join(folder, 'chapters'), [
      ...named(exportEpisodeChapters(annotated, context)),
      ...(lines === '' ? [] : [{ name: 'chapters.txt', body: lines }]),
    ]),
    cards: await putCards(path.join(folder, 'cards'), read),
    ...(feed === undefined ? {} : { feed }),
    ownsFeed: context.show.feed?.own === true,
  };
}

/** Builds the site into a folder; says why, where it is not built. */
async function putSite(desk: Desk, outDir: string): Promise<boolean> {
  const [{ buildSite }, { buildSteps }] = await Promise.all([
    import('../../src/site/build.ts'),
    import('../command-line/build-steps.ts'),
  ]);
  const progress = createTerminalProgress();
  const { contentDir } = desk.options;
  const outcome = await buildSite({ contentDir, cacheDir, outDir }, buildSteps, (event) =>
    progress.report(event),
  );
  progress.finish();
  if (outcome.built) return true;
  desk.say(formatAsText(outcome.messages).trimEnd(), `Not built: ${countMessages(outcome.messages)}.`);
  return false;
}

/**
 * Makes the folder that an episode is published from, in the place of an earlier one, whole or not at all: notes,
 * cards, chapters, transcript, the site if it is wanted, and what is to be put where. `false` if it was not made.
 */
export async function handOver(
  desk: Desk,
  slug: string,
  { output, hasSite }: { readonly output: string; readonly hasSite: boolean },
): Promise<boolean> {
  const { content, read } = await openContent(desk.options.contentDir, cacheDir);
  const loaded = content.episodes.find(({ files }) => files.slug === slug);
  if (loaded === undefined) throw new Error(`episodes/${slug}/episode.md is gone`);
  const whole = await read(loaded);
  return replaceSite(output, async (folder) => {
    const handed = await putParts(folder, whole, {
      hasSite,
      waiting: desk.waiting,
      contentOption: desk.contentOption,
    });
    if (hasSite && !(await putSite(desk, path.join(folder, 'site')))) return false;
    await writeFile(path.join(folder, 'START-HERE.txt'), writeStartHere(handed));
    return true;
  });
}
