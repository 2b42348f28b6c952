import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { formatMessage, sortMessages, type Message } from '../../../src/diagnostics/message.ts';
import { mintEpisodeSlug } from '../../../src/model/ids.ts';
import { blocksOf } from '../../../src/model/prose.ts';
import type { Show } from '../../../src/model/show.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { checkFolders } from '../../../src/parse/folders.ts';
import { parseGlossary } from '../../../src/parse/glossary.ts';
import { checkPeople, parsePeople } from '../../../src/parse/people.ts';
import { parseShow } from '../../../src/parse/show.ts';
import { readContent, type ContentFiles } from '../../../src/read/content.ts';
import { describePlaces, takeMarks, type Mark } from '../../support/marked-input.ts';

const fixtures = `${import.meta.dirname}/../../fixtures/parse/content`;
const update = process.env['GLOSSCAST_UPDATE'] === '1';

const bareShow: Show = {
  title: 'Show',
  description: '',
  language: 'en',
  url: 'https://show.example/',
  base: '/',
  people: [],
  citation: { style: 'apa', locale: 'en' },
  listen: [],
  sections: {},
  redirects: [],
};

/** Takes the marks out of every file. */
function unmark(content: ContentFiles): readonly Mark[] {
  const { show, people, glossaryList, glossaryTerms, episodes } = content;
  const files: readonly (VFile | undefined)[] = [
    show,
    people,
    glossaryList,
    ...glossaryTerms,
    ...episodes.map((episode) => episode.file),
  ];
  return files.flatMap((file) => {
    if (file === undefined) return [];
    const { text, marks } = takeMarks(String(file.value), file.path);
    file.value = text;
    return marks;
  });
}

function parseContent(content: ContentFiles): {
  readonly value: unknown;
  readonly messages: readonly Message[];
} {
  const styles = content.styles.map((style) => style.path);
  const show = content.show && parseShow(content.show, { siblings: content.showSiblings, styles });
  const people = content.people && parsePeople(content.people, content.referenceSiblings);
  const glossary = parseGlossary({
    pages: content.glossaryTerms,
    ...(content.glossaryList ? { list: content.glossaryList } : {}),
  });
  const episodes = content.episodes.map(({ file, slug, siblings }) =>
    parseEpisode(file, { show: show?.value ?? bareShow, slug: mintEpisodeSlug(slug), siblings }),
  );
  const references = [
    ...(show?.personReferences ?? []),
    ...episodes.flatMap((episode) => episode.personReferences),
  ];
  const value = {
    show: show?.value,
    people: people && Object.fromEntries(people.value),
    terms: [...glossary.value.values()].map(({ body, ...term }) => ({
      ...term,
      body: [...blocksOf(body)].map(({ block }) => block.text),
    })),
    episodes: episodes.map(({ value: { slug, meta, summary, sections } }) => ({
      slug,
      meta: { ...meta, speakers: Object.fromEntries(meta.speakers) },
      summary: [...blocksOf(summary)].map(({ block }) => block.text),
      sections: sections.map(({ kind }) => kind),
    })),
  };
  const messages = [
    ...(content.show ? checkFolders(content) : []),
    ...[show, people, glossary, ...episodes].flatMap((parsed) => parsed?.messages ?? []),
    ...checkPeople(references, people?.value ?? new Map()),
  ];
  return { value: JSON.parse(JSON.stringify(value)) as unknown, messages: sortMessages(messages) };
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  const folder = `${fixtures}/${name}`;

  test('says what is wrong at the marks, and nothing else', async () => {
    const content = await readContent(folder);
    const marks = unmark(content);
    const { value, messages } = parseContent(content);
    const printed = messages.map((message) => `${formatMessage(message)}\n`).join('');
    if (update) {
      writeFileSync(`${folder}/expected.json`, `${JSON.stringify(value, null, 2)}\n`);
      if (printed !== '') writeFileSync(`${folder}/messages.txt`, printed);
    }
    expect(describePlaces(messages)).toEqual(describePlaces(marks));
    const expected = existsSync(`${folder}/messages.txt`)
      ? readFileSync(`${folder}/messages.txt`, 'utf8')
      : '';
    expect(printed).toBe(expected);
    expect(value).toEqual(JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')));
  });
});
