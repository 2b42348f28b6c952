/** Places that show notes are written for. */
export const notesTargets = [
  'apple',
  'spotify',
  'youtube',
  'html',
  'markdown',
  'newsletter',
  'text',
] as const;
/** One of {@link notesTargets}. */
export type NotesTarget = (typeof notesTargets)[number];

/** What a place asks of lines that it turns into chapters. */
export interface ChapterRules {
  /** Fewer are no chapters. */
  readonly least: number;
  /** Seconds from one to the next, at least. */
  readonly gap: number;
  /** Characters of a title that are shown; a longer one is not wrong. */
  readonly titleShown: number;
  /** Digits of the minutes of the first line: `0:00` or `00:00`. */
  readonly padded: boolean;
}

/** A rule and where it is from. */
export interface RuleSource {
  readonly rule: string;
  readonly url: string;
}

/** What a place takes. */
export interface TargetRules {
  /** For people. */
  readonly label: string;
  readonly format: 'html' | 'markdown' | 'plain';
  /** UTF-8 bytes of the whole; absent where nothing limits it. */
  readonly bytes?: number;
  /** HTML elements that it shows; others are not written. */
  readonly elements?: readonly string[];
  /** Characters that it refuses. */
  readonly forbidden?: string;
  readonly chapters?: ChapterRules;
  /** The notes begin with the episode's title: elsewhere it has a field of its own. */
  readonly titled?: boolean;
  /** Characters of the episode's title. */
  readonly titleLength?: number;
  readonly sources: readonly RuleSource[];
}

const apple = 'https://podcasters.apple.com/support/823-podcast-requirements';
const appleChapters = 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts';
const spotifyChapters = 'https://support.spotify.com/us/creators/article/adding-timestamps-to-your-episodes/';
const youtubeChapters = 'https://support.google.com/youtube/answer/9884579';
const youtubeVideos = 'https://developers.google.com/youtube/v3/docs/videos';

/** The rules of each place, as data. Where a place changes its mind, this is the only file to change. */
export const targetRules: Readonly<Record<NotesTarget, TargetRules>> = {
  apple: {
    label: 'Apple Podcasts',
    format: 'html',
    bytes: 4000,
    elements: ['p', 'ol', 'ul', 'li', 'a'],
    chapters: { least: 3, gap: 1, titleShown: 45, padded: true },
    titleLength: 255,
    sources: [
      { rule: 'description: up to 4,000 bytes of HTML with p, ol, ul, li and a', url: apple },
      {
        rule: 'chapters in the description: the first at 00:00, at least three, ascending',
        url: appleChapters,
      },
    ],
  },
  spotify: {
    label: 'Spotify',
    format: 'html',
    bytes: 4000,
    elements: ['p', 'ul', 'li', 'a'],
    chapters: { least: 3, gap: 10, titleShown: 40, padded: true },
    titleLength: 255,
    sources: [
      { rule: 'description: what the feed says, as Apple limits it', url: apple },
      {
        rule: 'chapters: a line each, time and title, the first at 00:00, at least three, in order',
        url: spotifyChapters,
      },
    ],
  },
  youtube: {
    label: 'YouTube',
    format: 'plain',
    bytes: 5000,
    forbidden: '<>',
    chapters: { least: 3, gap: 10, titleShown: 49, padded: false },
    titleLength: 100,
    sources: [
      { rule: 'description: up to 5,000 bytes, no < or >; title: up to 100 characters', url: youtubeVideos },
      {
        rule: 'chapters: the first at 0:00, at least three, ascending, ten seconds or longer',
        url: youtubeChapters,
      },
    ],
  },
  html: { label: 'HTML', format: 'html', sources: [] },
  markdown: { label: 'Markdown', format: 'markdown', titled: true, sources: [] },
  newsletter: { label: 'Newsletter', format: 'html', titled: true, sources: [] },
  text: { label: 'Plain text', format: 'plain', titled: true, sources: [] },
};
