import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import type { Show } from '../../../src/model/show.ts';
import { positionAt } from '../../../src/model/position.ts';
import { blocksOf } from '../../../src/model/prose.ts';
import { parseEpisodeBody, type EpisodeBody } from '../../../src/parse/episode-body.ts';
import { describePlaces, takeMarks } from '../../support/marked-input.ts';

const fixtures = `${import.meta.dirname}/../../fixtures/parse/episode-body`;
const update = process.env['GLOSSCAST_UPDATE'] === '1';

/** A body as it is easiest to read: blocks are their text and keys, places are `line:column`. */
function outline(body: EpisodeBody): unknown {
  const brief = (key: string, value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (key === 'position' && 'line' in value && 'column' in value)
      return `${String(value.line)}:${String(value.column)}`;
    if (!('positions' in value) || !('text' in value)) return value;
    const { text, citations, termReferences } = value as never as {
      text: string;
      citations: readonly { cluster: { items: readonly { key: string }[] } }[];
      termReferences: readonly { name: string }[];
    };
    const keys = citations.flatMap(({ cluster }) => cluster.items.map((item) => `@${item.key}`));
    return [text, ...keys, ...termReferences.map(({ name }) => `[[${name}]]`)].join(' ');
  };
  return JSON.parse(JSON.stringify(body, brief));
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  test('reads the body, and says what is wrong at the marks', () => {
    const folder = `${fixtures}/${name}`;
    const { text, marks } = takeMarks(readFileSync(`${folder}/body.md`, 'utf8'), 'episode.md');
    const headings: Show['sections'] = existsSync(`${folder}/headings.json`)
      ? (JSON.parse(readFileSync(`${folder}/headings.json`, 'utf8')) as Show['sections'])
      : {};
    const { value, messages } = parseEpisodeBody(text, { path: 'episode.md', firstLine: 1, headings });
    const printed = messages.map((message) => `${formatMessage(message)}\n`).join('');
    if (update) {
      writeFileSync(`${folder}/expected.json`, `${JSON.stringify(outline(value), null, 2)}\n`);
      if (printed !== '') writeFileSync(`${folder}/messages.txt`, printed);
    }
    expect(describePlaces(messages)).toEqual(describePlaces(marks));
    const expected = existsSync(`${folder}/messages.txt`)
      ? readFileSync(`${folder}/messages.txt`, 'utf8')
      : '';
    expect(printed).toBe(expected);
    expect(outline(value)).toEqual(JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')));
  });
});

test('places in a body are places in its file', () => {
  const { value, messages } = parseEpisodeBody('Text.\n\n## Takeaways\n\n- No time', {
    path: 'episode.md',
    firstLine: 11,
    headings: {},
  });
  expect(value.sections[0]?.position).toEqual({ path: 'episode.md', line: 13, column: 1 });
  expect(messages.map(({ line, column }) => [line, column])).toEqual([[15, 1]]);
});

test('a correction without its head still knows where it was written', () => {
  const markdown = '## Corrections\n\n- [5:01] 2025-06-01\n  speaker — what\n  was said [@a]';
  const { value } = parseEpisodeBody(markdown, { path: 'episode.md', firstLine: 1, headings: {} });
  const [section] = value.sections;
  if (section?.kind !== 'corrections') throw new Error('no corrections');
  const [node] = section.corrections[0]?.item.children ?? [];
  if (node?.type !== 'paragraph') throw new Error('no paragraph');
  expect(node.block.text).toBe('what was said');
  expect(node.block.citations.map(({ offset }) => offset)).toEqual([13]);
  expect(positionAt(node.block.positions, 0)).toEqual({ path: 'episode.md', line: 4, column: 13 });
  expect(positionAt(node.block.positions, 5)).toEqual({ path: 'episode.md', line: 5, column: 3 });
});

test('ids of blocks, sections, dives and notes are each their own', () => {
  const markdown =
    '## Takeaways\n- [1:00] a\n## Deep dives\n### [1:00] Summary\na\n### [2:00] Summary\nb\n### [3:00] Note 1\nc\n## Notes\n- [1:00] "a" — b\n## Summary\n\nd';
  const { value } = parseEpisodeBody(markdown, { path: 'episode.md', firstLine: 1, headings: {} });
  const ids = value.sections.flatMap((section) => {
    if (section.kind === 'deep-dives')
      return [
        section.id,
        ...section.dives.flatMap(({ id, body }) => [id, ...[...blocksOf(body)].map(({ block }) => block.id)]),
      ];
    return section.kind === 'notes' ? [section.id, ...section.notes.map(({ id }) => id)] : [section.id];
  });
  expect(new Set<string>(ids).size).toBe(ids.length);
  expect(ids).not.toContain('summary');
  expect(ids.slice(0, 3)).toEqual(['takeaways', 'deep-dives', 'summary-1']);
});
