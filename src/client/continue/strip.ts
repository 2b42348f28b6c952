import stripStyles from '../../styles/strip.css?url';
import { formatTimecode } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import { AudioKeeper } from '../playback/audio-keeper.ts';
import { Playback } from '../playback/playback.ts';
import { keepOneTabPlaying } from '../player/one-tab.ts';
import { failure } from '../player/player-line.ts';
import { rememberPosition } from '../player/remember-position.ts';
import { keepSound, type SoundRecord } from './sound-record.ts';
import { tellSystem } from './system-player.ts';

function makeButton(label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}

/**
 * What plays on from the page before, at the foot of a page that is not its own: pause, the way to its page, and an
 * end of it. It is silent while the page's own player plays.
 */
export class Strip {
  readonly #record: SoundRecord;
  readonly #others: Playback | undefined;
  readonly #playback = new Playback();
  readonly #strip = document.createElement('aside');
  readonly #button = makeButton('', () => this.#toggle());
  readonly #time = document.createElement('span');
  readonly #said = document.createElement('p');
  readonly #gone = new AbortController();

  /** `others` is the player of the page itself, if it has one. */
  constructor(record: SoundRecord, others: Playback | undefined) {
    [this.#record, this.#others] = [record, others];
    const audio = new Audio();
    audio.preload = 'none';
    audio.src = record.src;
    audio.dataset['stripAudio'] = '';
    this.#playback.setKeeper(new AudioKeeper(audio), record.alignment);
    const title = document.createElement('span');
    title.className = 'strip-title';
    title.textContent = record.title;
    this.#time.className = 'strip-time';
    const what = document.createElement('p');
    what.className = 'strip-what';
    what.append(this.#time, ' ', title);
    const link = document.createElement('a');
    link.href = record.address;
    link.textContent = 'Open episode';
    this.#said.className = 'strip-said';
    this.#said.setAttribute('role', 'status');
    this.#button.className = 'strip-play';
    const stop = makeButton('Stop', () => this.stop());
    this.#strip.className = 'strip';
    this.#strip.ariaLabel = 'Playing on';
    this.#strip.append(this.#button, what, this.#said, link, stop, audio);
  }

  /** Shows it, and plays if it played. */
  start(): void {
    const { heard, rate, playing, base } = this.#record;
    const playback = this.#playback;
    const player = document.querySelector('.player');
    // the sound need not wait for how it looks
    this.#strip.hidden = true;
    void addStyles(stripStyles).then(() => (this.#strip.hidden = false));
    if (player) player.before(this.#strip);
    else document.body.append(this.#strip);
    playback.setRate(rate);
    playback.goToHeard(heard);
    playback.on(['play', 'pause', 'seek', 'tick'], () => this.#draw());
    playback.on(['end'], () => this.stop());
    playback.on(['error'], () => this.#say(failure));
    rememberPosition({ playback, data: this.#record });
    keepOneTabPlaying(playback, base, (why) => this.#say(why));
    this.#others?.on(['play'], () => {
      if (this.#others?.keeper?.kind === 'audio') this.stop();
    });
    const { signal } = this.#gone;
    window.addEventListener('pagehide', () => this.#leave(), { signal });
    tellSystem(playback, () => void this.#play(), this.#record, signal);
    this.#draw();
    if (playing) void this.#play();
  }

  /** Ends it: nothing goes on from here. */
  stop(): void {
    const hadFocus = this.#strip.contains(document.activeElement);
    this.#playback.pause();
    this.#remove();
    if (hadFocus) document.querySelector('main')?.focus({ preventScroll: true });
  }

  #remove(): void {
    this.#gone.abort();
    this.#strip.remove();
  }

  /** The page goes away: the next one takes it over, paused if it was. */
  #leave(): void {
    const { heardTime, playing, rate } = this.#playback;
    keepSound({ ...this.#record, heard: heardTime ?? 0, rate, playing, when: Date.now() });
    this.#playback.pause();
    this.#remove();
  }

  #toggle(): void {
    if (this.#playback.playing) this.#playback.pause();
    else void this.#play();
  }

  async #play(): Promise<void> {
    this.#say('');
    if (this.#others?.keeper?.kind === 'audio') this.#others.pause();
    try {
      await this.#playback.play();
    } catch {
      // refused, or not to be had (which is said elsewhere): the button stays, and names the time
    }
    this.#draw();
  }

  #say(text: string): void {
    this.#said.textContent = text;
    this.#draw();
  }

  #draw(): void {
    const { playing, heardTime = 0 } = this.#playback;
    const at = formatTimecode(heardTime);
    this.#strip.classList.toggle('is-playing', playing);
    this.#time.textContent = playing ? at : '';
    const label = playing ? 'Pause' : `Resume at ${at}`;
    if (this.#button.textContent !== label) this.#button.textContent = label;
  }
}
