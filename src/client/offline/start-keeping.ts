import type { EpisodePage } from '../episode-page.ts';
import { canKeep, keptSlugs } from './kept-slugs.ts';

/** Lets the reader keep the episode: nothing is looked up, stored or registered before somebody asks for it. */
export function startKeeping({ data, notice }: EpisodePage): void {
  const section = document.getElementById('keep-offline');
  if (!section) return;
  section.hidden = false;
  if (!canKeep()) {
    const reason = document.getElementById(isSecureContext ? 'keep-unable' : 'keep-insecure');
    reason?.removeAttribute('hidden');
    document.getElementById('keep-offer')?.remove();
    document.getElementById('keep-buttons')?.remove();
    return;
  }
  const open = async (): Promise<void> => (await import('./keep-section.ts')).openKeepSection(section, data);
  const kept = keptSlugs(data.base);
  if (kept.includes(data.slug)) void open();
  else {
    document.getElementById('keep-list')?.toggleAttribute('hidden', kept.length === 0);
    const button = document.getElementById('keep-start');
    const begin = (): void => {
      button?.removeEventListener('click', begin);
      open().then(
        () => button?.click(),
        () => {
          button?.addEventListener('click', begin);
          notice.say('The site could not be reached. Nothing was kept.');
        },
      );
    };
    button?.addEventListener('click', begin);
  }
}
