import type { ExportFile } from '../files.ts';
import type { ChaptersInput } from './format.ts';
import { writeChaptersJson } from './podcast-json.ts';
import { writePodloveChapters } from './podlove.ts';
import { writeChaptersVtt } from './webvtt.ts';

const formats = [
  { name: 'chapters.json', label: 'JSON', mediaType: 'application/json+chapters', write: writeChaptersJson },
  { name: 'chapters.psc', label: 'Podlove', mediaType: 'application/xml', write: writePodloveChapters },
  { name: 'chapters.vtt', label: 'VTT', mediaType: 'text/vtt', write: writeChaptersVtt },
] as const;

/** A file of chapters, and what pages call it. */
export interface ChaptersFile extends ExportFile {
  readonly label: string;
}

/** The files of chapters beside an episode's page (`folder` is its path); none where no chapter is confirmed. */
export function exportChapters(input: ChaptersInput, folder: string): readonly ChaptersFile[] {
  if (input.chapters.length === 0) return [];
  return formats.map(({ name, label, mediaType, write }) => ({
    path: folder + name,
    label,
    mediaType,
    body: write(input),
  }));
}
