import { cursorTo, clearScreenDown, moveCursor } from 'node:readline';
import { findItem } from '../../src/edit/item-times.ts';
import type { TimedItem } from '../../src/model/timed-items.ts';
import { isFound, locateEpisode, type LocatedEpisode, type Proposal } from '../../src/site/locate-episode.ts';
import type { OpenEpisode } from '../../src/site/episode-to-locate.ts';
import { plain } from './columns.ts';
import { writeTimes } from './episode-times.ts';
import { openHostInput } from './host-input.ts';
import { findPlayer, playerNames, type SoundPlayer } from './players.ts';
import {
  beginReview,
  shownChoice,
  step,
  withNewChoices,
  type Choice,
  type ReviewEffect,
  type ReviewGround,
  type ReviewItem,
  type ReviewState,
} from './review.ts';
import { drawDecision, drawItem, type ViewOptions } from './review-view.ts';

/** Times of an item closer than this are one choice, in seconds. */
const sameTime = 5;

/** The times that an item may have: the one that is written, then what was located. */
export function reviewItem({ item, start, end, confidence, words, others }: Proposal): ReviewItem {
  const best: Choice = { start, ...(end === undefined ? {} : { end }), confidence };
  const located = isFound({ confidence }) ? [best, ...others] : [];
  const { stamp } = item;
  if (stamp === undefined) return { item, choices: located, words };
  const written: Choice = { start: stamp.start, ...(stamp.end === undefined ? {} : { end: stamp.end }) };
  const further = located.filter((choice) => Math.abs(choice.start - stamp.start) > sameTime);
  return { item, choices: [written, ...further], words };
}

/** What a review is made of. */
export interface ReviewOptions {
  readonly open: OpenEpisode;
  readonly located: LocatedEpisode;
  readonly proposals: readonly Proposal[];
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly player: SoundPlayer | undefined;
}

/** How a review ended. */
export interface ReviewOutcome {
  readonly confirmed: number;
  readonly skipped: number;
  /** Items that were not come to. */
  readonly left: number;
}

/** Shows one thing after the other: on a terminal in the place of the one before, elsewhere below it. */
class Screen {
  readonly #output: NodeJS.WriteStream;
  readonly #isTerminal: boolean;
  #drawn = 0;

  constructor(output: NodeJS.WriteStream, isTerminal: boolean) {
    [this.#output, this.#isTerminal] = [output, isTerminal];
  }

  get width(): number {
    return Math.min(100, Math.max(40, this.#output.columns || 80));
  }

  #clear(): void {
    if (!this.#isTerminal || this.#drawn === 0) return;
    moveCursor(this.#output, 0, -this.#drawn);
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
    this.#drawn = 0;
  }

  /** A line that stays. */
  say(line: string): void {
    this.#clear();
    this.#output.write(`${line}\n`);
  }

  show(lines: readonly string[]): void {
    this.#clear();
    this.#output.write(lines.map((line) => `${line}\n`).join('') + (this.#isTerminal ? '' : '\n'));
    this.#drawn = lines.length;
  }

  /** What is being typed, below what is shown. */
  typing(typed: string | undefined): void {
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
    if (typed !== undefined) this.#output.write(`Time: ${typed}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A review at a terminal, or with lines that are read from elsewhere. */
class Session {
  readonly #screen: Screen;
  readonly #player: SoundPlayer | undefined;
  readonly #located: LocatedEpisode;
  readonly #ground: ReviewGround;
  readonly #keys: boolean;
  #open: OpenEpisode;
  #state: ReviewState;

  constructor({ open, located, proposals, output, player, input }: ReviewOptions) {
    this.#keys = input.isTTY === true;
    this.#screen = new Screen(output, this.#keys && output.isTTY === true);
    this.#player = player;
    this.#open = open;
    this.#located = located;
    const starts = located.lines.map(({ start }) => start).sort((a, b) => a - b);
    this.#ground = {
      lineStarts: starts,
      end: located.lines.reduce((latest, { end }) => Math.max(latest, end), 0),
    };
    this.#state = beginReview(proposals.map(reviewItem));
  }

  get #view(): ViewOptions {
    return {
      width: this.#screen.width,
      lines: this.#located.lines,
      nameOf: this.#open.nameOf,
      keys: this.#keys,
      plays: this.#player !== undefined,
      playing: this.#player?.isPlaying() === true,
    };
  }

  #draw(): void {
    this.#screen.show(drawItem(this.#state, this.#view));
  }

  #note(notice: string): void {
    this.#state = { ...this.#state, notice };
  }

  /** A line that stays for what was decided, or taken back. */
  #tell(next: ReviewState): void {
    const [before, after] = [this.#state.decisions, next.decisions];
    const [made, undone] = [after[before.length], before[after.length]];
    if (made !== undefined) this.#screen.say(drawDecision(next, made, this.#view));
    if (undone !== undefined) this.#screen.say('Taken back:');
  }

  /** With an item confirmed elsewhere than it was thought to be, the others may be elsewhere, too. */
  #locateAnew(): void {
    const proposals = locateEpisode(this.#open).lists.flatMap((list) => list.proposals);
    this.#state = withNewChoices(this.#state, (item: TimedItem) => {
      const found = findItem(
        proposals.map((proposal) => proposal.item),
        item,
      );
      const proposal = proposals.find((one) => one.item === found);
      return proposal && reviewItem(proposal);
    });
  }

  async #write(next: ReviewState, effect: ReviewEffect & { readonly kind: 'write' }): Promise<void> {
    const own = effect.times[0];
    const expected = this.#state.items[this.#state.at]?.choices[0]?.start;
    try {
      const { open, unwritten } = await writeTimes(this.#open, effect.times, true);
      const [failed] = unwritten;
      if (failed !== undefined) return this.#note(`Not written: ${plain(failed.reason)}.`);
      this.#open = open;
      const isUndone = next.decisions.length < this.#state.decisions.length;
      this.#tell(next);
      this.#state = next;
      if (isUndone || own?.stamp?.start !== expected) this.#locateAnew();
    } catch (error) {
      this.#note(plain(messageOf(error)));
    }
  }

  /** What plays goes on from the time that is shown, until an item is done. */
  #playOn(before: ReviewState): void {
    if (this.#player?.isPlaying() !== true) return;
    const [was, is] = [shownChoice(before)?.start, shownChoice(this.#state)?.start];
    if (this.#state.at !== before.at || is === undefined) this.#player.stop();
    else if (is !== was) this.#player.play(is);
  }

  #play(start: number): void {
    if (this.#player === undefined)
      this.#note(
        this.#open.audio === undefined
          ? 'The episode names no audio that could be played.'
          : `Nothing plays: none of ${playerNames.join(', ')} is on the PATH.`,
      );
    else if (this.#player.isPlaying()) this.#player.stop();
    else this.#player.play(start);
  }

  async run(input: NodeJS.ReadStream): Promise<ReviewOutcome> {
    const host = openHostInput(input, (typed) => this.#screen.typing(typed));
    this.#draw();
    try {
      for await (const action of host.actions) {
        const before = this.#state;
        const { state, effect } = step(before, action, this.#ground);
        if (effect.kind === 'quit') break;
        if (effect.kind === 'write') await this.#write(state, effect);
        else {
          this.#tell(state);
          this.#state = state;
        }
        this.#playOn(before);
        if (effect.kind === 'play') this.#play(effect.start);
        this.#draw();
      }
    } finally {
      host.close();
      this.#player?.stop();
    }
    const { items, decisions } = this.#state;
    const confirmed = decisions.filter(({ changes }) => changes.length > 0).length;
    return {
      confirmed,
      skipped: decisions.length - confirmed,
      left: items.length - decisions.length,
    };
  }
}

/**
 * Goes through proposals with a host. Each decision is written at once, so that a review can be left and taken up
 * again.
 */
export const review = (options: ReviewOptions): Promise<ReviewOutcome> =>
  new Session(options).run(options.input);

/** A player for the audio of an episode; nothing where there is none, or nothing that plays it. */
export const findEpisodePlayer = async ({ audio }: OpenEpisode): Promise<SoundPlayer | undefined> =>
  audio === undefined ? undefined : findPlayer(audio, process.env);
