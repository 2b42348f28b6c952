import { expect, it } from 'vitest';
import type { EpisodeNotes } from '../../../src/model/notes.ts';
import { createAddresses } from '../../../src/model/address.ts';
import { checkNotes } from '../../../src/export/notes/check-notes.ts';
import { notesTargets, targetRules } from '../../../src/export/notes/targets.ts';
import { viewNotes } from '../../../src/site/views/notes.ts';
import { makeShow } from '../export/sample-show.ts';

const page = 'https://host.example/sampler/episodes/lisbon/';

const notes: EpisodeNotes = {
  title: 'Lisbon',
  show: 'The Night Train',
  language: 'en',
  page,
  summary: [[{ text: 'Why <it> stopped.' }]],
  chapters: [0, 60, 120].map((start) => ({ start, title: `Part ${start}` })),
  takeaways: [],
  people: [],
  sources: Array.from({ length: 60 }, (_, index) => [{ text: `Source ${index} ${'x'.repeat(80)}` }]),
  listen: [],
};

it('the page of show notes has what is pasted at every place, by its rules, and neither is listed nor has headings of its own', () => {
  const work = {
    episode: { slug: 'lisbon', meta: { title: 'Lisbon' } },
    head: { title: 'Lisbon', noindex: false, card: {}, alternates: [{}] },
  } as unknown as Parameters<typeof viewNotes>[1];
  const addresses = createAddresses(makeShow());
  const view = viewNotes(notes, work, { addresses } as unknown as Parameters<typeof viewNotes>[2]);
  expect([view.head.noindex, view.head.canonical, view.head.alternates]).toEqual([true, `${page}notes/`, []]);
  expect(view.places.map(({ target }) => target)).toEqual([...notesTargets]);
  for (const { target, body, preview, changes } of view.places) {
    const rules = targetRules[target as keyof typeof targetRules];
    expect(checkNotes(body, rules), target).toEqual([]);
    expect(changes.length > 0, target).toBe(rules.bytes !== undefined);
    if (preview.kind !== 'plain') expect(preview.html).not.toMatch(/<h[1-6]/);
    else expect(preview.text).toBe(body);
  }
});
