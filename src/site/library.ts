import type { VFile } from 'vfile';
import { describe, type Message } from '../diagnostics/message.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import type { Library } from '../model/site.ts';
import { parseGlossary } from '../parse/glossary.ts';
import { checkPeople, parsePeople } from '../parse/people.ts';
import { parseReferences } from '../parse/references/index.ts';
import { parseShow } from '../parse/show.ts';
import type { ContentFiles } from '../read/content.ts';

/** What all episodes share, parsed, and what there was to say about it. */
export interface LoadedLibrary {
  readonly library: Library;
  readonly messages: readonly Message[];
}

/** What reading said of a file (its text could not be decoded), as a message like all others. */
export function readingMessages(file: VFile): Message[] {
  return file.messages.map((message) =>
    describe(
      (message.ruleId ?? 'unreadable-file') as RuleId,
      { path: file.path, line: message.line ?? 1, column: message.column ?? 1 },
      { reason: message.reason },
    ),
  );
}

/** `show.yaml` as a file; where it is missing, an empty one, so that its required fields are asked for by name. */
function showFile(files: ContentFiles, messages: Message[], empty: (path: string) => VFile): VFile {
  if (files.show) return files.show;
  const path = 'episodes/show.yaml';
  messages.push(
    describe('missing-show', { path, line: 1, column: 1 }, {}, 'title, description, language and url suffice'),
  );
  return empty(path);
}

/** Parses everything that episodes share: show, people, sources and glossary. */
export function loadLibrary(files: ContentFiles, emptyFile: (path: string) => VFile): LoadedLibrary {
  const messages: Message[] = [];
  const collect = <T>(parsed: { readonly value: T; readonly messages: readonly Message[] }): T => {
    messages.push(...parsed.messages);
    return parsed.value;
  };
  const read = [files.show, files.people, files.glossaryList, ...files.bibliographies, ...files.glossaryTerms];
  for (const file of read) if (file) messages.push(...readingMessages(file));
  const styles = files.styles.map((style) => style.path);
  const show = parseShow(showFile(files, messages, emptyFile), { siblings: files.showSiblings, styles });
  // of a missing show one message is enough
  if (files.show) messages.push(...show.messages);
  const people = files.people ? collect(parsePeople(files.people, files.referenceSiblings)) : new Map();
  messages.push(...checkPeople(show.personReferences, people));
  const sources = collect(parseReferences(files.bibliographies));
  const list = files.glossaryList;
  const terms = collect(
    parseGlossary({ pages: files.glossaryTerms, ...(list === undefined ? {} : { list }) }),
  );
  return {
    library: {
      show: show.value,
      people,
      terms,
      sources: new Map(sources.map((source) => [source.key, source])),
    },
    messages,
  };
}
