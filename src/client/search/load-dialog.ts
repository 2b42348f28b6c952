import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import type { SearchDialog } from './search-dialog.ts';

/**
 * Loads the search dialog and makes it. Stands by itself, and is itself loaded late: whatever names a late module on a
 * page names all that it needs, and this list should not be part of every page.
 */
export async function loadDialog(
  form: HTMLFormElement,
  strip: StripPlace,
  page: EpisodePage | undefined,
): Promise<SearchDialog> {
  const { SearchDialog } = await import('./search-dialog.ts');
  return new SearchDialog(form, strip, page);
}
