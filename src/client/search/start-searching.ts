import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import type { OpenedSearch } from './load-dialog.ts';

/** Where text is typed, a letter is a letter. */
const typesText = (event: Event): boolean =>
  (event.composedPath()[0] as Element).matches('input, select, textarea, [contenteditable]');

/**
 * The button in the head of the page, `/` and Ctrl-K or Cmd-K open the search, which is loaded then; what plays goes
 * on. On the search page they lead to its field. Without a script the head has a form. `page`: of an episode.
 */
export function startSearching(strip: StripPlace, page?: EpisodePage): void {
  const form = document.querySelector<HTMLFormElement>('form[role="search"]');
  if (!form) return;
  let search: Promise<OpenedSearch> | undefined;
  const open = (event: Event): void => {
    event.preventDefault();
    search ??= import('./load-dialog.ts').then(({ loadDialog }) => loadDialog(form, strip, page));
    search.then(
      (loaded) => loaded.open(event),
      () => form.submit(),
    );
  };
  form.addEventListener('submit', open);
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey ? /^k$/i.test(key) : key === '/' && !typesText(event)) open(event);
  });
}
