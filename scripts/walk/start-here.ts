import type { NotesTarget } from '../../src/export/notes/targets.ts';
import type { Waiting } from './desk.ts';

/** What lies in the folder that is handed over, and what is to be said of it. */
export interface HandedOver {
  readonly slug: string;
  readonly title: string;
  readonly number?: string;
  /** The companion's page, absolute. */
  readonly page: string;
  /** The site's address, absolute. */
  readonly home: string;
  readonly hasSite: boolean;
  /** Where the audio will be, or the file of it beside the episode. */
  readonly audio?: string;
  /** Names of the files in each folder; none where there is nothing. */
  readonly transcripts: readonly string[];
  readonly chapters: readonly string[];
  readonly cards: readonly string[];
  /** Files of notes by target, and what was left out or changed for each. */
  readonly notes: ReadonlyMap<NotesTarget, { readonly file: string; readonly changes: readonly string[] }>;
  /** The feed, if the show says where it is. */
  readonly feed?: string;
  /** The show's feed is made by Glosscast. */
  readonly ownsFeed: boolean;
  /** ` --content DIR`, where commands need it. */
  readonly contentOption: string;
  /** What a person has still to do. */
  readonly waiting: readonly Waiting[];
}

/** The first line begins so: by this a folder may be replaced. */
export const startHereSign = 'Glosscast hands over: ';

const field = (name: string, text: string): string => `   ${`${name}:`.padEnd(14)}${text}`;

/** So much of what a place's rules left out is named. */
const changesShown = 3;

const changesOf = (handed: HandedOver, target: NotesTarget): readonly string[] => {
  const changes = handed.notes.get(target)?.changes ?? [];
  const rest = changes.length - changesShown;
  return [
    ...changes.slice(0, changesShown).map((change) => `      ${change}`),
    ...(rest > 0
      ? [`      and ${rest} more: npm run notes -- ${handed.slug} --for ${target}${handed.contentOption}`]
      : []),
  ];
};

const fileOf = (handed: HandedOver, target: NotesTarget): string =>
  `notes/${handed.notes.get(target)?.file ?? ''}`;

const best = (names: readonly string[], ...endings: readonly string[]): string | undefined =>
  endings.flatMap((ending) => names.filter((name) => name.endsWith(ending)))[0];

function* aboutSite({ hasSite, home, page }: HandedOver): Generator<string> {
  yield 'THE SITE';
  if (hasSite) {
    yield `   Upload everything in site/, hidden files too, to where ${home} is.`;
    yield '   If GitHub publishes it, commit and push episodes/ and references/ instead.';
  } else
    yield '   No site was made. If GitHub publishes it, commit and push episodes/ and references/; else npm run build.';
  yield `   The episode is then at ${page}`;
}

function* aboutHost(handed: HandedOver): Generator<string> {
  const { slug, title, number, page, audio, transcripts, chapters, ownsFeed, contentOption } = handed;
  if (ownsFeed) {
    yield 'THE FEED';
    yield '   feed.xml is part of the site and has all of this; nothing is to be pasted for players.';
    return;
  }
  yield 'YOUR PODCAST HOST, which makes the feed';
  yield field('Title', title);
  if (number !== undefined) yield field('Number', number);
  if (audio !== undefined) yield field('Audio', audio);
  yield field(
    'Description',
    `paste ${fileOf(handed, 'apple')} where it takes HTML, else ${fileOf(handed, 'text')}`,
  );
  yield* changesOf(handed, 'apple');
  yield field('Link', `${page} (often called website or episode link)`);
  const transcript = best(transcripts, '.vtt', '.srt', '.txt');
  if (transcript !== undefined)
    yield field(
      'Transcript',
      `upload transcript/${transcript}${transcript.endsWith('.vtt') ? ', or the .srt' : ''}`,
    );
  if (chapters.length > 0) {
    yield field('Chapters', 'upload chapters/chapters.json, or paste the lines of chapters/chapters.txt');
    yield `      Into the audio itself: npm run chapters -- ${slug} --id3 YOUR.mp3 --output NEW.mp3${contentOption}`;
  }
  yield `   If you can edit the feed itself: npm run feed -- enrich FEED.xml --output NEW.xml${contentOption}`;
}

function* aboutApple({ transcripts, chapters, page }: HandedOver): Generator<string> {
  yield 'APPLE PODCASTS';
  yield '   It takes title and description from the feed: nothing is to be pasted.';
  yield `   Companion: the description has the link ${page}`;
  if (best(transcripts, '.vtt') !== undefined)
    yield '   Transcript: from the feed, if yours names one; else in Podcasts Connect, at the episode, transcript/transcript.vtt.';
  if (chapters.length > 0)
    yield '   Chapters: it reads those of the feed, and the times in the description (three or more, the first at 00:00).';
}

function* aboutSpotify(handed: HandedOver): Generator<string> {
  const { transcripts, chapters, page } = handed;
  yield 'SPOTIFY';
  yield '   It takes title and description from the feed. If Spotify for Creators is your host,';
  yield `   paste ${fileOf(handed, 'spotify')} as the description; it has the link ${page}`;
  yield* changesOf(handed, 'spotify');
  const transcript = best(transcripts, '.vtt', '.srt');
  if (transcript !== undefined)
    yield `   Transcript: shows hosted there upload transcript/${transcript} at the episode.`;
  if (chapters.length > 0) yield '   Chapters: the lines with times in the description.';
}

function* aboutYouTube(handed: HandedOver): Generator<string> {
  const { transcripts, cards, chapters } = handed;
  const become = chapters.length === 0 ? '' : '. Its lines with times become chapters';
  yield 'YOUTUBE';
  yield `   Description: paste ${fileOf(handed, 'youtube')}${become}.`;
  yield* changesOf(handed, 'youtube');
  if (best(transcripts, '.srt') !== undefined)
    yield '   Subtitles: in Studio, upload transcript/transcript.srt as a file with timing.';
  if (best(cards, 'wide.png') !== undefined) yield '   Picture: cards/episode-wide.png.';
  yield '   A video that YouTube made of your feed does not follow later edits of the feed: paste there, too.';
}

function* aboutElsewhere(handed: HandedOver): Generator<string> {
  yield 'NEWSLETTER AND SOCIAL MEDIA';
  yield `   Mail: ${fileOf(handed, 'newsletter')}. Blog: ${fileOf(handed, 'markdown')} or ${fileOf(handed, 'html')}.`;
  if (handed.cards.length > 0) {
    yield '   Pictures: cards/episode-square.png, -portrait, -story and -wide; their alternative text is cards/episode.txt.';
    yield `   Of takeaways and quotations: npm run cards -- ${handed.slug} --takeaways 1,3 --quotations all --output DIR${handed.contentOption}`;
  }
}

function* aboutLater({ slug, feed, ownsFeed, contentOption }: HandedOver): Generator<string> {
  yield 'WHEN IT IS OUT';
  if (!ownsFeed) {
    yield `   npm run import -- feed ${feed ?? 'ADDRESS-OF-YOUR-FEED'} --only ${slug}${contentOption}`;
    yield '   finds this very episode, by its audio or by title and date, and adds what the host made of it.';
  }
  yield '   In front matter, listen: {apple: https://…, spotify: https://…} lets readers go to their app.';
  yield `   After any change, npm run episode -- ${slug}${contentOption} makes this folder anew.`;
}

function* aboutWaiting({ waiting }: HandedOver): Generator<string> {
  yield 'WHAT STILL WAITS FOR YOU';
  for (const { what, command } of waiting) {
    yield `   ${what}:`;
    yield `      ${command}`;
  }
}

/** The text that lies on top: what is to be put where. Links and names only of what there is. */
export function writeStartHere(handed: HandedOver): string {
  const places = [aboutSite, aboutHost, aboutApple, aboutSpotify, aboutYouTube, aboutElsewhere, aboutLater];
  const parts = handed.waiting.length === 0 ? places : [...places, aboutWaiting];
  const numbered = parts.map((about, index) => {
    const [heading = '', ...lines] = about(handed);
    return [`${index + 1}. ${heading}`, ...lines, ''].join('\n');
  });
  return [`${startHereSign}${handed.title}`, '', ...numbered].join('\n');
}
