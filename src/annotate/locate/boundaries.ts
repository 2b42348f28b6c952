import type { Seconds } from '../../model/time.ts';
import { cohesionAt, depthsOf } from './cohesion.ts';
import type { Candidate } from './candidates.ts';
import { createCueReader, type Cues } from './cues.ts';
import type { LocatableTranscript } from './model.ts';
import type { Speech } from './speech.ts';
import type { Unit } from './units.ts';

/** What tells that a topic may begin at a candidate, whatever the topic is. Each is a column, one value a candidate. */
export type BoundaryColumns = Readonly<Record<BoundaryFeature, Float64Array>>;

/** See `boundariesOf` for what each is. */
export type BoundaryFeature =
  | 'voice'
  | 'asker'
  | 'paragraph'
  | 'sentence'
  | 'opening'
  | 'closing'
  | 'question'
  | 'longBefore'
  | 'cohesion25'
  | 'cohesion60'
  | 'cohesion150'
  | 'cohesion300'
  | 'depth';

const sentenceEnd = /[.?!\u2026\u3002\uFF01\uFF1F\u061F\u0964]["'\u2019\u201D\u00BB)\]]*\s*$/u;
const questionMark = /[?\uFF1F\u061F]["'\u2019\u201D\u00BB)\]]*\s*$/u;

/** Who asks most for what they say: usually the host. `undefined` where fewer than two are told apart. */
function askerOf(units: readonly Unit[], voices: readonly string[]): string | undefined {
  const said = new Map<string, { asked: number; letters: number }>();
  for (const [index, { text }] of units.entries()) {
    const voice = voices[index] ?? '';
    if (voice === '') continue;
    const sum = said.get(voice) ?? { asked: 0, letters: 0 };
    sum.letters += text.length;
    if (questionMark.test(text)) sum.asked++;
    said.set(voice, sum);
  }
  if (said.size < 2) return undefined;
  // who says a sentence or two in all is no host: a few thousand letters are added to everyone
  const rate = ({ asked, letters }: { asked: number; letters: number }): number =>
    (asked + 1) / (letters + 2000);
  return [...said].reduce((best, one) => (rate(one[1]) > rate(best[1]) ? one : best))[0];
}

/** Whether a cue stands in the units that begin within so many seconds from one on: 1 at once, less the later. */
function soon(
  units: readonly Unit[],
  cues: readonly Cues[],
  from: number,
  within: Seconds,
  cue: keyof Cues,
): number {
  const at = units[from]?.start ?? 0;
  for (let index = from; (units[index]?.start ?? Infinity) < at + within; index++)
    if (cues[index]?.[cue]) return 1 - ((units[index]?.start ?? 0) - at) / within;
  return 0;
}

/** Reads the signs of a boundary at each candidate. */
export function boundariesOf(
  transcript: LocatableTranscript,
  units: readonly Unit[],
  candidates: readonly Candidate[],
  speech: Speech,
): BoundaryColumns {
  const voices = units.map(({ segment }) => transcript.segments[segment]?.speaker ?? '');
  const read = createCueReader(transcript.language);
  const cues = units.map(({ text }) => read(text));
  const asker = askerOf(units, voices);
  const ends = units.map(({ text }) => sentenceEnd.test(text));
  // captions often have no punctuation: then nothing is known of where sentences end
  const isPunctuated = ends.filter(Boolean).length > 0.3 * units.length;
  const column = (value: (unit: number) => number): Float64Array =>
    Float64Array.from(candidates, ({ unit }) => value(unit));
  const isNewVoice = (unit: number): boolean => unit > 0 && voices[unit] !== voices[unit - 1];
  const isNewSegment = (unit: number): boolean =>
    unit === 0 || units[unit]?.segment !== units[unit - 1]?.segment;
  const closedBefore = (unit: number): boolean => {
    const at = units[unit]?.start ?? 0;
    for (let index = unit - 1; (units[index]?.start ?? -Infinity) > at - 10; index--)
      if (cues[index]?.closes) return true;
    return false;
  };
  const turnBefore = (unit: number): Seconds => {
    let first = unit - 1;
    while (first > 0 && voices[first - 1] === voices[unit - 1]) first--;
    return (units[unit - 1]?.end ?? 0) - (units[first]?.start ?? 0);
  };
  const cohesion60 = cohesionAt(speech, candidates, 60);
  return {
    /** Somebody else speaks. */
    voice: column((unit) => Number(isNewVoice(unit))),
    /** … and it is the one who asks the questions. */
    asker: column((unit) => Number(isNewVoice(unit) && voices[unit] === asker)),
    /** A segment begins with the same voice. */
    paragraph: column((unit) => Number(isNewSegment(unit) && !isNewVoice(unit))),
    sentence: column((unit) => Number(unit === 0 || !isPunctuated || ends[unit - 1] === true)),
    /** "Let's talk about", "next question", within 15 seconds. */
    opening: column((unit) => soon(units, cues, unit, 15, 'opens')),
    /** "That makes sense", in the ten seconds before. */
    closing: column((unit) => Number(closedBefore(unit))),
    /** Something is asked within 20 seconds. */
    question: column((unit) => soon(units, cues, unit, 20, 'asks')),
    /** The turn that ends here was long; 1 from half a minute on. */
    longBefore: column((unit) => (isNewVoice(unit) ? Math.min(1, turnBefore(unit) / 30) : 0)),
    cohesion25: cohesionAt(speech, candidates, 25),
    cohesion60,
    cohesion150: cohesionAt(speech, candidates, 150),
    cohesion300: cohesionAt(speech, candidates, 300),
    depth: depthsOf(cohesion60, candidates, 120),
  };
}
