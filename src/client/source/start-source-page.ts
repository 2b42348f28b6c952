import type { SearchAddress } from '../search/search-address.ts';
import { startCopyingEntries } from './start-copying.ts';
import { startMoments } from './start-moments.ts';

/**
 * The script of a source's page: its moments by relation, and copies of its reference.
 *
 * @param root the document, or the tree of a page that stands in a sheet.
 */
export function startSourcePage(root: ParentNode, address?: SearchAddress): void {
  startMoments(root, address);
  startCopyingEntries(root);
}
