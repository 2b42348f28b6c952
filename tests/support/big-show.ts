import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom, createVocabulary, makeWord } from '../../scripts/benches/invented-words.ts';

/** What a generated show is like. */
export interface BigShow {
  readonly episodes: number;
  readonly wordsPerEpisode: number;
  readonly terms: number;
  readonly sources: number;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

const clock = (seconds: number): string =>
  `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(Math.floor(seconds) % 60)}.${pad(Math.round((seconds % 1) * 1000) % 1000, 3)}`;

/** Sentences of invented words, with a term now and then. */
function createTalk(random: () => number, terms: readonly string[]): (words: number) => string {
  const pick = createVocabulary(random);
  return (words) => {
    const sentence: string[] = [];
    while (sentence.length < words)
      sentence.push(random() < 0.012 ? (terms[Math.floor(random() * terms.length)] ?? '') : pick());
    const text = sentence.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
}

async function writeEpisode(
  folder: string,
  number: number,
  { wordsPerEpisode, sources }: BigShow,
  talk: (words: number) => string,
): Promise<void> {
  const cues: string[] = [];
  let time = 0;
  for (let spoken = 0; spoken < wordsPerEpisode; spoken += 10, time += 4)
    cues.push(
      `${clock(time)} --> ${clock(time + 3.9)}\n<v Speaker ${Math.floor(spoken / 120) % 2}>${talk(10)}\n`,
    );
  const dives = Array.from({ length: 8 }, (_, dive) => {
    const start = Math.floor((time / 8) * dive);
    return `### [${Math.floor(start / 60)}:${pad(start % 60)}] Part ${dive + 1}\n\n${talk(60)} [@source${(number * 8 + dive) % sources}]\n`;
  });
  const takeaways = Array.from({ length: 6 }, (_, i) => `- [${i + 1}:00] ${talk(20)}`);
  const year = 2010 + (number % 15);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'transcript.vtt'), `WEBVTT\n\n${cues.join('\n')}`);
  await writeFile(
    path.join(folder, 'episode.md'),
    `---\ntitle: Episode ${number}\ndate: ${year}-${pad((number % 12) + 1)}-${pad((number % 28) + 1)}\nnumber: ${number}\naudio: https://audio.example/${number}.mp3\nduration: ${Math.floor(time)}\n---\n\n${talk(50)}\n\n## Takeaways\n\n${takeaways.join('\n')}\n\n## Deep dives\n\n${dives.join('\n')}`,
  );
}

/** Writes a show of any size into a folder: transcripts, deep dives, a glossary and a bibliography. */
export async function writeBigShow(folder: string, show: BigShow): Promise<void> {
  const random = createRandom(2026);
  const terms = Array.from(
    { length: show.terms },
    (_, i) => `${makeWord(random)}${makeWord(random)} ${makeWord(random)}x${i}`,
  );
  const talk = createTalk(random, terms);
  await mkdir(path.join(folder, 'references'), { recursive: true });
  await mkdir(path.join(folder, 'episodes'), { recursive: true });
  await writeFile(
    path.join(folder, 'episodes', 'show.yaml'),
    'title: A big show\ndescription: Generated, to see how large a show can be.\nlanguage: en\nurl: https://big.example/\n',
  );
  const glossary = terms.map((term) => `${term}\n: ${talk(18)}\n`).join('\n');
  await writeFile(path.join(folder, 'references', 'glossary.md'), glossary);
  const records = Array.from({ length: show.sources }, (_, i) => ({
    id: `source${i}`,
    type: 'book',
    title: talk(6),
    author: [{ family: `Author${i}`, given: makeWord(random) }],
    issued: { 'date-parts': [[1990 + (i % 30)]] },
  }));
  await writeFile(path.join(folder, 'references', 'library.json'), JSON.stringify(records, null, 1));
  for (let number = 1; number <= show.episodes; number++)
    await writeEpisode(path.join(folder, 'episodes', `episode-${pad(number, 4)}`), number, show, talk);
}
