import type { Place } from '../../model/annotation.ts';
import type { PlaceId } from '../../model/ids.ts';
import { positionAt, type Range } from '../../model/position.ts';
import type { Term } from '../../model/term.ts';
import { foldWord } from '../../text/normalize.ts';
import { createMentionFinder, type MentionFinder } from '../mentions.ts';
import { backgroundOf } from './background.ts';
import { createMishearingFinder, type Misheard } from './mishearings.ts';
import { createCandidates, rankNewTerms, usualSpelling, type Ranked } from './new-terms.ts';
import { runsOf } from './runs.ts';
import { addPlace, type Mishearing, type NewTerm, type SuggestionPlace } from './suggestion.ts';
import { tokensOf, type Token } from './tokens.ts';
import { countWords } from './word-counts.ts';

/** An episode's text, and what of it is known to be a term. */
export interface SuggestionDocument {
  /** File of the transcript, relative to the content folder. */
  readonly transcript: string;
  /** Language of all its places (BCP 47). */
  readonly language: string;
  readonly places: readonly Place[];
  readonly mentions: ReadonlyMap<PlaceId, readonly Range[]>;
  /** Names and codes of those who speak, as the transcript has them. */
  readonly speakers: readonly string[];
}

/** What a show has already. */
export interface KnownNames {
  readonly terms: readonly Term[];
  /** Names that need no entry: of people who have pages of their own, of the show. */
  readonly names: readonly string[];
}

/** What a host may want to do about the glossary, each kind with the most useful first. */
export interface GlossarySuggestions {
  readonly terms: readonly NewTerm[];
  readonly mishearings: readonly Mishearing[];
}

/**
 * Reads all episodes for names and expressions that the glossary does not have, and for words that sound like its
 * terms. Episodes of one language are held against each other. The same input gives the same answer; the time is
 * linear in the text.
 *
 * Not offered: new terms in scripts without capitals and without spaces (Chinese, Japanese, Thai) or without capitals
 * (Arabic, Hebrew, Hindi: only fixed expressions of several words); mis-hearings outside the Latin script.
 */
export function suggestForGlossary(
  documents: readonly SuggestionDocument[],
  known: KnownNames,
): GlossarySuggestions {
  const languages = [...new Set(documents.map(({ language }) => language))];
  const found = languages.map((language) =>
    suggestInLanguage(
      documents.filter((document) => document.language === language),
      language,
      known,
    ),
  );
  const inOrder = <Kind extends NewTerm | Mishearing>(ranked: readonly Ranked<Kind>[]): Kind[] =>
    [...ranked].sort((a, b) => b.score - a.score).map(({ suggestion }) => suggestion);
  return {
    terms: inOrder(found.flatMap(({ terms }) => terms)),
    mishearings: inOrder(found.flatMap(({ mishearings }) => mishearings)),
  };
}

/** A place while its tokens are looked at. */
interface Reading {
  readonly place: Place;
  readonly tokens: readonly Token[];
  readonly episode: number;
  readonly isTaken: (token: Range) => boolean;
  readonly placeAt: (offset: number) => SuggestionPlace;
}

function suggestInLanguage(
  documents: readonly SuggestionDocument[],
  language: string,
  { terms, names }: KnownNames,
): { readonly terms: Ranked<NewTerm>[]; readonly mishearings: Ranked<Mishearing>[] } {
  const background = backgroundOf(language);
  const counts = countWords(tokensOfAll(documents), background);
  const findMishearings = createMishearingFinder(terms, counts, background);
  const candidates = createCandidates();
  const misheard = createGroups();
  for (const reading of readAll(documents, findAvoided(terms))) {
    const { tokens, place, episode, placeAt, isTaken } = reading;
    const heard = findMishearings(tokens, isTaken);
    for (const one of heard) misheard.add(one, reading);
    const ranges = heard.flatMap((one) => one.tokens);
    const isKnown = (token: Token): boolean => isTaken(token) || ranges.includes(token);
    for (const run of runsOf(tokens, isKnown, counts, background))
      candidates.add(run, place.text, episode, placeAt);
  }
  const ownNames = new Set(
    [...names, ...documents.flatMap(({ speakers }) => speakers)]
      .flatMap((name) => name.split(/[\s\u2010\u2011-]+/))
      .map((word) => foldWord(word, language)),
  );
  const ranking = { counts, background, episodes: documents.length, ownNames };
  return { terms: rankNewTerms(candidates.all, ranking), mishearings: misheard.ranked() };
}

// Texts are cut twice: to keep the tokens of a large archive takes more memory than it takes time to cut them again.
function* tokensOfAll(documents: readonly SuggestionDocument[]): Generator<readonly Token[]> {
  const folded = new Map<string, string>();
  for (const { places } of documents) for (const place of places) yield tokensOf(place, folded);
}

/** Contexts that the host has said are not a term: they are known, too. */
const findAvoided = (terms: readonly Term[]): MentionFinder | undefined => {
  const avoiding = terms.filter(({ avoid }) => avoid.length > 0);
  if (avoiding.length === 0) return undefined;
  return createMentionFinder(
    avoiding.map((term) => ({
      ...term,
      forms: term.avoid.map((form) => ({ form, exact: false })),
      avoid: [],
    })),
  );
};

function* readAll(
  documents: readonly SuggestionDocument[],
  findKnown: MentionFinder | undefined,
): Generator<Reading> {
  const folded = new Map<string, string>();
  for (const [episode, { places, mentions, transcript }] of documents.entries())
    for (const place of places) {
      const taken = [...(mentions.get(place.id) ?? []), ...(findKnown?.([place]) ?? [])];
      yield {
        place,
        episode,
        tokens: tokensOf(place, folded),
        isTaken: (token) => taken.some(({ start, end }) => token.start < end && start < token.end),
        placeAt: (offset) => placeIn(place, offset, transcript),
      };
    }
}

function placeIn({ positions, timeAt }: Place, offset: number, transcript: string): SuggestionPlace {
  if (positions) {
    const { path, line } = positionAt(positions, offset);
    return { path, line };
  }
  const time = timeAt(offset);
  return { path: transcript, ...(time === undefined ? {} : { time }) };
}

/** Mis-hearings of a term that are the same words. */
interface Group {
  readonly misheard: Misheard;
  readonly episodes: Set<number>;
  readonly spellings: Map<string, number>;
  readonly places: SuggestionPlace[];
  count: number;
}

function createGroups(): {
  readonly add: (misheard: Misheard, reading: Reading) => void;
  readonly ranked: () => Ranked<Mishearing>[];
} {
  const groups = new Map<string, Group>();
  return {
    add: (misheard, { place, episode, placeAt }) => {
      const { tokens, term } = misheard;
      const key = `${term.id}\t${tokens.map((token) => token.key).join(' ')}`;
      let group = groups.get(key);
      if (!group)
        groups.set(
          key,
          (group = { misheard, episodes: new Set(), spellings: new Map(), places: [], count: 0 }),
        );
      const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
      const spelling = place.text.slice(start, end);
      group.count++;
      group.episodes.add(episode);
      group.spellings.set(spelling, (group.spellings.get(spelling) ?? 0) + 1);
      addPlace(group.places, () => placeAt(start));
    },
    ranked: () =>
      [...groups.values()].map((group) => ({
        score: Math.log2(1 + group.count) / (1 + 2 * group.misheard.distance),
        suggestion: mishearingOf(group),
      })),
  };
}

function mishearingOf({ misheard: { term, form }, episodes, spellings, places, count }: Group): Mishearing {
  return {
    kind: 'mishearing',
    words: usualSpelling({ spellings }),
    count,
    episodes: episodes.size,
    places,
    term: term.name,
    form,
    file: term.position.path,
  };
}
