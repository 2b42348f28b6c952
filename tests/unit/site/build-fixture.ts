import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildSteps } from '../../../src/site/build.ts';
import type { ShowView } from '../../../src/model/view/show.ts';

/** The files by which a site is known, each holding the name of its build. */
export const pages = ['index.html', '404.html', 'episodes/index.html', 'search/index.html'];
const all = [...pages, 'feed.xml', 'pagefind/pagefind-entry.json'];

const show: ShowView = {
  title: 'Show',
  description: 'A show',
  language: 'en',
  direction: 'ltr',
  base: '/',
  url: 'https://show.example/',
  navigation: [],
  searchHref: '/search/',
  listen: [],
  people: [],
  counts: { episodes: 0, terms: 0, sources: 0, people: 0 },
};

/** Steps that make a small site, every file of which says `name`; `at` is called in the middle of each. */
export function stepsFor(name: string, at: (step: string) => Promise<void> = async () => {}): BuildSteps {
  return {
    compose: async () => {
      await at('compose');
      const index = { show, pages: [] };
      const files = [{ path: 'feed.xml', mediaType: 'text/xml', body: name }];
      return {
        messages: [],
        site: { derivedDir: '', index, files, copies: [], search: { batches: [], kept: {} } },
      };
    },
    layOut: async ({ outDir }) => {
      for (const [index, page] of pages.entries()) {
        if (index === 2) await at('lay out');
        await mkdir(path.dirname(path.join(outDir, page)), { recursive: true });
        await writeFile(path.join(outDir, page), name);
      }
    },
    indexRecords: async (_, { outDir }) => {
      await mkdir(outDir, { recursive: true });
      await at('index');
      await writeFile(path.join(outDir, 'pagefind-entry.json'), name);
      return 0;
    },
  };
}

/** The build that a site is of; throws unless every file of it is of the same. */
export async function nameOf(out: string): Promise<string> {
  const names = new Set(await Promise.all(all.map((file) => readFile(path.join(out, file), 'utf8'))));
  const [name] = names;
  if (names.size !== 1 || name === undefined) throw new Error(`a mixed site: ${[...names].join(', ')}`);
  return name;
}
