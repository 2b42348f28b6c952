import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { EpisodeDraft } from '../../../src/model/draft.ts';
import type { Episode } from '../../../src/model/episode.ts';
import type { ListItem, ProseNode } from '../../../src/model/prose.ts';
import type { Show } from '../../../src/model/show.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { writeEpisodeFile } from '../../../src/edit/episode-file.ts';
import { personIdOf } from '../../../src/edit/people.ts';
import { writeTermFile } from '../../../src/edit/term-file.ts';
import { parseGlossary } from '../../../src/parse/glossary.ts';

const show = { sections: {} } as Show;
const path = 'episodes/x/episode.md';
const siblings = ['x.mp3', 'x.jpg', 'transcript.vtt'].map((name) => ({
  path: `episodes/x/${name}`,
  size: 1,
}));

function read(draft: EpisodeDraft): Episode {
  const text = writeEpisodeFile(draft, ({ name }) => personIdOf(name));
  const file = new VFile({ path, value: text });
  const { value, messages } = parseEpisode(file, { show, slug: 'x', siblings });
  expect(messages.filter(({ rule }) => rule !== 'missing-stamp' && rule !== 'unused-file')).toEqual([]);
  return value;
}

const textsOf = (nodes: readonly ProseNode[]): readonly string[] =>
  nodes.map((node) =>
    'block' in node ? node.block.text : node.type === 'quote' ? (node.quotation?.words ?? '') : node.type,
  );
const textOfItem = ({ children }: ListItem): string => textsOf(children).join('|');
const at = (stamp: { start: number; end?: number; approximate: boolean } | undefined) =>
  stamp && [stamp.start, stamp.end, stamp.approximate];

describe('writing an episode', () => {
  it('reads back every field of front matter as the draft has it', () => {
    const draft: EpisodeDraft = {
      title: 'The "Lisbon": a sleeper # 12',
      published: '2026-03-05T08:00:00+01:00',
      number: '012',
      season: 2,
      type: 'bonus',
      hosts: [{ name: 'Mara Ö. Lind' }],
      guests: [{ name: 'Inês Duarte' }],
      speakers: new Map([['SPEAKER_00', { name: 'Mara Ö. Lind' }]]),
      audio: { url: 'x.mp3', type: 'audio/mpeg', bytes: 12, duration: 61.5 },
      transcript: 'transcript.vtt',
      image: { file: 'x.jpg', alt: 'No: a platform' },
      tags: ['no', 'night trains', '1:20', '- x'],
      language: 'pt-PT',
      guid: '0123',
      explicit: false,
      listen: [{ service: 'apple', url: 'https://a.example/?x=1#y' }],
      about: { title: 'Other: one', guests: [{ name: 'Inês Duarte' }] },
      provenance: { summaries: { by: 'Machine, v1: "x"', date: '2026-03-05' } },
    };
    const { meta } = read(draft);
    expect(meta).toMatchObject({
      title: draft.title,
      date: '2026-03-05',
      published: draft.published,
      number: '012',
      season: 2,
      type: 'bonus',
      hosts: ['mara-o-lind'],
      guests: ['ines-duarte'],
      audio: draft.audio,
      transcript: { file: 'transcript.vtt' },
      image: draft.image,
      tags: draft.tags,
      language: 'pt-PT',
      guid: '0123',
      explicit: false,
      listen: draft.listen,
      about: { title: 'Other: one', guests: ['ines-duarte'] },
      provenance: draft.provenance,
    });
    expect([...meta.speakers]).toEqual([['SPEAKER_00', 'mara-o-lind']]);
  });

  it('reads back sections, times and quotations', () => {
    const stamp = { start: 125.25, end: 280, approximate: true };
    const { summary, sections } = read({
      title: 'x',
      date: '2026-01-01',
      summary: ['One.', { markdown: 'Two *and* more.' }],
      takeaways: [{ text: '[2:05] no time' }, { text: '- a', stamp }],
      dives: [
        {
          heading: '12. Why #',
          stamp,
          blocks: [
            '# words',
            { words: 'He said "so" and left', speaker: 'Ann', stamp },
            { items: [{ text: 'x' }] },
          ],
        },
      ],
      chapters: [{ title: '[Intro]', stamp: { start: 0, approximate: false } }],
      notes: [{ words: 'so', text: 'a *note*', stamp }, { text: 'alone' }],
      sections: [{ heading: 'Books', blocks: [{ items: [{ text: 'A_B_' }] }] }],
    });
    expect(textsOf(summary)).toEqual(['One.', 'Two and more.']);
    const [takeaways, dives, chapters, notes, books] = sections;
    if (takeaways?.kind !== 'takeaways' || dives?.kind !== 'deep-dives')
      throw new Error('sections are missing');
    if (chapters?.kind !== 'chapters' || notes?.kind !== 'notes') throw new Error('sections are missing');
    expect(takeaways.items.map((item) => [textOfItem(item), at(item.stamp)])).toEqual([
      ['[2:05] no time', undefined],
      ['- a', [125.25, 280, true]],
    ]);
    const [dive] = dives.dives;
    expect(dive && [textsOf([dive.heading]), at(dive.stamp), textsOf(dive.body)]).toEqual([
      ['12. Why #'],
      [125.25, 280, true],
      ['# words', 'He said "so" and left', 'list'],
    ]);
    expect(chapters.chapters.map(({ title, stamp: time }) => [title, at(time)])).toEqual([
      ['[Intro]', [0, undefined, false]],
    ]);
    expect(notes.notes.map(({ item, quotation }) => [textOfItem(item), quotation?.words])).toEqual([
      ['"so" — a *note*', 'so'],
      ['alone', undefined],
    ]);
    expect(books).toMatchObject({ kind: 'other', heading: 'Books' });
  });

  it('reads back any title, tag and takeaway', () => {
    const line = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(...'ab :#-"\'[]{}*_>|@!\\`~1.'),
          fc.string({ minLength: 1, maxLength: 1 }),
        ),
      })
      .map((text) => text.replace(/[\p{C}\s]+/gu, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        line,
        fc.array(line, { maxLength: 3 }),
        fc.array(line, { minLength: 1, maxLength: 3 }),
        (title, tags, items) => {
          const { meta, sections } = read({
            title,
            date: '2026-01-01',
            tags,
            takeaways: items.map((text) => ({ text })),
          });
          expect([meta.title, meta.tags]).toEqual([title, tags]);
          const [section] = sections;
          if (section?.kind !== 'takeaways') throw new Error('no takeaways');
          expect(section.items.map(textOfItem)).toEqual(items);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('writes the front matter as the README does, with quotation marks only where they must be', () => {
    expect(
      writeEpisodeFile(
        {
          title: 'The Lisbon sleeper',
          date: '2026-03-05',
          number: '012',
          hosts: [{ name: 'Mara' }],
          audio: { url: 'https://your-host.example/012.mp3' },
          summary: ['Why the train was stopped.'],
          takeaways: [{ stamp: { start: 72, approximate: false }, text: 'The last one left on a Tuesday.' }],
        },
        ({ name }) => personIdOf(name),
      ),
    ).toBe(`---
title: The Lisbon sleeper
date: 2026-03-05
number: "012"
hosts: [mara]
audio: https://your-host.example/012.mp3
---

Why the train was stopped.

## Takeaways

- [1:12] The last one left on a Tuesday.
`);
  });

  it('writes a term that the glossary reads', () => {
    const value = writeTermFile({
      term: 'Yes: No',
      kind: 'thing',
      aliases: ['on', 'Liegewagen'],
      definition: ['*Not* this.'],
    });
    const pages = [new VFile({ path: 'references/glossary/yes.md', value })];
    const { value: glossary, messages } = parseGlossary({ pages });
    expect(messages).toEqual([]);
    const [term] = [...glossary.values()];
    expect(term).toMatchObject({ name: 'Yes: No', kind: 'thing' });
  });
});
