import { runCommand } from './command-line/command.ts';
import { newCommand } from './command-line/new-command.ts';

await runCommand(newCommand.spec, newCommand.run);
