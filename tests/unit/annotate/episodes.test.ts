import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { prepareAnnotation } from '../../../src/annotate/index.ts';
import { formatMessage, sortMessages, type Message } from '../../../src/diagnostics/message.ts';
import type { Library } from '../../../src/model/site.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { checkPeople, parsePeople } from '../../../src/parse/people.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';
import { describePlaces, takeMarks } from '../../support/marked-input.ts';
import { makeLibrary, makeSource } from './episode-fixture.ts';

const fixtures = `${import.meta.dirname}/../../fixtures/annotate-episode`;
const update = process.env['GLOSSCAST_UPDATE'] === '1';
const path = 'episodes/night-trains/episode.md';
/** A source with a file of its own, and one made of a link. */
const sources = [
  makeSource('catchpole2008'),
  makeSource('timetable', { URL: 'https://rail.example/' }, true),
];

function readPassages(file: string): { passages: readonly Passage[]; unread: readonly Message[] } {
  if (!existsSync(file)) return { passages: [], unread: [] };
  const value = readFileSync(file);
  const read = parseTranscript(new VFile({ path: 'episodes/night-trains/transcript.vtt', value }));
  if (!read.value) throw new Error('the transcript of a fixture cannot be read');
  return { passages: buildPassages(read.value, { language: 'en' }).passages, unread: read.messages };
}

function annotateFixture(folder: string) {
  const { text, marks } = takeMarks(readFileSync(`${folder}/episode.md`, 'utf8'), path);
  const people = parsePeople(
    new VFile({ path: 'references/people.yaml', value: readFileSync(`${folder}/people.yaml`) }),
    [],
  );
  const library: Library = { ...makeLibrary([], sources), people: people.value };
  const parsed = parseEpisode(new VFile({ path, value: text }), {
    show: library.show,
    slug: 'night-trains',
    siblings: [],
  });
  const { passages, unread } = readPassages(`${folder}/transcript.vtt`);
  const found = prepareAnnotation(library)({ episode: parsed.value, passages });
  const messages = [...unread, ...found.messages];
  const all = [...parsed.messages, ...checkPeople(parsed.personReferences, people.value), ...messages];
  return { marks, passages, annotations: found.value, messages: sortMessages([...people.messages, ...all]) };
}

/** What was quoted or noted, as it stands in the transcript. */
function outline({ passages, annotations }: ReturnType<typeof annotateFixture>): string[] {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  return [...annotations].flatMap(([place, list]) =>
    list.flatMap((one) => {
      const words = texts.get(place)?.slice(one.start, one.end) ?? '';
      if (one.kind === 'quotation') return [`${one.block}: ${words}`];
      return one.kind === 'note' ? [`${one.note}: ${words}`] : [];
    }),
  );
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  test('is what checking an episode does, with messages at the marks', () => {
    const folder = `${fixtures}/${name}`;
    const result = annotateFixture(folder);
    const printed = result.messages.map((message) => `${formatMessage(message)}\n`).join('');
    const files = { 'messages.txt': printed, 'quoted.json': `${JSON.stringify(outline(result), null, 2)}\n` };
    if (update)
      for (const [file, text] of Object.entries(files))
        if (text !== '' && text !== '[]\n') writeFileSync(`${folder}/${file}`, text);
    expect(describePlaces(result.messages)).toEqual(describePlaces(result.marks));
    const read = (file: string, absent: string): string =>
      existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8') : absent;
    expect(printed).toBe(read('messages.txt', ''));
    expect(outline(result)).toEqual(JSON.parse(read('quoted.json', '[]')));
  });
});
