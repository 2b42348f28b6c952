/** Keeps the screen on while it is wanted. Browsers take the lock back whenever the page is hidden. */
export class Screen {
  #lock: WakeLockSentinel | undefined;
  #asking = false;
  #wanted = false;

  get #isHeld(): boolean {
    return this.#lock?.released === false;
  }

  /** Errors are silent: the battery may be low, or the frame not allowed to. */
  async keepOn(wanted: boolean): Promise<void> {
    this.#wanted = wanted && !document.hidden;
    if (this.#asking || !('wakeLock' in navigator)) return;
    this.#asking = true;
    try {
      // what is wanted may change while the browser thinks about it
      while (this.#wanted !== this.#isHeld) {
        if (this.#wanted) this.#lock = await navigator.wakeLock.request('screen');
        else {
          await this.#lock?.release();
          this.#lock = undefined;
        }
      }
    } catch {
      // the screen does what it does
    } finally {
      this.#asking = false;
    }
  }
}
