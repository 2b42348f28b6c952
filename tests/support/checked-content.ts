import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatMessage, type Message } from '../../src/diagnostics/message.ts';
import { checkSite } from '../../src/site/check/check.ts';
import { describePlaces, takeMarks, type Mark } from './marked-input.ts';

const bare: Readonly<Record<string, string>> = {
  'episodes/show.yaml':
    'title: Show\ndescription: A show.\nlanguage: en\nurl: https://show.example/companion/\n',
  'episodes/one/episode.md': '---\ntitle: One\ndate: 2025-05-15\n---\n\nWords.\n',
};

/** What checking a content folder came to, beside what the marks in its files ask for. */
export interface CheckedContent {
  readonly found: readonly string[];
  readonly marked: readonly string[];
  /** The messages as people read them. */
  readonly texts: readonly string[];
}

/** What is said of a show as a whole: a few files made for a test are seldom one. */
const remarks: ReadonlySet<string> = new Set([
  'unused-term',
  'unused-source',
  'missing-transcript',
  'missing-provenance',
]);

/**
 * Checks a show of the given files, by path; a bare show and one episode stand in for those not given, and
 * `undefined` takes one away. What is said of the show as a whole is left out unless it is asked for. Messages are
 * marked in the files as {@link takeMarks} says.
 */
export async function checkContent(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
  options: { readonly remarks: boolean } = { remarks: false },
): Promise<CheckedContent> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glosscast-check-'));
  const marks: Mark[] = [];
  try {
    for (const [name, content] of Object.entries({ ...bare, ...files })) {
      if (content === undefined) continue;
      const taken = typeof content === 'string' ? takeMarks(content, name) : { text: content, marks: [] };
      marks.push(...taken.marks);
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), taken.text);
    }
    mkdirSync(folder, { recursive: true });
    const messages: readonly Message[] = (await checkSite({ contentDir: folder })).filter(
      ({ rule }) => options.remarks || !remarks.has(rule),
    );
    return {
      found: describePlaces(messages),
      marked: describePlaces(marks),
      texts: messages.map(formatMessage),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
