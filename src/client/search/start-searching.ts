import type { EpisodePage } from '../episode-page.ts';
import { readStored } from '../page/stored.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import type { SearchDialog } from './search-dialog.ts';

/** Where text is typed, a letter is a letter. */
const typesText = (event: Event): boolean =>
  (event.composedPath()[0] as Element).matches?.('input, select, textarea, [contenteditable]');

/** `/`, unless the reader has turned that off, and Ctrl-K or Cmd-K. */
const asksForSearch = (event: KeyboardEvent, base: string): boolean =>
  event.ctrlKey || event.metaKey
    ? event.key === 'k' && !event.altKey
    : event.key === '/' && !typesText(event) && readStored(base, 'slash') !== false;

/**
 * The button in the head of the page and the keys open the search, which is loaded then; what plays goes on. On the
 * search page the keys lead to its field. Without the script the head has a form. `page`: of an episode.
 */
export function startSearching(strip: StripPlace, page?: EpisodePage): void {
  const field = document.querySelector<HTMLInputElement>('[role="search"] [name="q"]');
  const form = field?.form;
  if (!form) return;
  let dialog: Promise<SearchDialog> | undefined;
  const base = form.action.slice(location.origin.length, -'search/'.length);
  const open = (event: Event): void => {
    event.preventDefault();
    if (form.id !== '') {
      field.focus();
      field.select();
      return;
    }
    dialog ??= import('./search-dialog.ts').then(
      ({ SearchDialog }) => new SearchDialog(form, base, strip, page),
    );
    dialog.then(
      (opened) => opened.open(),
      () => form.submit(),
    );
  };
  if (form.id === '') form.addEventListener('submit', open);
  window.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && asksForSearch(event, base)) open(event);
  });
}
