import { editsOf, editTexts } from './edit-cue.ts';
import type { Mender } from './mender.ts';

// Embeddings, overrides and isolates. The plain marks (LRM, RLM) only say which way a neutral sign goes, and stay.
const overrides = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Removes invisible characters that override the direction of writing: the page sets it, by language. */
export const removeDirectionMarks: Mender = (transcript, log) =>
  editTexts(transcript, (text) => editsOf(text, overrides, () => ''), 'transcript-direction-marks', log);
