import { describe, type Message } from '../../diagnostics/message.ts';
import type { Show } from '../../model/show.ts';
import { blocksOf } from '../../model/prose.ts';
import { proseOfEpisode } from '../../model/episode.ts';
import type { ExportedEpisode, NoteApp } from '../../parse/exported-notes/exported-episode.ts';
import { knownHeadings, parseEpisodeBody } from '../../parse/episode-body.ts';
import { startOfBody } from '../front-matter.ts';
import { fingerprint, type ImportRecord } from './merge.ts';
import {
  appNames,
  foldWords,
  isMachineMade,
  makerOf,
  piecesOf,
  type NotesPiece,
  type PiecePlace,
} from './notes-pieces.ts';
import { addItems, appendToSection, findSections, writeSection, appendToSummary } from '../sections.ts';
import { placeOf } from '../splice.ts';

/** An `episode.md` with notes brought into it. */
export interface NotedEpisode {
  readonly source: string;
  /** What was put in, by the name of its place. */
  readonly added: ReadonlyMap<string, number>;
  /** How much was there already. */
  readonly unchanged: number;
  /** What the app says otherwise than at the last import; the page stays as it is. */
  readonly changed: readonly NotesPiece[];
  /** What an import brought once and the host has taken out. */
  readonly removed: readonly NotesPiece[];
  readonly record: ImportRecord;
  /** Whether all that the page says in prose was made by the app. */
  readonly isAllApp: boolean;
  /** Why nothing could be changed. */
  readonly messages: readonly Message[];
}

interface Body {
  readonly source: string;
  readonly headings: Show['sections'];
}

const readBody = ({ source, headings }: Body, path = '') => {
  const start = startOfBody(source);
  return parseEpisodeBody(source.slice(start), { path, firstLine: placeOf(source, start).line, headings });
};

/** Words of everything in a body, block by block. */
const wordsIn = (body: Body): readonly string[] =>
  [...blocksOf(proseOfEpisode(readBody(body).value))].map(({ block }) => block.text);

/** Whether all of some texts stand in others, in their order. */
function isWithin(texts: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (texts[at] === other) at++;
  return at === texts.length;
}

/** Letters by which words are told from others wherever they stand, and how much may stand behind fewer in a block. */
const [telling, behind] = [24, 40];

/** Whether the page says a piece already, whoever wrote it. Few words count only as a block of their own. */
function isThere(piece: NotesPiece, page: readonly string[]): boolean {
  const words = piece.words.map(foldWords).filter((text) => text !== '');
  const all = page.join(' ');
  const isSaid = (text: string): boolean =>
    text.length >= telling
      ? all.includes(text)
      : page.some((block) => block.startsWith(text) && block.length <= text.length + behind);
  return words.length > 0 && words.every(isSaid);
}

const nameOf = (place: PiecePlace): string => (place.kind === 'other' ? place.heading : place.kind);

const from = (app: NoteApp): string => ` from ${appNames[app]}`;

/** Headings that stand for something else in an `episode.md`. */
const isKnownHeading = (heading: string, headings: Show['sections']): boolean =>
  [...Object.values(knownHeadings), ...Object.values(headings)].some(
    (known) => known.toLowerCase() === heading.trim().toLowerCase(),
  );

const placeNamed = (name: string): PiecePlace =>
  name === 'summary' || name === 'takeaways' || name === 'deep-dives' || name === 'notes'
    ? { kind: name }
    : { kind: 'other', heading: name };

/** Where pieces of a place really go: beside the host's own words, under a heading that says whose they are. */
function choosePlace(place: PiecePlace, body: Body, app: NoteApp, chosen: string | undefined): PiecePlace {
  if (chosen !== undefined) return placeNamed(chosen);
  const sections = findSections(body.source, body.headings);
  if (place.kind === 'notes') return place;
  if (place.kind === 'other') {
    const isTaken = sections.some(({ heading }) => heading === place.heading);
    return (isTaken || isKnownHeading(place.heading, body.headings)) && !place.heading.endsWith(from(app))
      ? { kind: 'other', heading: place.heading + from(app) }
      : place;
  }
  const isTaken =
    place.kind === 'summary'
      ? readBody(body).value.summary.length > 0
      : sections.some(({ kind }) => kind === place.kind);
  const heading = { summary: 'Summary', takeaways: 'Takeaways', 'deep-dives': 'Outline' }[place.kind];
  return isTaken ? { kind: 'other', heading: heading + from(app) } : place;
}

/** Items without their marks and margins. */
const bareItem = (text: string): string => text.replace(/^- /, '').replace(/\n {2}/g, '\n');

/** The source with pieces of one place put in. `maker` stands above those of a known section that is begun for them. */
function put(
  body: Body,
  place: PiecePlace,
  pieces: readonly NotesPiece[],
  maker: string | undefined,
): string {
  const { source, headings } = body;
  const texts = pieces.map(({ markdown }) => markdown);
  const begins = !findSections(source, headings).some(({ kind }) => kind === place.kind);
  switch (place.kind) {
    case 'summary':
      return appendToSummary(source, texts.join('\n\n'), headings);
    case 'notes':
      return addItems(source, 'notes', texts.map(bareItem), headings);
    case 'takeaways':
    case 'deep-dives': {
      const list = joinBlocks(texts);
      if (begins)
        return writeSection(
          source,
          place.kind,
          maker === undefined ? list : `*${maker}*\n\n${list}`,
          headings,
        );
      return place.kind === 'takeaways'
        ? addItems(source, 'takeaways', texts.map(bareItem), headings)
        : appendToSection(source, 'deep-dives', list, headings);
    }
    case 'other':
      return appendToSection(source, { heading: place.heading }, joinBlocks(texts), headings);
  }
}

const isItem = (text: string): boolean => /^(?:-|\d+\.) /.test(text);

/** Blocks one below the other; items of one list stand close. */
const joinBlocks = (texts: readonly string[]): string =>
  texts.reduce((all, text, index) => {
    const close = isItem(text) && isItem(texts[index - 1] ?? '');
    return `${all}${index === 0 ? '' : close ? '\n' : '\n\n'}${text}`;
  }, '');

/** The pieces of notes by what is to be done with them. */
interface SortedPieces {
  readonly fresh: readonly NotesPiece[];
  readonly changed: readonly NotesPiece[];
  readonly removed: readonly NotesPiece[];
  readonly unchanged: number;
  /** What is remembered of all of them. */
  readonly record: ImportRecord;
}

/** Compares pieces with what was brought the last time, and with what the page says (folded, block by block). */
function sortPieces(
  pieces: readonly NotesPiece[],
  app: NoteApp,
  then: ImportRecord,
  page: readonly string[],
): SortedPieces {
  const [fresh, changed, removed]: [NotesPiece[], NotesPiece[], NotesPiece[]] = [[], [], []];
  const record: Record<string, string> = {};
  let unchanged = 0;
  for (const piece of pieces) {
    const print = fingerprint(piece.markdown);
    const key = `${app}|${piece.key}`;
    const known = then[key];
    const found = isThere(piece, page);
    if (known === undefined && !found) fresh.push(piece);
    else if (known !== undefined && known !== print) changed.push(piece);
    else if (found) unchanged++;
    else removed.push(piece);
    record[key] = print;
  }
  return { fresh, changed, removed, unchanged, record };
}

/** Pieces by the name of the place that they really go to, and the memory of which that is. */
function groupByPlace(pieces: readonly NotesPiece[], body: Body, app: NoteApp, then: ImportRecord) {
  const groups = new Map<string, { readonly place: PiecePlace; readonly pieces: NotesPiece[] }>();
  const record: Record<string, string> = {};
  for (const piece of pieces) {
    const memory = `place|${app}|${nameOf(piece.place)}`;
    const place = choosePlace(piece.place, body, app, then[memory]);
    record[memory] = nameOf(place);
    const group = groups.get(nameOf(place)) ?? { place, pieces: [] };
    group.pieces.push(piece);
    groups.set(nameOf(place), group);
  }
  return { groups, record };
}

/** Whether a body that is read back says all that it said, and has no errors that it did not have. */
function isSound(before: Body, after: Body, path: string): boolean {
  const errorsOf = (body: Body): number =>
    readBody(body, path).messages.filter(({ severity }) => severity === 'error').length;
  return errorsOf(after) <= errorsOf(before) && isWithin(wordsIn(before), wordsIn(after));
}

/**
 * Brings notes into an `episode.md`. What it says already is not doubled, what the host has changed or taken out since
 * an earlier import stays so, and no other byte changes: summary, takeaways and outline of an app stand in their own
 * places where these are empty, else under headings that name the app. The result is read back.
 */
export function addNotes(
  source: string,
  episode: ExportedEpisode,
  app: NoteApp,
  options: {
    readonly path: string;
    readonly record?: ImportRecord;
    readonly headings?: Show['sections'];
    /** Whether the front matter says that summaries are made by others; `false`: by this very app. */
    readonly isOthers?: boolean;
  },
): NotedEpisode {
  const { path, record: then = {}, headings = {} } = options;
  const before: Body = { source, headings };
  const page = wordsIn(before).map(foldWords);
  const { fresh, changed, removed, unchanged, ...sorted } = sortPieces(
    piecesOf(episode, app),
    app,
    then,
    page,
  );
  const { groups, ...placed } = groupByPlace(fresh, before, app, then);
  const isAllApp = page.length === 0 && !options.isOthers;
  const maker = isMachineMade(app) && !isAllApp && options.isOthers !== false ? makerOf(app) : undefined;
  let after = source;
  for (const { place, pieces } of groups.values())
    after = put({ source: after, headings }, place, pieces, maker);

  const found = { unchanged, changed, removed };
  if (!isSound(before, { source: after, headings }, path)) {
    const reason = 'with the notes in it the page would be read otherwise';
    const message = describe('not-edited', { path, line: 1, column: 1 }, { field: 'notes', reason });
    return { ...found, source, added: new Map(), record: then, isAllApp: false, messages: [message] };
  }
  return {
    ...found,
    source: after,
    added: new Map([...groups].map(([name, { pieces }]) => [name, pieces.length])),
    record: { ...then, ...sorted.record, ...placed.record },
    isAllApp,
    messages: [],
  };
}
