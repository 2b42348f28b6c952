import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { formatFixes, formatFixDiff } from './command-line/fixes.ts';
import { textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import { contentDirOption, readContentDir, runCommand } from './command-line/command.ts';
import type { Message } from '../src/diagnostics/message.ts';
import {
  countMessages,
  exitCodeOf,
  formatAsGithub,
  formatAsJson,
  formatAsText,
} from './command-line/messages.ts';

const spec: CommandSpec = {
  name: 'check',
  about: 'Finds mistakes in episodes/ and references/ without building anything, and mends some of them.',
  options: {
    content: contentDirOption,
    format: {
      value: 'text|json|github',
      choices: ['text', 'json', 'github'],
      about: 'How messages are printed (default: text).',
    },
    fix: {
      about:
        'Mend what can only have been meant in one way. Only those words change; what is left is listed.',
    },
    'dry-run': {
      about: 'With --fix: print what would change, as a unified diff. Writes nothing; messages go to stderr.',
    },
    links: {
      about:
        'Ask after links to other sites, too: slowly, one question at a time per host. Never part of a build.',
    },
    'links-local': {
      about: 'With --links: ask servers of this machine and its network as well, for tests.',
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
    import('../src/site/check/suggest.ts'),
    import('./command-line/suggestions.ts'),
  ]);
  const { messages, suggestions } = await suggestForSite({ contentDir });
  const write = format === 'json' ? formatSuggestionsAsJson : formatSuggestions;
  process.stdout.write(write(suggestions));
  process.stderr.write(`${formatAsText(messages)}${countMessages(messages)}\n`);
  return exitCodeOf(messages);
}

type Print = (messages: readonly Message[]) => string;

/** How messages are printed. `folder` is the content's, as seen from here. */
function printerOf(format: string | undefined, folder: string): Print {
  if (format === 'json') return formatAsJson;
  if (format === 'github') return (messages) => formatAsGithub(messages, folder === '' ? '' : `${folder}/`);
  return formatAsText;
}

async function fix(
  contentDir: string,
  isDry: boolean,
  format: string | undefined,
  print: Print,
): Promise<0 | 1> {
  const { fixContent, writeFixes } = await import('../src/site/check/fix.ts');
  const { files, made, left } = await fixContent(contentDir);
  if (isDry) process.stdout.write(formatFixDiff(files));
  else await writeFixes(contentDir, files);
  // nothing but the result on standard output: the diff, or messages for a program
  const said = isDry || (format !== undefined && format !== 'text') ? process.stderr : process.stdout;
  said.write(formatFixes(made, isDry));
  (isDry ? process.stderr : process.stdout).write(print(left));
  process.stderr.write(`${made.length} ${isDry ? 'to be fixed' : 'fixed'}, left: ${countMessages(left)}\n`);
  return exitCodeOf(left);
}

async function askAfterLinks(contentDir: string, isLocalAllowed: boolean): Promise<readonly Message[]> {
  const [{ checkExternalLinks }, { createAskLink }, { loadContent }, { readContent }] = await Promise.all([
    import('../src/site/check/external-links.ts'),
    import('../src/read/ask-link.ts'),
    import('../src/site/library.ts'),
    import('../src/read/content.ts'),
  ]);
  return checkExternalLinks(loadContent(await readContent(contentDir)), {
    ask: createAskLink(isLocalAllowed),
    wait: (milliseconds) => setTimeout(milliseconds),
  });
}

await runCommand(spec, async (values) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const format = textOf(values, 'format');
  if (values['links-local'] === true && values['links'] !== true)
    throw new UsageError('"--links-local" needs "--links"');
  if (values['links'] === true && (values['fix'] === true || values['suggest'] === true))
    throw new UsageError('"--links" stands alone: run it without "--fix" and "--suggest"');
  if (values['dry-run'] === true && values['fix'] !== true) throw new UsageError('"--dry-run" needs "--fix"');
  if (values['suggest'] === true) {
    if (values['fix'] === true)
      throw new UsageError('"--suggest" writes nothing, so it cannot be given with "--fix"');
    return suggest(contentDir, format);
  }
  const folder = path.relative(process.cwd(), contentDir).split(path.sep).join('/');
  const print = printerOf(format, folder);
  if (values['fix'] === true) return fix(contentDir, values['dry-run'] === true, format, print);
  const { checkSite } = await import('../src/site/check/check.ts');
  const messages = [
    ...(await checkSite({ contentDir })),
    ...(values['links'] === true ? await askAfterLinks(contentDir, values['links-local'] === true) : []),
  ];
  process.stdout.write(print(messages));
  if (format === undefined || format === 'text') process.stderr.write(`${countMessages(messages)}\n`);
  return exitCodeOf(messages);
});
