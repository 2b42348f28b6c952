import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom, createVocabulary } from '../../scripts/benches/invented-words.ts';

/** A generated show in which one term is said over and over. */
export interface HeardShow {
  readonly episodes: number;
  readonly mentionsPerEpisode: number;
  /** How many different people speak, one in each episode besides the host. */
  readonly guests: number;
}

/** What the term is written like; the first is its name. */
export const heardForms = ['flying money', 'fei ch’ien', '飞钱'] as const;
/** Words that hold the term's letters and are not it. */
const traps = ['high-flying moneyed', 'flying moneybags', 'moneyflying'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`;

function writeCues(random: () => number, number: number, { mentionsPerEpisode, guests }: HeardShow): string {
  const pick = createVocabulary(random);
  const words = (count: number): string => Array.from({ length: count }, pick).join(' ');
  return Array.from({ length: mentionsPerEpisode }, (_, index) => {
    const said = heardForms[index % 7 === 3 ? 1 : index % 11 === 5 ? 2 : 0];
    const trap = traps[index % traps.length];
    const speaker = index % 3 === 0 ? 'Host' : `Guest ${number % guests}`;
    const start = index * 20;
    return `${clock(start)} --> ${clock(start + 19)}\n<v ${speaker}>${words(9)} ${said} ${words(14)}. And ${trap} ${words(12)}.\n`;
  }).join('\n');
}

/** Writes the show; every mention stands in a cue of its own, twenty seconds apart. */
export async function writeHeardShow(folder: string, show: HeardShow): Promise<void> {
  const random = createRandom(5000);
  await mkdir(path.join(folder, 'references', 'glossary'), { recursive: true });
  await mkdir(path.join(folder, 'episodes'), { recursive: true });
  await writeFile(
    path.join(folder, 'episodes', 'show.yaml'),
    'title: A show about one thing\ndescription: Generated, to see how often a term can be heard.\nlanguage: en\nurl: https://heard.example/\n',
  );
  await writeFile(
    path.join(folder, 'references', 'glossary', 'flying-money.md'),
    `---\nterm: ${heardForms[0]}\naliases:\n  - ${heardForms[1]}\n  - { form: ${heardForms[2]}, lang: zh, script: Hans }\n---\n\nValue that moves without a courier.\n`,
  );
  await writeFile(
    path.join(folder, 'references', 'glossary', 'never-heard.md'),
    '---\nterm: Never heard\n---\n\nA term that nobody says.\n',
  );
  for (let number = 1; number <= show.episodes; number++) {
    const own = path.join(folder, 'episodes', `episode-${String(number).padStart(4, '0')}`);
    await mkdir(own, { recursive: true });
    await writeFile(path.join(own, 'transcript.vtt'), `WEBVTT\n\n${writeCues(random, number, show)}`);
    await writeFile(
      path.join(own, 'episode.md'),
      `---\ntitle: Episode ${number}\ndate: ${2010 + Math.floor(number / 12)}-${two((number % 12) + 1)}-01\nnumber: ${number}\naudio: https://audio.example/${number}.mp3\nduration: ${show.mentionsPerEpisode * 20}\n---\n\nInvented.\n`,
    );
  }
}
