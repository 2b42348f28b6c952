import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VFile } from 'vfile';
import { addNotes } from '../../../src/edit/imports/notes.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { readExportedNotes } from '../../../src/parse/exported-notes/index.ts';
import { readTime, takeStamp, timeOfAddress } from '../../../src/parse/exported-notes/times.ts';
import type { Show } from '../../../src/model/show.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/exported-notes');
const read = (name: string): string => readFileSync(path.join(fixtures, name, 'notes.md'), 'utf8');
const bare = '---\ntitle: The Weir\ndate: 2025-05-15\n---\n';

/** Each episode as it is written, and below it what is known of it and what was left out. */
function written(notes: string): string {
  const { app, episodes } = readExportedNotes(notes);
  const parts = episodes.map((episode) => {
    const { source } = addNotes(bare, episode, app, { path: 'episode.md' });
    const { title, addresses, show, date, duration, guests, tags, exported, unplaced } = episode;
    const facts = {
      title,
      show,
      date,
      duration,
      exported,
      tags,
      guests: guests.map(({ name }) => name),
      addresses,
    };
    const known = Object.entries(facts).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    );
    const lines = [
      ...known.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
      ...unplaced.map(({ what, text }) => `left out: ${what}: ${text}`),
    ];
    return `${source}-----\n${lines.join('\n')}\n`;
  });
  return `${app}\n=====\n${parts.join('=====\n')}`;
}

describe('exported notes', () => {
  it.each(readdirSync(fixtures))('%s', async (name) => {
    await expect(written(read(name))).toMatchFileSnapshot(path.join(fixtures, name, 'expected.txt'));
  });

  it.each(readdirSync(fixtures))('%s: no word is lost, and nothing in it is an error', (name) => {
    const notes = read(name);
    const { app, episodes } = readExportedNotes(notes);
    const all = episodes.map((episode) => {
      const { source, messages } = addNotes(bare, episode, app, { path: 'episode.md' });
      expect(messages).toEqual([]);
      const file = new VFile({ path: 'episodes/x/episode.md', value: source });
      const parsed = parseEpisode(file, { show: { sections: {} } as Show, slug: 'x', siblings: [] });
      expect(parsed.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
      return source + JSON.stringify(episode);
    });
    const found = all.join(' ').replaceAll('\\', '').toLowerCase();
    // names of fields and parts, addresses, and what a transcript is counted by
    const words = notes
      .replace(/^#+ (?:Full episode transcript|Transcript)$[\s\S]*?(?=^#|$(?![\s\S]))/gm, '')
      .replace(/^[\s-]*[\p{L}_ /-]+::? /gmu, '')
      .replace(/\]\([^)]*\)|<[^>]*>|&quot;|\[\[[^\]|]*\||%%/g, ' ')
      .match(/\p{L}{3,}/gu);
    const furniture =
      /^(?:episode|metadata|snips|play|snip|min|created|with|snipd|highlight|take|notes|from|podcasts|key|takeaways|quote|transcript|full|summary|outlines|chapters?|highlights|time|click|expand|show|more|open|website|none|tip|timestamp|resume|podnotes|tags|title|guests|status|type|podcast|date|media|author|link|url|publish|save|duration|minutes)$/i;
    const lost = (words ?? []).filter((word) => !found.includes(word.toLowerCase()) && !furniture.test(word));
    expect(lost).toEqual([]);
  });

  it('brings nothing twice, and puts nothing in the place of what the host has written', () => {
    const own = `${bare}\nMy summary.\n\n## Takeaways\n\n- [1:00] Mine.\n\n## Notes\n\n- [2:00] My note.\n\n## Sources\n\nSee there.\n`;
    for (const name of readdirSync(fixtures)) {
      const { app, episodes } = readExportedNotes(read(name));
      for (const episode of episodes) {
        const once = addNotes(own, episode, app, { path: 'episode.md' });
        const twice = addNotes(once.source, episode, app, { path: 'episode.md', record: once.record });
        expect(twice.source).toBe(once.source);
        // even where nobody remembers
        expect(addNotes(once.source, episode, app, { path: 'episode.md' }).source).toBe(once.source);
        const lines = once.source.split('\n');
        let at = 0;
        for (const line of lines) if (line === own.split('\n')[at]) at++;
        expect(at).toBe(own.split('\n').length);
      }
    }
  });
});

it('says what was made by a machine wherever the front matter cannot say it', () => {
  const host = `${bare}\nMy summary.\n`;
  const bring = (source: string, name: string): string =>
    readExportedNotes(read(name)).episodes.reduce(
      (text, episode) =>
        addNotes(text, episode, readExportedNotes(read(name)).app, { path: 'episode.md' }).source,
      source,
    );
  const snipd = bring(host, 'reads-what-the-snipd-plugin-writes');
  const both = bring(snipd, 'reads-what-podwise-exports');
  expect(both).toContain('\nMy summary.\n\n## Takeaways\n\n*Podwise, machine-made*\n\n- A weir');
  expect(both).toContain('## Deep dives\n\n*Podwise, machine-made*\n\n### [~0:00]');
  for (const heading of ['Summary from Snipd', 'Summary from Podwise', 'Quotations from Podwise'])
    expect(both).toContain(`\n## ${heading}\n`);
});

describe('times', () => {
  it.each([
    ['12:34', 754],
    ['1:02:03.5', 3723.5],
    ['754', 754],
    ['5.73', 5.73],
    ['1h2m3s', 3723],
    ['12m', 720],
    ['12:99', undefined],
    ['', undefined],
  ])('reads %s', (text, seconds) => {
    expect(readTime(text)).toBe(seconds);
  });

  it.each([
    ['a.mp3#t=10,20', 10, 20],
    ['https://v.example/watch?v=x&t=1h2m', 3720, undefined],
    ['obsidian://podnotes?time=5.7&endTime=15.7', 5.7, 15.7],
    ['https://podwise.ai/e/1?locate=2159', 2159, undefined],
    ['#t=12%3A34', 754, undefined],
    ['https://v.example/?test=5', undefined, undefined],
  ])('finds the time of %s', (address, start, end) => {
    const stamp = timeOfAddress(address);
    expect([stamp?.start, stamp?.end]).toEqual([start, end]);
  });

  it.each([
    ['12:34 words', 754],
    ['[12:34–12:40]: words', 754],
    ['(1:02:03) words', 3723],
    ['10:30 am is early', undefined],
    ['3 of 4: words', undefined],
  ])('takes the time of "%s"', (text, start) => {
    expect(takeStamp([{ text }])?.stamp.start).toBe(start);
  });
});
