import { createMentionFinder } from '../../src/annotate/mentions.ts';
import { resolveAnnotations } from '../../src/annotate/resolve.ts';
import type { Place } from '../../src/model/annotation.ts';
import { mintPlaceId, mintSectionId, mintTermId } from '../../src/model/ids.ts';
import type { Term } from '../../src/model/term.ts';
import type { CommandSpec } from '../command-line/arguments.ts';
import { formatFigures, formatFiguresAsJson, medianOf, type Figure } from './figures.ts';
import { createRandom, createVocabulary, makeWord } from './invented-words.ts';

const spec: CommandSpec = {
  name: 'matching',
  about: 'Measures how long 1,000 terms with 3,000 forms are looked for in transcripts of several lengths.',
  options: { json: { about: 'Print JSON.' } },
};

const termCount = 1000;
const formsPerTerm = 3;
/** Words of a text; the budget is for the second. */
const lengths = [5000, 10_000, 20_000, 40_000] as const;
const budget = { words: 10_000, milliseconds: 50 };
const wordsPerPassage = 80;
const rounds = 15;

/** What a language's texts are made of. */
interface Tongue {
  readonly language: string;
  readonly name: string;
  /** Makes a source of words. */
  readonly words: (random: () => number) => () => string;
  /** Makes a word that texts hardly ever use. */
  readonly rare: (random: () => number) => string;
  /** What stands between words, and how many of them a reader counts as one. */
  readonly space: string;
  readonly perWord: number;
}

const rareWord = (random: () => number): string => makeWord(random) + makeWord(random);

/** Letters of Chinese as texts use them: a few very often. */
function chineseLetters(random: () => number): () => string {
  return () => String.fromCodePoint(0x4e00 + Math.floor(3000 ** random()));
}

const rareLetter = (random: () => number): string =>
  String.fromCodePoint(0x4e00 + 500 + Math.floor(random() * 5000));

/** Turkish words with endings, apostrophes and both letters i. */
function turkishWords(random: () => number): () => string {
  const word = createVocabulary(random);
  const endings = ['', '', '', 'lar', 'larda', 'ın', 'nın', 'ı', 'den', "'nin", "'da"];
  return () => {
    const plain = word().replaceAll('a', random() < 0.2 ? 'ı' : 'a');
    const written = random() < 0.2 ? plain.charAt(0).toLocaleUpperCase('tr') + plain.slice(1) : plain;
    return written + (endings[Math.floor(random() * endings.length)] ?? '');
  };
}

const tongues: readonly Tongue[] = [
  { language: 'en', name: 'English', words: createVocabulary, rare: rareWord, space: ' ', perWord: 1 },
  { language: 'zh', name: 'Chinese', words: chineseLetters, rare: rareLetter, space: '', perWord: 2 },
  { language: 'tr', name: 'Turkish', words: turkishWords, rare: rareWord, space: ' ', perWord: 1 },
];

/** A thousand terms, each with a name and two other forms of one to three words that the texts use. */
function makeTerms(tongue: Tongue, random: () => number): readonly Term[] {
  const common = tongue.words(random);
  const part = (word: () => string): string =>
    Array.from({ length: tongue.perWord }, word).join(tongue.space);
  // A name is a rare word, or has one in it among common ones.
  const rare = (): string => part(() => tongue.rare(random));
  const form = (): string =>
    [rare(), ...Array.from({ length: Math.floor(random() * 3) }, () => part(common))]
      .sort()
      .join(tongue.space);
  return Array.from({ length: termCount }, (_, index) => ({
    id: mintTermId(`term-${index}`),
    name: `term ${index}`,
    kind: 'concept' as const,
    forms: Array.from({ length: formsPerTerm }, () => ({ form: form(), exact: false })),
    avoid: [],
    sameAs: [],
    related: [],
    body: [],
    position: { path: 'references/glossary.md', line: 1, column: 1 },
  }));
}

/** A transcript of so many words in passages, one word in twenty the beginning of a term's form. */
function makePlaces(tongue: Tongue, terms: readonly Term[], words: number, random: () => number): Place[] {
  const word = tongue.words(random);
  const pick = (): string => {
    if (random() >= 0.05) return Array.from({ length: tongue.perWord }, word).join(tongue.space);
    const forms = terms[Math.floor(random() * terms.length)]?.forms ?? [];
    return forms[Math.floor(random() * forms.length)]?.form ?? word();
  };
  return Array.from({ length: words / wordsPerPassage }, (_, index) => ({
    id: mintPlaceId(`p${index}`),
    section: mintSectionId(`section-${Math.floor(index / 20)}`),
    text: `${Array.from({ length: wordsPerPassage }, pick).join(tongue.space)}.`,
    language: tongue.language,
    closed: [],
    citations: [],
    termReferences: [],
    links: [],
    timeAt: () => undefined,
  }));
}

/** CPU time of this process in milliseconds: what else the machine does is not in it. */
function cpuTimeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measureTongue(tongue: Tongue): readonly Figure[] {
  const random = createRandom(1154);
  const terms = makeTerms(tongue, random);
  const texts = lengths.map((words) => makePlaces(tongue, terms, words, random));
  const find = createMentionFinder(terms);
  const count = (places: readonly Place[]): number =>
    [...resolveAnnotations(find(places), places).values()].reduce((sum, { length }) => sum + length, 0);
  const search = (places: readonly Place[]): void => void count(places);
  const prepared = cpuTimeOf(() => search(texts[0]?.slice(0, 1) ?? []));
  for (const places of texts) search(places);
  // In turns, so that whatever disturbs disturbs all lengths alike.
  const times = lengths.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, places] of texts.entries()) times[index]?.push(cpuTimeOf(() => search(places)));
  const medians = times.map(medianOf);
  const [, middle = NaN, , longest = NaN] = medians;
  return [
    { name: `${tongue.name}: making the dictionary`, unit: 'ms', value: prepared },
    ...lengths.map((words, index): Figure => {
      const figure = {
        name: `${tongue.name}: ${words} words`,
        unit: 'ms',
        value: medians[index] ?? NaN,
      } as const;
      return words === budget.words ? { ...figure, budget: budget.milliseconds } : figure;
    }),
    {
      name: `${tongue.name}: terms found in ${budget.words} words`,
      unit: '',
      value: count(texts[1] ?? []),
    },
    { name: `${tongue.name}: four times the words take`, unit: '×', value: longest / middle, budget: 4.8 },
  ];
}

/** `bench matching` */
export const matchingBench = {
  spec,
  run: async (values: { readonly json?: unknown }): Promise<number> => {
    const figures = tongues.flatMap(measureTongue);
    await Promise.resolve();
    process.stdout.write(values.json ? formatFiguresAsJson(figures) : formatFigures(figures, ''));
    return 0;
  },
};
