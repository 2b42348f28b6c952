import {
  momentOf,
  openSearch as openEngine,
  type Hit as EngineHit,
  type PagefindModule,
} from './search-engine.ts';
import {
  SearchFailure,
  type Findings,
  type Hit,
  type HitGroup,
  type HitKind,
  type OpenSearch,
} from './search-types.ts';

/** Moments that are looked at to be put together by episode. */
const most = 60;
/** Words of a passage around what was found, as far as the index does not say where it ends. */
const passageWords = 24;

function readHit(hit: EngineHit): Hit {
  const [path = ''] = hit.url.split('#');
  const word = hit.found[0] ?? 0;
  const moment = momentOf(hit, word);
  const next = hit.times.find(
    ({ word: at, time }) => at > word + 8 && time !== undefined && time > (moment?.time ?? 0),
  );
  return {
    url: moment?.time === undefined || hit.kind !== 'transcript' ? hit.url : `${path}#t=${moment.time}`,
    kind: hit.kind as HitKind,
    ...(hit.title === undefined ? {} : { title: hit.title }),
    ...(hit.episode === undefined ? {} : { episode: { slug: path, title: hit.episode, path, date: '' } }),
    ...(moment?.time === undefined ? {} : { time: moment.time }),
    ...(moment?.time === undefined || next?.time === undefined ? {} : { end: next.time }),
    ...(moment?.approximate === true ? { approximate: true } : {}),
    content: hit.content,
    found: hit.found,
    passage: { from: word, to: word + passageWords },
  };
}

function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits)
    groups.set(hit.episode?.path ?? '', [...(groups.get(hit.episode?.path ?? '') ?? []), hit]);
  return [...groups.values()].map((own) => {
    const times = own.flatMap(({ time }) => time ?? []).sort((a, b) => a - b);
    return {
      ...(own[0]?.episode === undefined ? {} : { episode: own[0].episode }),
      count: own.length,
      ...(times.length === 0 ? {} : { strip: { duration: (times.at(-1) ?? 0) + 60, times } }),
      hits: own,
      more: async (start, count) => own.slice(start, start + count),
    };
  });
}

/** Opens the index in a folder (`/base/pagefind/`). */
export const openSearch: OpenSearch = (bundle) => {
  let engine: ReturnType<typeof openEngine> | undefined;
  let failures = 0;
  const load = async (url: string): Promise<PagefindModule> => {
    const address = new URL(url, location.href);
    // a browser remembers for ever that a module did not arrive: ask for it by another address
    if (failures > 0) address.search = `?again=${failures}`;
    return (await import(/* @vite-ignore */ address.href)) as PagefindModule;
  };
  return {
    async find(query): Promise<Findings> {
      try {
        engine ??= openEngine(bundle, load);
        const found = await (await engine)(query);
        if (found.names.length + found.momentCount === 0) {
          const response = await fetch(`${bundle}pagefind-entry.json`, { method: 'HEAD', cache: 'no-store' });
          if (!response.ok) throw new Error(String(response.status));
        }
        const groups = groupHits((await found.load(0, most)).map(readHit));
        let next = 0;
        return {
          state: found.names.length + found.momentCount > 0 ? 'found' : 'nothing',
          names: found.names.map((hit) => ({
            url: hit.url,
            kind: hit.kind === 'source' ? 'source' : 'glossary',
            name: hit.title ?? '',
            text: hit.content.slice(0, 160),
          })),
          nearest: [],
          leftOut: [],
          missing: [],
          momentCount: found.momentCount,
          episodeCount: groups.length,
          exact: true,
          next: async (count, perGroup) => {
            const part = groups.slice(next, next + count);
            next += count;
            return part.map((group) => ({ ...group, hits: group.hits.slice(0, perGroup) }));
          },
          counts: async (name) =>
            [...found.counts[name]].map(([value, count]) => ({ value, label: value, count })),
        };
      } catch (error) {
        engine = undefined;
        failures++;
        throw new SearchFailure(navigator.onLine ? 'missing' : 'unreachable', String(error));
      }
    },
    close: () => undefined,
  };
};
