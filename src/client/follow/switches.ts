import type { EpisodeData } from '../../model/episode-data.ts';
import { readStored, writeStored } from '../page/stored.ts';

/** What the reader can switch about following: whether the text scrolls along, its words are marked, the screen stays on. */
export type FollowSwitch = 'follow' | 'mark-words' | 'keep-screen-on';

const boxOf = (name: FollowSwitch): HTMLInputElement | null =>
  document.querySelector(`input[data-switch='${name}']`);

/** Whether something is switched on; it is where the page has no switch for it (in an embed). */
export const isOn = (name: FollowSwitch): boolean => boxOf(name)?.checked ?? true;

/** Calls back when the reader switches something. */
export function onSwitch(name: FollowSwitch, changed: () => void): void {
  boxOf(name)?.addEventListener('change', changed);
}

/** Shows the switches above the transcript as they were left, and keeps what the reader chooses. */
export function showSwitches({ base }: Pick<EpisodeData, 'base'>): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('input[data-switch]')) {
    const name = box.dataset['switch'] as FollowSwitch;
    box.checked = readStored(base, name) !== false;
    box.addEventListener('change', () => writeStored(base, name, box.checked));
    const label = box.closest('label');
    if (label) label.hidden = name === 'keep-screen-on' && !('wakeLock' in navigator);
  }
}
