import { elementOf } from '../page/element.ts';
import type { PlayerBar } from './player-bar.ts';
import { readSkips } from './memory.ts';

/** What a key does, and on which elements it means something else. */
interface KeyMeaning {
  readonly act: (bar: PlayerBar, base: string) => void;
  readonly not?: string;
}

const back: KeyMeaning = { act: (bar, base) => bar.skip(-readSkips({ base }).back) };
const on: KeyMeaning = { act: (bar, base) => bar.skip(readSkips({ base }).on) };
const toggle: KeyMeaning = { act: (bar) => bar.toggle() };

const meanings: Readonly<Record<string, KeyMeaning>> = {
  ' ': { ...toggle, not: 'button, a, label' },
  k: toggle,
  j: back,
  l: on,
  ArrowLeft: back,
  ArrowRight: on,
  m: { act: (bar) => bar.setMuted(!bar.muted) },
  '<': { act: (bar) => bar.changeSpeed(-1) },
  '>': { act: (bar) => bar.changeSpeed(1) },
  n: { act: (bar) => bar.skipPart(1) },
  p: { act: (bar) => bar.skipPart(-1) },
};

/**
 * Single keys, only while the focus is within the player's bar, where nobody writes.
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function startPlayerKeys(bar: PlayerBar, base: string): void {
  elementOf('player').addEventListener('keydown', (event) => {
    const { key, target } = event;
    const meaning = meanings[key.length === 1 ? key.toLowerCase() : key];
    if (!meaning || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (target.closest(`select, [type='checkbox'], [popover], ${meaning.not ?? 'textarea'}`)) return;
    event.preventDefault();
    meaning.act(bar, base);
  });
}
