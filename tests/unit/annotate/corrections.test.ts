import { describe, expect, it } from 'vitest';
import { prepareAnnotation } from '../../../src/annotate/index.ts';
import { placesOf } from '../../../src/annotate/places.ts';
import type { Correction } from '../../../src/model/episode.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import {
  at,
  dive,
  item,
  makeEpisode,
  makeLibrary,
  makePassage,
  paragraph,
  section,
} from './episode-fixture.ts';

const passages: readonly Passage[] = [
  makePassage('s-1', 'The money moves at night. Nobody signs for it. Who pays?', 100, 112),
  makePassage('s-2', 'The broker in Macau pays. He said so twice.', 112.6, 124),
];

/** The words that corrections hang on, in the order of the text. */
function anchored(corrections: readonly Omit<Correction, 'item'>[], times: readonly (number | undefined)[]) {
  const episode = makeEpisode(
    [paragraph('b-1', 'A summary.')],
    [
      section({
        kind: 'takeaways',
        intro: [],
        items: [item('t-1', 'Most of it is paid at night.', at(101))],
      }),
      section({
        kind: 'deep-dives',
        intro: [],
        dives: [
          dive('night', 'Night money', [paragraph('d-1', 'It moves by night.')], at(100)),
          dive('macau', 'Macau', [paragraph('d-2', 'A broker pays.'), paragraph('d-3', 'More.')], at(112)),
        ],
      }),
      section({
        kind: 'corrections',
        intro: [],
        corrections: corrections.map((correction, index) => {
          const time = times[index];
          return {
            ...correction,
            item: item(`c-${index}`, 'It is so.', time === undefined ? undefined : at(time)),
          };
        }),
      }),
    ],
  );
  const { value, messages } = prepareAnnotation(makeLibrary([], []))({ episode, passages });
  expect(messages.filter(({ rule }) => rule.includes('correction'))).toEqual([]);
  const texts = new Map(placesOf(episode, passages, 'en').map((place) => [place.id, place.text]));
  return [...value].flatMap(([place, annotations]) =>
    annotations.flatMap((one) =>
      one.kind === 'correction'
        ? [`${one.correction} ${place} ${texts.get(place)?.slice(one.start, one.end)}`]
        : [],
    ),
  );
}

describe('a correction hangs', () => {
  it('of the speaker or the transcript, on the sentence said at its time', () => {
    expect(anchored([{ kind: 'speaker' }, { kind: 'transcript' }, {}], [106, 112, 120])).toEqual([
      'corrections-1 s-1 Nobody signs for it.',
      'corrections-2 s-2 The broker in Macau pays.',
      'corrections-3 s-2 He said so twice.',
    ]);
  });

  it('of the summary, on the takeaway of that second, else on the deep dive over it, else on what is said', () => {
    expect(anchored([{ kind: 'summary' }, { kind: 'summary' }], [101, 118])).toEqual([
      'corrections-1 t-1 Most of it is paid at night.',
      'corrections-2 d-2 A broker pays.',
    ]);
  });

  it('nowhere, without a time or past the end', () => {
    expect(anchored([{ kind: 'speaker' }, { kind: 'transcript' }], [undefined, 900])).toEqual([]);
  });
});
