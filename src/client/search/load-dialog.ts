import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';

/** What opens when a reader asks for the search. */
export interface OpenedSearch {
  /** `event`: the press or the key that asked for it. */
  readonly open: (event: Event) => unknown;
}

/**
 * Loads the search dialog and makes it; on the search page, its field is what opens. Stands by itself, and is itself
 * loaded late: whatever names a late module on a page names all that it needs, and this list should not be part of every
 * page. `form`: the search that the page has as markup.
 */
export async function loadDialog(
  form: HTMLFormElement,
  strip: StripPlace,
  page: EpisodePage | undefined,
): Promise<OpenedSearch> {
  const field = form.querySelector('input');
  if (form.id !== '') return { open: () => field?.focus() };
  const { SearchDialog } = await import('./search-dialog.ts');
  return new SearchDialog(form, strip, page);
}
