import type { Cue } from '../../model/transcript.ts';
import type { TextStamp } from './text-stamps.ts';

/** A cue that is being put together. */
interface Draft {
  readonly cue: Omit<Cue, 'text'>;
  readonly texts: string[];
}

/** Puts cues together from the lines of a text, with the speaker and the time that hold. */
export class TurnWriter {
  readonly cues: Cue[] = [];
  /** Lines of names and times without words. */
  readonly unspoken: number[] = [];
  /** How many times and names there were. */
  stamps = 0;
  names = 0;
  #draft: Draft | undefined;
  #speaker: string | undefined;
  /** The latest time stated. */
  #latest = 0;

  /** The latest time stated so far. */
  get latest(): number {
    return this.#latest;
  }

  #open(line: number, stamp: Pick<TextStamp, 'start' | 'end'> | undefined): void {
    if (stamp !== undefined) this.#latest = stamp.start;
    const speaker = this.#speaker;
    this.#draft = {
      cue: {
        start: this.#latest,
        ...(stamp === undefined ? { untimed: true as const } : {}),
        ...(stamp?.end === undefined ? {} : { end: stamp.end }),
        ...(speaker === undefined ? {} : { speaker }),
        words: [],
        line,
      },
      texts: [],
    };
  }

  /** Ends the cue; a name or a time without words is noted as unspoken. */
  close(): void {
    const draft = this.#draft;
    this.#draft = undefined;
    if (draft === undefined) return;
    if (draft.texts.length > 0) this.cues.push({ ...draft.cue, text: draft.texts.join('\n') });
    else this.unspoken.push(draft.cue.line);
  }

  /** A name: takes a time that stands alone before it, else begins a cue without one. Empty, it is nobody's. */
  name(speaker: string, line: number): void {
    this.names++;
    this.#speaker = speaker === '' ? undefined : speaker;
    const pending = this.#draft;
    if (pending === undefined || pending.texts.length > 0 || pending.cue.untimed) {
      this.close();
      this.#open(line, undefined);
      return;
    }
    const { speaker: _, ...cue } = pending.cue;
    this.#draft = { ...pending, cue: { ...cue, ...(speaker === '' ? {} : { speaker }) } };
  }

  /** A time: belongs to a name that stands alone before it, else begins a cue of the same speaker. */
  stamp(stamp: Pick<TextStamp, 'start' | 'end'>, line: number): void {
    this.stamps++;
    const pending = this.#draft?.texts.length === 0 && this.#draft.cue.untimed ? this.#draft : undefined;
    if (pending) this.#draft = undefined;
    else this.close();
    this.#open(pending?.cue.line ?? line, stamp);
  }

  /** A break: nobody goes on behind it. */
  nobody(line: number): void {
    this.close();
    this.unspoken.push(line);
    this.#speaker = undefined;
  }

  /** Words of whoever speaks; under no name and no time they are a cue of their own. */
  words(text: string, line: number): void {
    if (text === '') return;
    if (this.#draft === undefined) this.#open(line, undefined);
    this.#draft?.texts.push(text);
  }
}
