import { KeepingError } from './collect.ts';
import type { KeptAudio, KeptEpisode } from './kept.ts';
import { labelBytes } from './plan.ts';

const aboutAudio: Readonly<Record<KeptAudio, string>> = {
  kept: 'with the audio',
  refused: 'text only: the audio’s host does not allow it to be kept',
  unreachable: 'text only: the audio could not be fetched',
  none: 'text',
};

/** "22 November 2026", as the page's language writes it. `time` in milliseconds since 1970. */
function labelDay(time: number): string {
  const { lang } = document.documentElement;
  // English without a region reads day before month, as on all pages
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' }).format(time);
}

/** A kept episode in one line: "3.4 MB, with the audio, kept on 22 November 2026". */
export const labelKept = ({ bytes, audio, keptAt }: KeptEpisode): string =>
  `${labelBytes(bytes)}, ${aboutAudio[audio]}. Kept on ${labelDay(keptAt)}.`;

/** What was kept, as soon as it is. */
export function announceKept({ bytes, audio }: KeptEpisode): string {
  const size = labelBytes(bytes);
  switch (audio) {
    case 'kept':
      return `Kept, audio and all: ${size}. It opens and plays without a connection now.`;
    case 'none':
      return `Kept: ${size}. It opens without a connection now.`;
    case 'refused':
      return `Text kept, audio not: its host does not allow it. ${size}.`;
    case 'unreachable':
      return `Text kept, audio not: it could not be fetched. ${size}.`;
  }
}

/** Why keeping came to nothing. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof KeepingError)) return 'This browser did not let the site keep it.';
  switch (error.why) {
    case 'full':
      return error.space === undefined
        ? 'There is not enough room for it in this browser.'
        : `It needs ${labelBytes(error.space.wanted)}, and this browser has room for ${labelBytes(error.space.free)} more.`;
    case 'away':
      return 'The site could not be reached.';
    case 'changed':
      return 'The site has changed since this page was opened: load the page again first.';
  }
}
