import { parseSound, soundFile, type EpisodeSound } from '../../model/sound.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Strip } from '../strip/strip.ts';
import type { WayBack } from '../strip/strip-part.ts';
import { OwnPassage, wayBackTo } from './own-passage.ts';
import { Passage } from './passage.ts';
import { placeOfStamp, type StampPlace } from './stamp-place.ts';
import { Unheard } from './unheard.ts';

/** The page of an episode that has a player, and its path: the address may be that of a sheet. */
export interface OwnPage {
  readonly page: EpisodePage;
  readonly path: string;
}

/** Asks for what it takes to play an episode; `undefined` if it has no audio. Rejects if nobody answers. */
async function fetchSound(page: string): Promise<EpisodeSound | undefined> {
  const response = await fetch(page + soundFile);
  if (response.status >= 500) throw new Error(`hear: ${response.status}`);
  if (!response.ok) return undefined;
  return parseSound(await response.json().catch(() => undefined));
}

/** Plays the passages that stamps lead to, where the reader is. */
export class Hearer {
  readonly #strip: Strip;
  readonly #own: OwnPage | undefined;
  readonly #sounds = new Map<string, Promise<EpisodeSound | undefined>>();
  /** Counts what was asked for: only the last is heard. */
  #asked = 0;

  constructor(strip: Strip, own?: OwnPage) {
    [this.#strip, this.#own] = [strip, own];
  }

  /** Somebody is about to press a stamp: what is needed to play it is asked for. */
  prepare(stamp: HTMLAnchorElement): void {
    const place = placeOfStamp(stamp);
    if (place && place.page !== this.#own?.path) void this.#load(place.page).catch(() => undefined);
  }

  /**
   * Plays what a stamp leads to; pressed again, it pauses. Where there is nothing to be heard, the browser follows the
   * link. `audio` was made by the reader's press.
   */
  async hear(stamp: HTMLAnchorElement, audio: HTMLAudioElement): Promise<void> {
    const asked = ++this.#asked;
    const { part } = this.#strip;
    if ((part instanceof Passage || part instanceof OwnPassage) && part.line.isOf(stamp)) {
      part.toggle();
      return;
    }
    const place = placeOfStamp(stamp);
    if (place === undefined) location.assign(stamp.href);
    else if (this.#own && place.page === this.#own.path) this.#hearOwn(this.#own, place, stamp);
    else await this.#hearOther(place, stamp, audio, () => asked === this.#asked);
  }

  #hearOwn({ page }: OwnPage, { stretch }: StampPlace, stamp: HTMLAnchorElement): void {
    const { part } = this.#strip;
    const left = part instanceof OwnPassage ? part.left : undefined;
    if (part && left === undefined) part.giveWay();
    this.#strip.put(new OwnPassage(this.#strip, page, stretch, stamp, left));
  }

  async #hearOther(
    { page, stretch }: StampPlace,
    stamp: HTMLAnchorElement,
    audio: HTMLAudioElement,
    isWanted: () => boolean,
  ): Promise<void> {
    let sound: EpisodeSound | undefined;
    try {
      sound = await this.#load(page);
    } catch {
      const again = (): void => void this.hear(stamp, audio);
      if (isWanted()) this.#strip.put(new Unheard(this.#strip, stamp, this.#giveWay(), again));
      return;
    }
    if (!isWanted()) return;
    if (sound === undefined) location.assign(stamp.href);
    else {
      const back = this.#giveWay();
      this.#strip.put(new Passage(this.#strip, { sound, stretch, stamp, back, audio }));
    }
  }

  /** Whatever sounds gives way to what is heard in passing. */
  #giveWay(): WayBack | undefined {
    const { part, own } = this.#strip;
    if (part) return part.giveWay();
    if (!this.#own || !own?.playing || own.keeper?.kind !== 'audio') return undefined;
    own.pause();
    return wayBackTo(this.#own.page, own.heardTime ?? 0);
  }

  /** What could not be had is asked for again. */
  #load(page: string): Promise<EpisodeSound | undefined> {
    const known = this.#sounds.get(page);
    const loaded = known ?? fetchSound(page);
    this.#sounds.set(page, loaded);
    loaded.catch(() => this.#sounds.delete(page));
    return loaded;
  }
}
