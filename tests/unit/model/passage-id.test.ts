import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { findNearestPassage, likeness, parsePassageId } from '../../../src/model/passage-id.ts';
import type { Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { makePassageIds } from '../../../src/parse/transcripts/passage-id.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';

/** The words of the sample's two episodes, in passages of about eighty words, as if one person said them. */
const spoken = ['1154-north-korea-china-drug-cartel-connection', 'a-tour-of-the-companion'].flatMap(
  (slug) => {
    const path = `episodes/${slug}/transcript.vtt`;
    const value = readFileSync(new URL(`../../../${path}`, import.meta.url));
    const transcript = parseTranscript(new VFile({ path, value })).value as Transcript;
    const cues = transcript.cues.map(({ speaker: _, voices: __, ...cue }) => cue);
    return buildPassages({ ...transcript, cues }, { language: 'en' }).passages.map(({ text }) => text);
  },
);
const long = spoken.flatMap((text, index) => (text.split(' ').length >= 30 ? [index] : []));

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const others = 'harbour violet seventeen nobody ledger Tuesday engine hello copper sister'.split(' ');

function changeWords(text: string, count: number, seed: number): string {
  const words = text.split(' ');
  const random = numbers(seed);
  const places = new Set<number>();
  while (places.size < count) places.add(Math.floor((random.next().value as number) * words.length));
  for (const [index, place] of [...places].entries()) words[place] = others[index % 10] as string;
  return words.join(' ');
}

/** Where the old link to a passage leads, after some passages took its place. */
function follow(index: number, ...now: readonly string[]): number | undefined {
  const [wanted] = makePassageIds(spoken.slice(index, index + 1));
  const ids = makePassageIds(spoken.toSpliced(index, now.length > 0 ? 1 : 0, ...now));
  const found = findNearestPassage(wanted ?? '', ids);
  return found === undefined ? undefined : ids.indexOf(found.id);
}

describe('the nearest passage', () => {
  test('there are enough of them to try', () => {
    expect(long.length).toBeGreaterThan(10);
  });

  test.each([1, 3])('is the one of which %i words were changed', (count) => {
    for (const index of long)
      expect(follow(index, changeWords(spoken[index] as string, count, index))).toBe(index);
  });

  test('is nearly always the one of which ten words in eighty were changed, and never another', () => {
    const found = long
      .filter((index) => (spoken[index] as string).split(' ').length >= 60)
      .map((index) => [index, follow(index, changeWords(spoken[index] as string, 10, index))]);
    for (const [index, now] of found) expect([index, undefined]).toContain(now);
    expect(found.filter(([, now]) => now !== undefined).length / found.length).toBeGreaterThan(0.8);
  });

  test('is a part of the one that was split', () => {
    for (const index of long) {
      const words = (spoken[index] as string).split(' ');
      const cut = Math.floor(words.length * 0.55);
      const now = follow(index, words.slice(0, cut).join(' '), words.slice(cut).join(' '));
      expect([index, index + 1]).toContain(now);
    }
  });

  test('is mostly the one that it was merged into, and never another', () => {
    const found = long.map((index) => [
      index,
      follow(index, `${spoken[index]} ${spoken[(index + 1) % spoken.length]}`),
    ]);
    for (const [index, now] of found) expect([index, undefined]).toContain(now);
    expect(found.filter(([, now]) => now !== undefined).length / found.length).toBeGreaterThan(0.6);
  });

  test('is none, where the passage was taken out', () => {
    for (const [index, text] of spoken.entries()) {
      const rest = makePassageIds(spoken.filter((_, other) => other !== index));
      const [wanted = ''] = makePassageIds([text]);
      expect(findNearestPassage(wanted, rest)).toBeUndefined();
    }
  });

  test('is none for a few words that are like a few others', () => {
    const ids = makePassageIds([
      'Right, right, okay.',
      'Okay, so what?',
      'Yeah, I know that.',
      'I see that.',
    ]);
    const yeah = makePassageIds(['Yeah, yeah, yeah.', 'So.']);
    expect(findNearestPassage(makePassageIds(['Yeah.'])[0] ?? '', yeah)).toBeUndefined();
    for (const text of ['Right, sure.', 'Okay.', 'Yeah, I see.', 'I know.'])
      expect(findNearestPassage(makePassageIds([text])[0] ?? '', ids)).toBeUndefined();
  });

  test('is the same words elsewhere, and of repeated words those between the same neighbours', () => {
    const talk = ['Did he pay?', 'Yeah, right.', 'In gold, they say.', 'Yeah, right.', 'You doubt it.'];
    const before = makePassageIds(talk);
    const after = makePassageIds(talk.with(2, 'In silver, they say.'));
    expect(after).not.toContain(before[3]);
    expect(findNearestPassage(before[3] ?? '', after)).toEqual({ id: after[3], exact: true });
    expect(findNearestPassage(before[1] ?? '', after)).toEqual({ id: after[1], exact: true });
    const others = makePassageIds(['So?', 'Yeah, right.', 'Why?', 'Yeah, right.', 'Because.']);
    expect(findNearestPassage(before[1] ?? '', others)).toBeUndefined();
    const advert = 'This talk is brought to you by nobody at all.';
    const adverts = ['One.', advert, 'Two.', advert, 'Three.', advert];
    const last = makePassageIds(adverts)[5] ?? '';
    const later = makePassageIds([...adverts, 'The end.']);
    expect(findNearestPassage(last, later)).toEqual({ id: later[5], exact: true });
    const [alone = ''] = makePassageIds(['Yeah, right.']);
    expect(findNearestPassage(alone, after)).toEqual({ id: after[1], exact: true });
  });

  test('is found in text without spaces, by its letters', () => {
    const texts = [
      '飞钱是一种古老的汇款方式，商人不必携带现金，就能在远方的城市取到同样数目的钱。',
      '朝鲜政府否认这些指控，并说那是敌对势力的宣传，没有任何证据可以证明。',
    ];
    const [wanted = ''] = makePassageIds(texts);
    const now = makePassageIds([(texts[0] ?? '').replace('古老', '非常老'), ...texts.slice(1)]);
    expect(now[0]).not.toBe(wanted);
    expect(findNearestPassage(wanted, now)).toEqual({ id: now[0], exact: false });
  });
});

describe('likeness', () => {
  test('counts equal digits and knows the same words', () => {
    const [one = '', same = '', edited = '', other = ''] = [
      'The money moves through Macau every week.',
      'the money moves, through MACAU — every week',
      'The money moves through Macau every month.',
      'Nobody at the bank has seen the second ledger.',
    ].map((text) => makePassageIds([text])[0]);
    expect(likeness(one, same)).toEqual({ equal: 12, exact: true });
    expect(likeness(one, edited).exact).toBe(false);
    expect(likeness(one, edited).equal).toBeGreaterThan(likeness(one, other).equal);
    expect(likeness(one, 'p-values')).toEqual({ equal: 0, exact: false });
  });

  test('reads passage ids and nothing else', () => {
    expect(parsePassageId('p-0123456789abz00a')).toEqual({ sketch: '0123456789ab', size: 35, check: '00a' });
    expect(parsePassageId('p-0123456789abz00a-1234-2')).toMatchObject({ before: '12', after: '34' });
    for (const id of ['p-values', 'p-0123456789abz00', 'p-0123456789ABZ00A', 't=12', ''])
      expect(parsePassageId(id)).toBeUndefined();
  });
});
