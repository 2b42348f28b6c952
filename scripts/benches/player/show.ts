import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatTimecode } from '../../../src/model/time.ts';
import { writeSound } from '../../../tests/support/sound.ts';
import { lengthOf, mentionedTerms, type Turn } from './talk.ts';

/** Folder and address of the one episode. */
export const slug = 'a-long-talk';

/** A transcript as whisper writes it, with measured words. */
function formatWhisper(turns: readonly Turn[]): string {
  const segments = turns.map(({ speaker, words }) => ({
    start: words[0]?.start,
    end: words.at(-1)?.end,
    speaker,
    text: words.map(({ text }) => text).join(' '),
    words: words.map(({ text, start, end }) => ({ word: text, start, end })),
  }));
  return JSON.stringify({ language: 'en', segments });
}

function formatEpisode(turns: readonly Turn[]): string {
  const moments = Array.from({ length: 12 }, (_, i) => turns[Math.floor((turns.length / 12) * i)] as Turn);
  const say = ({ words }: Turn, count: number): string =>
    words
      .slice(0, count)
      .map(({ text }) => text.replace(/[.,]/, ''))
      .join(' ');
  const stamp = ({ words }: Turn): string => `[${formatTimecode(words[0]?.start ?? 0)}]`;
  const cite = (index: number): string => `[@source${index}]`;
  const takeaways = moments.map((turn, i) => `- ${stamp(turn)} ${say(turn, 14)}. ${cite(i)}`);
  const dives = moments.map(
    (turn, i) => `### ${stamp(turn)} Part ${i + 1}: ${say(turn, 4)}\n\n${say(turn, 60)}. ${cite(i + 12)}\n`,
  );
  return `---
title: A long talk
date: 2026-01-01
audio: talk.wav
duration: ${Math.ceil(lengthOf(turns))}
---

${say(moments[0] as Turn, 50)}.

## Takeaways

${takeaways.join('\n')}

## Deep dives

${dives.join('\n')}`;
}

/** Writes a show with one episode of this talk: transcript, sound, deep dives, a glossary, sources. */
export async function writeShow(folder: string, turns: readonly Turn[]): Promise<void> {
  const episode = path.join(folder, 'episodes', slug);
  const references = path.join(folder, 'references');
  await mkdir(episode, { recursive: true });
  await mkdir(references, { recursive: true });
  await writeFile(
    path.join(folder, 'episodes', 'show.yaml'),
    'title: A show to measure\ndescription: Generated.\nlanguage: en\nurl: https://bench.example/\n',
  );
  await writeFile(path.join(episode, 'episode.md'), formatEpisode(turns));
  await writeFile(path.join(episode, 'transcript.json'), formatWhisper(turns));
  await writeSound(path.join(episode, 'talk.wav'), Math.ceil(lengthOf(turns) + 2));
  const glossary = mentionedTerms.map((term) => `${term}\n: What people mean when they speak of ${term}.\n`);
  await writeFile(path.join(references, 'glossary.md'), glossary.join('\n'));
  const sources = Array.from({ length: 24 }, (_, i) => ({
    id: `source${i}`,
    type: 'book',
    title: `Book ${i} of twenty-four`,
    author: [{ family: `Author${i}`, given: 'An' }],
    issued: { 'date-parts': [[1990 + i]] },
  }));
  await writeFile(path.join(references, 'library.json'), JSON.stringify(sources));
}
