import { formatTimecode } from '../../model/time.ts';
import { rememberPosition } from '../player/remember-position.ts';
import type { Strip } from '../strip/strip.ts';
import type { StripPart, WayBack } from '../strip/strip-part.ts';
import { StripSound } from '../strip/strip-sound.ts';
import type { StripLook } from '../strip/strip-view.ts';
import { keepSound, type SoundRecord } from './sound-record.ts';

/**
 * What the listener listens to, on a page that is not its own: its place is remembered, and it goes on from page to
 * page.
 */
export class GoingOn implements StripPart {
  readonly name = 'Playing on';
  readonly #strip: Strip;
  readonly #sound: StripSound;

  constructor(strip: Strip, sound: StripSound) {
    [this.#strip, this.#sound] = [strip, sound];
  }

  /** Puts what was kept into the strip; silent, until it is to `play`. */
  static resume(strip: Strip, record: SoundRecord, play: boolean): void {
    const sound = new StripSound(strip, record, record.alignment, record.rate);
    sound.playback.goToHeard(record.heard);
    strip.put(new GoingOn(strip, sound));
    if (play) void sound.play();
  }

  begin(signal: AbortSignal): void {
    const sound = this.#sound;
    // it is remembered where it was before it ends
    rememberPosition({ playback: sound.playback, data: sound.here }, signal);
    signal.addEventListener('abort', () => sound.end());
    sound.connect(this, signal);
    sound.playback.on(['end'], () => this.stop());
  }

  look(): StripLook {
    const { playing, heardTime = 0 } = this.#sound.playback;
    const at = formatTimecode(heardTime);
    return {
      playing,
      play: playing ? 'Pause' : `Resume at ${at}`,
      time: playing ? at : '',
      title: this.#sound.here.title,
      link: { label: 'Open episode', href: this.#sound.here.address },
      stop: 'Stop',
    };
  }

  toggle(): void {
    if (this.#sound.playback.playing) this.#sound.playback.pause();
    else void this.#sound.play();
  }

  /** Nothing goes on from here. */
  stop(): void {
    this.#strip.clear(this);
  }

  /** The next page takes it over, paused if it was. */
  leave(): void {
    keepSound(this.#record(this.#sound.playback.playing));
  }

  giveWay(): WayBack {
    const record = this.#record(false);
    const resume = (play: boolean): void => GoingOn.resume(this.#strip, record, play);
    return {
      at: record.heard,
      go: () => resume(true),
      restore: () => resume(false),
      leave: () => keepSound({ ...record, when: Date.now() }),
    };
  }

  #record(playing: boolean): SoundRecord {
    const { here, playback } = this.#sound;
    const { heardTime = 0, rate, alignment } = playback;
    const { slug, base, show, artwork, address, title, src } = here;
    const what = { slug, base, show, artwork, address, title, src };
    return { ...what, heard: heardTime, alignment, rate, playing, when: Date.now() };
  }
}
