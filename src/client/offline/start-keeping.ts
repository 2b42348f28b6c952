import type { EpisodePage } from '../episode-page.ts';
import { keptSlugs } from './kept-slugs.ts';

/** Lets the reader keep the episode: nothing is looked up, stored or registered before somebody asks for it. */
export function startKeeping({ data }: EpisodePage): void {
  const section = document.getElementById('keep-offline');
  if (!section) return;
  section.hidden = false;
  if (!('serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) {
    const reason = document.getElementById(isSecureContext ? 'keep-unable' : 'keep-insecure');
    reason?.removeAttribute('hidden');
    document.getElementById('keep-offer')?.remove();
    document.getElementById('keep-buttons')?.remove();
    return;
  }
  const open = async (): Promise<void> => (await import('./keep-section.ts')).openKeepSection(section, data);
  if (keptSlugs(data.base).includes(data.slug)) void open();
  else {
    const button = document.getElementById('keep-start');
    button?.addEventListener('click', () => void open().then(() => button.click()), { once: true });
  }
}
