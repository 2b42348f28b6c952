import path from 'node:path';
import { importedEpisode, recordOf, updateEpisode } from '../../../src/edit/imports/episode.ts';
import { writeEpisodeFile, listUnwritten, type IdOf } from '../../../src/edit/episode-file.ts';
import type { LeftAlone } from '../../../src/edit/imports/merge.ts';
import { writeNoteBlocks } from '../../../src/edit/notes-markdown.ts';
import { introducePeople, type Introductions } from '../../../src/edit/people.ts';
import { writeShowFile } from '../../../src/edit/show-file.ts';
import type { Message } from '../../../src/diagnostics/message.ts';
import type { EpisodeDraft, PersonDraft, ShowDraft, Unplaced } from '../../../src/model/draft.ts';
import { findTranscripts } from '../../../src/parse/episode.ts';
import type { LoadedContent } from '../../../src/site/library.ts';
import { readEditable, type PlannedFile } from '../../command-line/files.ts';
import type { BesideFile } from '../../command-line/new-episode.ts';
import { planPeople } from '../../command-line/people-file.ts';
import { fetchInTime, fetchParts, type FetchedParts } from './fetch.ts';
import type { MatchedEpisode } from './match.ts';
import { fetchCover } from './cover.ts';
import { PictureFetcher, type Fetch } from './pictures.ts';
import { readRecords, recordsPath, writeRecords, type ImportRecords } from '../import-records.ts';

/** What an import of a feed will do. */
export interface FeedPlan {
  /** People first, then episodes, then the show, and last what is remembered. */
  readonly files: readonly PlannedFile[];
  readonly added: readonly string[];
  readonly updated: readonly { readonly slug: string; readonly changed: readonly string[] }[];
  readonly unchanged: number;
  /** Values that the host has edited, by episode. */
  readonly left: readonly (LeftAlone & { readonly slug: string })[];
  readonly people: Introductions['added'];
  readonly unplaced: readonly Unplaced[];
  readonly notes: readonly string[];
  readonly messages: readonly Message[];
}

/** What the command was given and found. */
export interface FeedPlanInput {
  readonly show: ShowDraft;
  readonly episodes: readonly MatchedEpisode[];
  readonly content: LoadedContent;
  readonly contentDir: string;
  /** Whether there is a `show.yaml`. */
  readonly hasShow: boolean;
  readonly fetches: boolean;
  /** How pictures are fetched; by default from the web. */
  readonly fetch?: Fetch;
}

const peopleOf = ({ hosts = [], guests = [] }: EpisodeDraft): readonly PersonDraft[] => [...hosts, ...guests];

/** A draft with its summary, and what was fetched for it. */
interface WholeEpisode extends MatchedEpisode {
  readonly draft: EpisodeDraft;
  readonly summary: string;
  readonly fetched: FetchedParts;
  /** Its own picture, to be put beside it. */
  readonly picture?: BesideFile;
}

const nothing: FetchedParts = { failures: [] };

/** The picture of an episode that has none yet, unless it is the show's, which all have. */
async function fetchPicture(
  { episode, existing }: MatchedEpisode,
  names: readonly string[],
  { show }: FeedPlanInput,
  pictures: PictureFetcher | undefined,
): Promise<BesideFile | undefined> {
  const url = episode.draft.image?.url;
  if (pictures === undefined || url === undefined || url === show.image) return undefined;
  if (existing?.parsed.value.meta.image !== undefined) return undefined;
  const picture = await pictures.take(url, 'cover');
  return picture !== undefined && names.includes(picture.name) ? undefined : picture;
}

async function completeEpisode(
  matched: MatchedEpisode,
  input: FeedPlanInput,
  known: Map<string, string>,
  pictures: PictureFetcher | undefined,
): Promise<WholeEpisode> {
  const { fetches } = input;
  const { episode, existing } = matched;
  const names = existing?.files.siblings.map((file) => path.posix.basename(file.path)) ?? [];
  const fetched = fetches
    ? await fetchParts(episode, { transcript: findTranscripts(names).length === 0 })
    : nothing;
  const picture = await fetchPicture(matched, names, input, pictures);
  const summary = writeNoteBlocks(episode.notes, known);
  const { chapters = episode.draft.chapters, transcript } = fetched;
  const { transcripts: named, image, ...rest } = episode.draft;
  // the show's own picture is none of the episode's, and one that is there is not to be fetched
  const isNamed =
    image !== undefined && image.url !== input.show.image && existing?.parsed.value.meta.image === undefined;
  const unfetched =
    episode.chapters !== undefined && fetched.chapters === undefined && (chapters?.length ?? 0) === 0;
  return {
    ...matched,
    summary,
    fetched,
    ...(picture === undefined ? {} : { picture }),
    draft: {
      ...rest,
      ...(picture !== undefined
        ? { image: { file: picture.name, alt: rest.title } }
        : isNamed
          ? { image }
          : {}),
      ...(chapters === undefined ? {} : { chapters }),
      ...(transcript !== undefined || names.length > 0 || named === undefined ? {} : { transcripts: named }),
      ...(summary === '' ? {} : { summary: [{ markdown: summary }] }),
      unplaced: [
        ...(rest.unplaced ?? []),
        ...(unfetched ? [{ what: 'chapters', text: episode.chapters ?? '' }] : []),
      ],
    },
  };
}

/** How the show and the feed differ, where both say something. */
function* compareShows(show: ShowDraft, { library }: LoadedContent): Generator<string> {
  const own = library.show;
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['title', own.title, show.title],
    ['description', own.description, show.description],
    ['language', own.language, show.language],
    ['feed.guid', own.feed?.guid, show.guid],
    [
      'feed.explicit',
      own.feed && String(own.feed.explicit),
      show.explicit === undefined ? undefined : String(show.explicit),
    ],
    ['licence', own.licence, show.licence],
  ];
  for (const [field, mine, theirs] of pairs)
    if (theirs !== undefined && mine !== theirs)
      yield `show.yaml stays as it is; the feed has another "${field}": ${theirs}`;
}

/** Plans the files of one episode. */
async function planEpisode(whole: WholeEpisode, input: FeedPlanInput, idOf: IdOf, records: ImportRecords) {
  const { contentDir, content } = input;
  const { slug, existing, draft, summary, fetched } = whole;
  const imported = importedEpisode(draft, summary, idOf);
  const file = path.join(contentDir, 'episodes', slug, 'episode.md');
  const beside = [fetched.transcript, whole.picture].flatMap((part): readonly PlannedFile[] =>
    part === undefined ? [] : [{ file: path.join(contentDir, 'episodes', slug, part.name), body: part.body }],
  );
  if (existing === undefined)
    return {
      // the episode first: who is killed between finds it, and what it lacks, the next time
      files: [{ file, body: writeEpisodeFile(draft, idOf) }, ...beside],
      record: recordOf(imported),
      changed: undefined,
      left: [],
      messages: [],
    };
  const source = (await readEditable(file)) ?? '';
  const record = records[slug];
  const updated = updateEpisode(source, imported, {
    path: `episodes/${slug}/episode.md`,
    headings: content.library.show.sections,
    ...(record === undefined ? {} : { record }),
  });
  const edited = updated.source === source ? [] : [{ file, body: updated.source, instead: source }];
  const changed = [...updated.changed, ...(fetched.transcript === undefined ? [] : ['transcript'])];
  return {
    files: [...beside, ...edited],
    record: updated.record,
    changed,
    left: updated.left,
    messages: updated.messages,
  };
}

/** Makes of a feed the files that are to be written, and writes none. Fetches what the feed names, if it is to. */
export async function planFeed(input: FeedPlanInput): Promise<FeedPlan> {
  const { show, content, contentDir, hasShow } = input;
  const isOwn = content.library.show.feed?.own === true;
  const isOwnDraft = ({ existing }: MatchedEpisode): boolean =>
    isOwn && existing?.parsed.value.meta.draft === true;
  const drafts = input.episodes.filter(isOwnDraft);
  const wholes: WholeEpisode[] = [];
  const pictures = input.fetches ? new PictureFetcher(input.fetch ?? fetchInTime) : undefined;
  const known = new Map<string, string>();
  for (const matched of input.episodes)
    if (!isOwnDraft(matched)) wholes.push(await completeEpisode(matched, input, known, pictures));
  const cover = await fetchCover(input, pictures);

  const shown = hasShow ? [] : show.people;
  const everybody = [...shown, ...wholes.flatMap(({ draft }) => peopleOf(draft))];
  const { ids, added } = introducePeople(everybody, content.library.people.values());
  const idOf: IdOf = ({ name }) => ids.get(name) ?? name;
  const recordsFile = path.join(contentDir, recordsPath);
  const recordsText = await readEditable(recordsFile);
  const records = readRecords(recordsText);

  const remembered: Record<string, ImportRecords[string]> = { ...records };
  const people = await planPeople(contentDir, content.library, added);
  const files: PlannedFile[] = [...people.files];
  const messages: Message[] = [...people.messages];
  const plan = {
    added: [] as string[],
    updated: [] as { slug: string; changed: readonly string[] }[],
    left: [] as (LeftAlone & { slug: string })[],
  };
  let unchanged = 0;
  for (const whole of wholes) {
    const { slug } = whole;
    const planned = await planEpisode(whole, input, idOf, records);
    files.push(...planned.files);
    messages.push(...planned.messages);
    remembered[slug] = planned.record;
    plan.left.push(...planned.left.map((entry) => ({ ...entry, slug })));
    if (planned.changed === undefined) plan.added.push(slug);
    else if (planned.changed.length > 0) plan.updated.push({ slug, changed: planned.changed });
    else unchanged++;
  }
  if (!hasShow)
    files.push({
      file: path.join(contentDir, 'episodes', 'show.yaml'),
      body: writeShowFile(
        { ...show, ...(cover.image === undefined ? {} : { cover: cover.image }) },
        shown.map(idOf),
      ),
    });
  files.push(...cover.files);
  messages.push(...cover.messages);
  const recordsBody = writeRecords(remembered);
  if (recordsBody !== recordsText && wholes.length > 0)
    files.push({
      file: recordsFile,
      body: recordsBody,
      ...(recordsText === undefined ? {} : { instead: recordsText }),
    });

  return {
    files,
    ...plan,
    unchanged,
    people: added,
    messages,
    unplaced: [
      ...show.unplaced,
      ...(cover.missing === undefined ? [] : [{ what: 'picture', text: cover.missing }]),
      ...wholes.flatMap(({ draft }) => listUnwritten(draft)),
    ],
    notes: [
      ...(pictures === undefined &&
      (cover.missing !== undefined || wholes.some(({ draft }) => draft.image?.url !== undefined))
        ? [
            'Pictures are fetched with --fetch; or put them beside show.yaml and episode.md, and name them there as "image".',
          ]
        : []),
      ...(pictures?.failures ?? []),
      ...(hasShow ? compareShows(show, content) : []),
      ...drafts.map(
        ({ slug }) => `episodes/${slug} is a draft, and this show's feed is made here: it is left alone`,
      ),
      ...wholes.flatMap(({ slug, fetched }) =>
        fetched.failures.map((failure) => `episodes/${slug}: ${failure}`),
      ),
    ],
  };
}
