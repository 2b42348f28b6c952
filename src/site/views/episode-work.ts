import type { ChaptersFile } from '../../export/chapters/index.ts';
import type { EpisodeFacts, ExportFile } from '../../export/files.ts';
import type { Place } from '../../model/annotation.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { PictureView } from '../../model/view/parts.ts';
import type { SiteContext } from '../context.ts';
import type { Citing } from './citing.ts';
import type { PreparedDocument } from './document.ts';
import type { TranscriptFile } from './episode-facts.ts';
import type { Grounds } from './grounds.ts';
import type { Occurrences } from './occurrences.ts';
import type { TranscriptVersion } from './transcript-version.ts';

/** What an episode's page is made from besides the annotated episode. */
export interface EpisodeInputs {
  readonly annotated: AnnotatedEpisode;
  /** Pictures of the body, by file as written. */
  readonly pictures: ReadonlyMap<string, PictureView>;
  /** The episode's own picture. */
  readonly picture?: PictureView;
  readonly transcripts: readonly TranscriptFile[];
  /** Address of `timing.json`, if there are times. */
  readonly timing?: string;
  /** The transcript's file as it was given, relative to the content folder. */
  readonly source?: string;
  /** Which version of the transcript there is; none without one. */
  readonly version?: TranscriptVersion;
  readonly citing: Citing;
  /** Files of its confirmed chapters. */
  readonly chapters: readonly Pick<ChaptersFile, 'path' | 'label'>[];
  /** The file of its annotations for other programs. */
  readonly annotations?: Pick<ExportFile, 'path' | 'mediaType'>;
}

/** An episode in the making: what the parts of its page have in common. */
export interface EpisodeWork {
  readonly inputs: EpisodeInputs;
  /** Everything people read in it. */
  readonly places: readonly Place[];
  readonly document: PreparedDocument;
  readonly facts: EpisodeFacts;
  readonly occurrences: Occurrences;
  readonly grounds: Grounds | undefined;
  readonly context: SiteContext;
}
