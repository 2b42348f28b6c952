import { runKind } from './command-line/command.ts';
import { listingImport } from './imports/listing.ts';
import { referencesImport } from './imports/references.ts';
import { transcriptImport } from './imports/transcript.ts';

await runKind({ name: 'import', about: 'Brings in what you have already.' }, [
  listingImport,
  referencesImport,
  transcriptImport,
]);
