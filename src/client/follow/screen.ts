/** Keeps the screen on while it is wanted. Browsers take the lock back whenever the page is hidden. */
export class Screen {
  #lock: WakeLockSentinel | undefined;
  #asking = false;
  #wanted = false;

  /** Errors are silent: the battery may be low, or the frame not allowed to. */
  async keepOn(wanted: boolean): Promise<void> {
    this.#wanted = wanted && !document.hidden;
    if (this.#asking || !('wakeLock' in navigator)) return;
    this.#asking = true;
    try {
      if (this.#wanted && (this.#lock?.released ?? true))
        this.#lock = await navigator.wakeLock.request('screen');
      if (!this.#wanted) await this.#lock?.release();
    } catch {
      // the screen does what it does
    } finally {
      this.#asking = false;
    }
  }
}
