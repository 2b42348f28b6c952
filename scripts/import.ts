import { runKind } from './command-line/command.ts';
import { transcriptImport } from './imports/transcript.ts';

await runKind({ name: 'import', about: 'Brings in what you have already.' }, [transcriptImport]);
