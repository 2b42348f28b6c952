import { describe } from '../../../diagnostics/message.ts';
import { formatTimecode } from '../../../model/time.ts';
import type { Cue } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';

/** Seconds: durations are rounded, and players forgive that much. */
const tolerance = 1;
/** Seconds: a transcript that begins cues this long after the end is of other audio, or the duration is wrong. */
const contradiction = 60;

function clamp(cue: Cue, duration: number): Cue {
  const { end, ...endless } = cue;
  return {
    ...endless,
    start: Math.min(cue.start, duration),
    // What begins behind the end has no length in the audio.
    ...(end === undefined || cue.start >= duration ? {} : { end: Math.min(end, duration) }),
    words: cue.words.map((word) => ({
      ...word,
      time: Math.min(word.time, duration),
      ...(word.timeEnd === undefined ? {} : { timeEnd: Math.min(word.timeEnd, duration) }),
    })),
  };
}

/**
 * Cuts times at the audio's end, where that is known: a last cue that is longer than the audio, or a little late. Where
 * whole minutes of talk lie behind the end, duration and transcript contradict each other: that is said, and no time
 * is touched.
 */
export const mendPastEnd: Mender = (transcript, log, { duration }) => {
  if (duration === undefined || duration <= 0) return transcript;
  const late = transcript.cues.filter(({ start, end }) => Math.max(start, end ?? 0) > duration + tolerance);
  const [first] = late;
  if (first === undefined) return transcript;
  const last = late.reduce((latest, { start }) => Math.max(latest, start), 0);
  if (last > duration + contradiction) {
    const position = { path: transcript.path, line: first.line, column: 1 };
    const times = { time: formatTimecode(last), duration: formatTimecode(duration) };
    log.say(describe('transcript-longer-than-audio', position, times));
    return transcript;
  }
  for (const { line } of late) log.add('transcript-past-end', line);
  const cues = transcript.cues.map((cue) =>
    Math.max(cue.start, cue.end ?? 0) > duration ? clamp(cue, duration) : cue,
  );
  return { ...transcript, cues };
};
