import type { TranscriptWriter } from './format.ts';
import { plainTextWriter } from './plain-text.ts';
import { podcastHtmlWriter } from './podcast-html.ts';
import { podcastJsonWriter } from './podcast-json.ts';
import { subRipWriter } from './subrip.ts';
import { webVttWriter } from './webvtt.ts';

/** Every form that transcripts are written in, best first. To add one: a file, a line here, a fixture folder. */
export const transcriptWriters: readonly TranscriptWriter[] = [
  webVttWriter,
  subRipWriter,
  podcastJsonWriter,
  podcastHtmlWriter,
  plainTextWriter,
];
