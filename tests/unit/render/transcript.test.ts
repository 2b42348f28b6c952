import fc from 'fast-check';
import { rehype } from 'rehype';
import { gzipSync } from 'node:zlib';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.ts';
import { mintPlaceId, mintSectionId, mintTermId } from '../../../src/model/ids.ts';
import type { Passage, Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';
import { renderTranscript, type TranscriptOptions } from '../../../src/render/transcript.ts';

const options: TranscriptOptions = { language: 'en', direction: 'ltr' };

function passage(id: string, start: number, text: string, more: Partial<Passage> = {}): Passage {
  return {
    id: mintPlaceId(id),
    turn: 0,
    start,
    end: start + text.length / 10,
    text,
    times: [{ offset: 0, time: start }],
    ...more,
  };
}

/** Text of the paragraph with an id, without its stamp, as a browser would show it. */
function shownText(html: string, id: string): string | undefined {
  interface Node {
    readonly type: string;
    readonly value?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly children?: readonly Node[];
  }
  const textOf = (node: Node): string =>
    node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');
  const find = (node: Node): Node | undefined => {
    if (node.properties?.['id'] === id) return node;
    for (const child of node.children ?? []) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  const tree = rehype().data('settings', { fragment: true }).parse(html) as unknown as Node;
  // The stamp and the space behind it stand first.
  const text = find(tree)?.children?.slice(1).map(textOf).join('');
  return text?.slice(1);
}

test('names stand where the speaker changes, stamps at every passage', () => {
  const html = renderTranscript(
    [
      passage('p-1', 12.4, 'Where does it go?', { speaker: 'Mara' }),
      passage('p-2', 12.9, 'And how?', { speaker: 'Mara' }),
      passage('p-3', 65, 'Macau.', { speaker: 'S1', turn: 1 }),
      passage('p-4', 70, '(music)', { turn: 2 }),
    ],
    { ...options, speakerLabel: (code) => (code === 'S1' ? 'Sean Williams' : code) },
  );
  expect(html).toBe(
    '<div class="transcript-text" lang="en" dir="ltr"><p class="speaker">Mara</p>' +
      '<p id="p-1"><a class="stamp" id="t=12" href="#t=12" data-t="12.4">0:12</a> Where does it go?<a class="pilcrow" href="#p-1" aria-label="Passage at 0:12"></a></p>' +
      '<p id="p-2"><a class="stamp" href="#t=12" data-t="12.9">0:12</a> And how?<a class="pilcrow" href="#p-2" aria-label="Passage at 0:12"></a></p>' +
      '<p class="speaker">Sean Williams</p>' +
      '<p id="p-3"><a class="stamp" id="t=65" href="#t=65" data-t="65">1:05</a> Macau.<a class="pilcrow" href="#p-3" aria-label="Passage at 1:05"></a></p>' +
      '<p class="speaker unnamed">—</p>' +
      '<p id="p-4"><a class="stamp" id="t=70" href="#t=70" data-t="70">1:10</a> (music)<a class="pilcrow" href="#p-4" aria-label="Passage at 1:10"></a></p></div>',
  );
});

test('every linked second has one target, at the word said then', () => {
  const words = passage('p-1', 10, 'Flying money moves without paper.', {
    end: 20,
    times: [
      { offset: 0, time: 10 },
      { offset: 7, time: 12 },
      { offset: 13, time: 14 },
      { offset: 19, time: 17 },
    ],
  });
  const html = renderTranscript([words, passage('p-2', 30, 'Macau.')], {
    ...options,
    anchors: [14.2, 14.9, 10, 3, 25, 30, 999],
  });
  expect(html).toContain(
    '<span id="t=3"></span>Flying money <span id="t=14"></span>moves without <span id="t=25"></span>paper.<a class="pilcrow"',
  );
  expect(html).toContain('<span id="t=999"></span>Macau.<a class="pilcrow"');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ['t=3', 't=10', 't=14', 't=25', 't=30', 't=999']) expect(ids).toContain(id);
});

test('deep dives are headings before the nearest passage, and lead back', () => {
  const html = renderTranscript(
    [passage('p-1', 0, 'One.'), passage('p-2', 60, 'Two.'), passage('p-3', 120, 'Three.')],
    {
      ...options,
      headings: [
        { id: mintSectionId('cash'), label: 'Cash & "gold"', time: 118, href: '#cash' },
        { id: mintSectionId('start'), label: 'Start', time: 4, href: '#start' },
        { id: mintSectionId('late'), label: 'Late', time: 500 },
      ],
    },
  );
  expect(html.replace(/<p id="(p-\d)">.*?<\/p>/g, '[$1]')).toBe(
    '<div class="transcript-text" lang="en" dir="ltr">' +
      '<h3 class="transcript-heading" id="transcript-start"><a href="#start">Start</a></h3>[p-1][p-2]' +
      '<h3 class="transcript-heading" id="transcript-cash"><a href="#cash">Cash &amp; "gold"</a></h3>' +
      '<h3 class="transcript-heading" id="transcript-late">Late</h3>[p-3]</div>',
  );
});

test('first mentions and notes are marked, with what the margin says', () => {
  const one = passage('p-1', 0, 'Juche and flying money, and Juche.');
  const place = one.id;
  const annotations: Annotation[] = [
    {
      kind: 'mention',
      place,
      start: 0,
      end: 5,
      term: mintTermId('juche'),
      form: 0,
      authored: false,
      first: true,
    },
    { kind: 'note', place, start: 10, end: 22, note: mintSectionId('note-1') },
    {
      kind: 'mention',
      place,
      start: 28,
      end: 33,
      term: mintTermId('juche'),
      form: 0,
      authored: false,
      first: false,
    },
  ];
  const html = renderTranscript([one], {
    ...options,
    annotations: new Map([[place, annotations]]),
    termHref: (id) => `/glossary/${id}/`,
    marginalia: (_, marked) => marked.map(({ start }) => ({ kind: 'term', id: `${start}`, html: 'x' })),
  });
  expect(html).toContain(
    '<a class="term" href="/glossary/juche/" data-term="juche">Juche</a><span class="footnote-mark" data-n="1"></span> and <mark class="noted">' +
      '<a class="note-link" href="#note-1">flying money</a></mark><span class="footnote-mark" data-n="2"></span>, and Juche.' +
      '<a class="pilcrow" href="#p-1" aria-label="Passage at 0:00"></a></p>' +
      '<details class="marginalia"><summary>Two terms</summary><ul><li class="margin-term" data-n="1">x</li>' +
      '<li class="margin-term" data-n="2">x</li></ul></details>',
  );
});

test('notes are numbered through the whole transcript, and each stands once under its passage', () => {
  const [one, two] = [passage('p-1', 0, 'Juche, then Juche.'), passage('p-2', 9, 'Juche again.')];
  const mention = (place: Passage, start: number): Annotation => ({
    kind: 'mention',
    place: place.id,
    start,
    end: start + 5,
    term: mintTermId('juche'),
    form: 0,
    authored: true,
    first: false,
  });
  const html = renderTranscript([one, two], {
    ...options,
    annotations: new Map([
      [one.id, [mention(one, 0), mention(one, 12)]],
      [two.id, [mention(two, 0)]],
    ]),
    termHref: () => '/t/',
    marginalia: () => [{ kind: 'term', id: 'juche', html: 'x' }],
  });
  expect(
    [...html.matchAll(/footnote-mark" data-n="(\d)"|<li [^>]*data-n="(\d)"/g)].map(([all]) => all),
  ).toEqual([
    'footnote-mark" data-n="1"',
    'footnote-mark" data-n="1"',
    '<li class="margin-term" data-n="1"',
    'footnote-mark" data-n="2"',
    '<li class="margin-term" data-n="2"',
  ]);
});

test('a correction is marked behind what it corrects, never inside a link', () => {
  const one = passage('p-1', 0, 'Paid in U.S. dollars. Twice.');
  const place = one.id;
  const correction = mintSectionId('corrections-1');
  const term: Annotation = {
    kind: 'mention',
    place,
    start: 8,
    end: 20,
    term: mintTermId('usd'),
    form: 0,
    authored: false,
    first: true,
  };
  const html = renderTranscript([one], {
    ...options,
    annotations: new Map([[place, [{ kind: 'correction', place, start: 0, end: 12, correction }, term]]]),
    termHref: () => '/t/',
  });
  expect(html).toContain(
    'U.S. dollars</a><a class="correction-mark" href="#corrections-1" aria-label="Correction"></a>. Twice.',
  );
});

test('without a time a passage has no stamp, and still an address', () => {
  const html = renderTranscript([passage('p-1', 0, 'Somewhere.', { untimed: true, times: [] })], options);
  expect(html).toContain(
    '<p id="p-1">Somewhere.<a class="pilcrow" href="#p-1" aria-label="This passage"></a></p>',
  );
});

test('right-to-left talk says so', () => {
  expect(renderTranscript([passage('p-1', 0, 'الحوالة')], { language: 'ar', direction: 'rtl' })).toMatch(
    /^<div class="transcript-text" lang="ar" dir="rtl">/,
  );
});

test('a hostile transcript never becomes live HTML', () => {
  const file = new VFile({
    path: 'a.vtt',
    value:
      'WEBVTT\n\n00:00.000 --> 00:02.000\n<v "><script>alert(1)</script>>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img onerror="x"&amp;gt; \'"\n',
  });
  const { passages } = buildPassages(parseTranscript(file).value as Transcript, { language: 'en' });
  const html = renderTranscript(passages, options);
  expect(html).not.toMatch(/<(?:script|img)/);
  expect(html).toContain('&lt;script>alert(1)&lt;/script> &amp;lt;img onerror="x"&amp;gt; \'"');
  expect(shownText(html, passages[0]?.id ?? '')).toBe(passages[0]?.text);
});

test('whatever the text and the marks in it, the reader sees the words of the passage', () => {
  const text = fc.stringMatching(/^(?:[a-z<>&"'= /;#!\u00e9飞]|😀){1,60}$/);
  const range = fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 20 }), kind: fc.nat(2) });
  fc.assert(
    fc.property(
      text,
      fc.array(range, { maxLength: 6 }),
      fc.array(fc.nat(20), { maxLength: 4 }),
      (words, ranges, anchors) => {
        const one = passage('p-1', 0, words, { end: 10 });
        const annotations = ranges.flatMap(({ from, length, kind }): Annotation[] => {
          const start = Math.min(from, words.length);
          const end = Math.min(words.length, start + length);
          if (start === end) return [];
          const place = one.id;
          return kind === 0
            ? [{ kind: 'note', place, start, end, note: mintSectionId('n') }]
            : [
                {
                  kind: 'mention',
                  place,
                  start,
                  end,
                  term: mintTermId('t'),
                  form: 0,
                  authored: kind === 1,
                  first: true,
                },
              ];
        });
        const html = renderTranscript([one], {
          ...options,
          anchors,
          annotations: new Map([[one.id, annotations]]),
          termHref: () => '/t/',
        });
        expect(shownText(html, 'p-1')).toBe(words);
        expect(html).not.toMatch(/<a class="[^"]*"[^>]*>(?:(?!<\/a>).)*<a class/);
      },
    ),
    { numRuns: 400, seed: 11 },
  );
});

test('ten thousand words in quick dialogue stay light', () => {
  const words = 'money broker ledger cash border agent phone receipt account week'.split(' ');
  const passages = Array.from({ length: 1000 }, (_, turn) =>
    passage(
      `p-${(turn * 7919 + 1e9).toString(36)}`,
      turn * 3.6,
      Array.from({ length: 10 }, (_word, index) => words[(turn * 7 + index * (turn % 5) + index) % 10]).join(
        ' ',
      ),
      { speaker: turn % 2 ? 'Mara' : 'Sean', turn },
    ),
  );
  const html = renderTranscript(passages, options);
  expect(html.match(/<[a-z]/g)?.length).toBeLessThanOrEqual(3500);
  expect(gzipSync(html).length).toBeLessThan(40_000);
});
