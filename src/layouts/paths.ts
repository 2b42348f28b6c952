import { createHash } from 'node:crypto';
import type { PlainView } from '../model/view/list.ts';
import type { PageEntry, PageView } from '../model/view/page.ts';
import type { ShowView } from '../model/view/show.ts';
import { entriesOf, readPageIndex, readView } from '../site/store.ts';

/** What a page with a key in its address is given; its view is read only when the page is made. */
export interface PageProps {
  readonly show: ShowView;
  readonly entry: PageEntry;
}

/** A path of a kind of page: its key in the address, its props, and a hash of all that it shows. */
export interface PagePath {
  readonly params: { readonly key: string };
  readonly props: PageProps;
  readonly cacheKey: string;
}

/** The pages of a kind that have a key in their address (`episodes/<key>/`, `episodes/<key>/embed/`), for `getStaticPaths`. */
export async function listPaths(kind: PageView['kind']): Promise<PagePath[]> {
  const index = await readPageIndex();
  const { show } = index;
  const shared = createHash('sha256').update(JSON.stringify(show)).digest('hex').slice(0, 16);
  return entriesOf(index, kind).map((entry) => ({
    params: { key: entry.path.split('/')[1] ?? '' },
    props: { show, entry },
    cacheKey: `${entry.hash}-${shared}`,
  }));
}

/** The view of a kind of page; search, about and the page for lost addresses share one. */
type ViewOf<Kind extends PageView['kind']> = Kind extends PlainView['kind']
  ? PlainView
  : Extract<PageView, { kind: Kind }>;

/** The one page of a kind that has no key in its address: home, glossary, search … Throws if there is none. */
export async function readOnlyView<Kind extends PageView['kind']>(
  kind: Kind,
): Promise<{ readonly show: ShowView; readonly view: ViewOf<Kind> }> {
  const index = await readPageIndex();
  const [entry] = entriesOf(index, kind);
  if (entry === undefined) throw new Error(`The derived store has no page of kind ${kind}`);
  return { show: index.show, view: (await readView(entry, kind)) as ViewOf<Kind> };
}
