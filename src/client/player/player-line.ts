/** What the player has to say, on a line above it; nothing, on a page whose player is not in sight. */
function inSight(): boolean {
  return document.getElementById('player')?.checkVisibility() ?? false;
}

/** Offers to start, where the browser let nothing start by itself. `false` if there is no player to say so. */
export function offerStart(at: string): boolean {
  const button = document.getElementById('start-button');
  if (!button || !inSight()) return false;
  clearLine();
  button.querySelector('span')?.replaceChildren(at);
  button.hidden = false;
  return true;
}

/** Where the sound cannot be had. */
export const failure = 'The audio could not be loaded.';

/** Says that the sound cannot be had, with a way to try again. `false` if there is no player to say so. */
export function sayFailure(): boolean {
  const status = document.getElementById('player-status');
  const retry = document.getElementById('retry-button');
  if (!status || !retry || !inSight()) return false;
  clearLine();
  status.textContent = failure;
  retry.hidden = false;
  return true;
}

/** Says in one line what happened by itself. */
export function sayLine(text: string): void {
  clearLine();
  document.getElementById('player-status')?.replaceChildren(text);
}

/** Takes back what was said; an offer to resume stays. */
export function clearLine(): void {
  document.getElementById('player-status')?.replaceChildren();
  for (const id of ['start-button', 'retry-button']) {
    const button = document.getElementById(id);
    if (button) button.hidden = true;
  }
}
