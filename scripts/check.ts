import path from 'node:path';
import { textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import { readContentDir, runCommand } from './command-line/command.ts';
import {
  countMessages,
  exitCodeOf,
  formatAsGithub,
  formatAsJson,
  formatAsText,
} from './command-line/messages.ts';

const spec: CommandSpec = {
  name: 'check',
  about: 'Finds mistakes in episodes/ and references/ without building anything.',
  options: {
    content: { value: 'DIR', about: 'Folder with episodes/ and references/ (default: this one).' },
    format: {
      value: 'text|json|github',
      choices: ['text', 'json', 'github'],
      about: 'How messages are printed (default: text).',
    },
    suggest: {
      about:
        'List what the glossary may lack instead, as text or json; messages go to stderr. Writes nothing.',
    },
  },
};

async function suggest(contentDir: string, format: string | undefined): Promise<0 | 1> {
  if (format === 'github') throw new UsageError('"--suggest" is printed as text or json, not as github');
  const [{ suggestForSite }, { formatSuggestions, formatSuggestionsAsJson }] = await Promise.all([
    import('../src/site/suggest.ts'),
    import('./command-line/suggestions.ts'),
  ]);
  const { messages, suggestions } = await suggestForSite({ contentDir });
  const write = format === 'json' ? formatSuggestionsAsJson : formatSuggestions;
  process.stdout.write(write(suggestions));
  process.stderr.write(`${formatAsText(messages)}${countMessages(messages)}\n`);
  return exitCodeOf(messages);
}

await runCommand(spec, async (values) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  if (values['suggest'] === true) return suggest(contentDir, textOf(values, 'format'));
  const { checkSite } = await import('../src/site/check.ts');
  const messages = await checkSite({ contentDir });
  const folder = path.relative(process.cwd(), contentDir).split(path.sep).join('/');
  switch (textOf(values, 'format')) {
    case 'json':
      process.stdout.write(formatAsJson(messages));
      break;
    case 'github':
      process.stdout.write(formatAsGithub(messages, folder === '' ? '' : `${folder}/`));
      break;
    default:
      process.stdout.write(formatAsText(messages));
      process.stderr.write(`${countMessages(messages)}\n`);
  }
  return exitCodeOf(messages);
});
