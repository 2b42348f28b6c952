import type { TranscriptFileOptions, TranscriptProvenance } from './format.ts';

const wordTimes = {
  measured: 'measured',
  estimated: 'estimated from the times of whole lines',
  none: 'none',
} as const;

/** Said wherever nobody has said anything. */
export const notStated = 'not stated';

function describeAudio(audio: TranscriptProvenance['audio']): string {
  const facts = [
    ...(audio?.duration === undefined ? [] : [`${audio.duration} s`]),
    ...(audio?.hash === undefined ? [] : [audio.hash]),
  ];
  return facts.length === 0 ? notStated : facts.join(', ');
}

/** Where a transcript comes from, as labels and what they say, for people to read; nothing if it is not to be said. */
export function provenanceLines({
  provenance,
  language,
  page,
}: TranscriptFileOptions): readonly (readonly [label: string, text: string])[] {
  if (provenance === undefined) return [];
  const { made, revised } = provenance;
  return [
    ['Made by', made?.by ?? notStated],
    ['Made on', made?.date ?? notStated],
    ['Reviewed by', made?.reviewed ?? notStated],
    ...(revised === undefined ? [] : ([['Revised on', revised]] as const)),
    ['Word times', wordTimes[provenance.wordTimes]],
    ['Audio', describeAudio(provenance.audio)],
    ...(language === undefined ? [] : ([['Language', language]] as const)),
    ...(page === undefined ? [] : ([['Page', page]] as const)),
    ...(made?.note === undefined ? [] : ([['Note', made.note]] as const)),
  ];
}
