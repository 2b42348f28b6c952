import type { EpisodePage } from '../episode-page.ts';
import { artworkOf, hasSystemButtons, setSystemActions } from '../playback/system-buttons.ts';
import { partAfter, partAt } from './parts.ts';
import { readSkips } from './memory.ts';
import { playOrExplain } from './play-or-explain.ts';
import type { PlayerBar } from './player-bar.ts';

/** Timers are not exact; a part that begins within this is on. Seconds. */
const early = 0.05;

/** What plays, for the lock screen, headphones and keyboards: the chapter, and the episode as its album. */
class SystemPlayer {
  readonly #page: EpisodePage;
  readonly #bar: PlayerBar;
  readonly #session = navigator.mediaSession;
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: EpisodePage, bar: PlayerBar) {
    this.#page = page;
    this.#bar = bar;
  }

  start(): void {
    const { playback } = this.#page;
    playback.on(['play', 'pause', 'seek', 'rate', 'duration', 'end', 'error', 'keeper', 'alignment'], () =>
      this.#update(),
    );
    // what played elsewhere on the page had the system's buttons meanwhile
    playback.on(['play'], () => this.#take());
    this.#take();
  }

  #take(): void {
    this.#shown = '';
    this.#handle();
    this.#update();
  }

  #handle(): void {
    const { playback, data } = this.#page;
    const bar = this.#bar;
    setSystemActions({
      play: () => void playOrExplain(this.#page),
      pause: () => playback.pause(),
      stop: () => playback.pause(),
      seekbackward: ({ seekOffset }) => bar.skip(-(seekOffset ?? readSkips(data).back)),
      seekforward: ({ seekOffset }) => bar.skip(seekOffset ?? readSkips(data).on),
      seekto: ({ seekTime }) => seekTime !== undefined && playback.goToHeard(seekTime),
      ...(data.parts.length > 0
        ? { previoustrack: () => bar.skipPart(-1), nexttrack: () => bar.skipPart(1) }
        : {}),
    });
  }

  #update(): void {
    const { playback } = this.#page;
    if (playback.keeper?.kind !== 'audio') return;
    this.#session.playbackState = playback.playing ? 'playing' : 'paused';
    this.#showPart();
    const { length } = this.#bar;
    if (length === undefined) return;
    this.#session.setPositionState({
      duration: length,
      position: Math.min(playback.heardTime ?? 0, length),
      playbackRate: playback.rate,
    });
  }

  /** The title changes with the part, also while the page is out of sight: one timer to the next of them. */
  #showPart(): void {
    const { playback, data } = this.#page;
    const time = (playback.time ?? 0) + early;
    const part = partAt(data.parts, time);
    const shown = data.parts.some(({ kind }) => kind === 'chapter') ? 'chapter' : 'deep-dive';
    const chapterInfo = data.parts
      .filter(({ kind, approximate }) => kind === shown && approximate !== true)
      .map(({ label, start }) => ({ title: label, startTime: playback.heardAt(start) }));
    const title = part?.label ?? data.title;
    const key = JSON.stringify([title, chapterInfo]);
    if (key !== this.#shown) {
      this.#shown = key;
      const metadata = { title, artist: data.show, album: data.title, artwork: artworkOf(data), chapterInfo };
      this.#session.metadata = new MediaMetadata(metadata);
    }
    clearTimeout(this.#timer);
    const next = [part?.end, partAfter(data.parts, time)?.start].filter(
      (boundary) => boundary !== undefined && boundary > time,
    );
    const delay = Math.min(...next.map((boundary) => playback.delayUntil(boundary as number)));
    if (Number.isFinite(delay)) this.#timer = setTimeout(() => this.#showPart(), Math.min(delay, 2 ** 30));
  }
}

/** Tells the system what plays, and does what its buttons say. Call it when the first sound plays. */
export function startMediaSession(page: EpisodePage, bar: PlayerBar): void {
  if (hasSystemButtons()) new SystemPlayer(page, bar).start();
}
