import { runKind } from './command-line/command.ts';
import { chaptersImport } from './imports/chapters.ts';
import { feedImport } from './imports/feed.ts';
import { listingImport } from './imports/listing.ts';
import { markdownImport } from './imports/markdown.ts';
import { referencesImport } from './imports/references.ts';
import { transcriptImport } from './imports/transcript.ts';

await runKind({ name: 'import', about: 'Brings in what you have already.' }, [
  chaptersImport,
  feedImport,
  listingImport,
  markdownImport,
  referencesImport,
  transcriptImport,
]);
