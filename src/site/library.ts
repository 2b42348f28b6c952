import { VFile } from 'vfile';
import { lightSources } from '../annotate/light-sources.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Library } from '../model/site.ts';
import { parseEpisode, type ParsedEpisode } from '../parse/episode.ts';
import { checkFolders } from '../parse/folders.ts';
import { parseGlossary } from '../parse/glossary.ts';
import { checkPeople, parsePeople } from '../parse/people.ts';
import { parseReferences } from '../parse/references/index.ts';
import { parseShow, type ParsedShow } from '../parse/show.ts';
import type { ContentFiles, EpisodeFiles } from '../read/content.ts';
import { styleProblem } from '../render/citation/style-facts.ts';
import type { StyleChoice } from '../render/citation/style.ts';

/** An episode as parsed, and the files it came from. */
export interface LoadedEpisode {
  readonly files: EpisodeFiles;
  readonly parsed: ParsedEpisode;
}

/** All content, parsed but for transcripts, and what there was to say about it. */
export interface LoadedContent {
  readonly library: Library;
  /** In the order of their folders' names. */
  readonly episodes: readonly LoadedEpisode[];
  /** The citation style that the show asks for. */
  readonly style: StyleChoice;
  readonly redirectPlaces: ParsedShow['redirectPlaces'];
  readonly messages: readonly Message[];
}

const bundledStyles = ['apa', 'chicago', 'mla', 'vancouver'] as const;

/** The style that the show asks for; a file that is no style gives a message, and APA stands in for it. */
function chooseStyle(files: ContentFiles, wanted: string, messages: Message[]): StyleChoice {
  const known = bundledStyles.find((name) => name === wanted);
  if (known !== undefined) return known;
  const file = files.styles.find((style) => style.path.endsWith(`/${wanted}`));
  if (file === undefined) return 'apa';
  const xml = String(file.value);
  const problem = styleProblem(xml);
  if (problem === undefined) return { name: wanted, xml };
  messages.push(describe('bad-style', { path: file.path, line: 1, column: 1 }, { reason: problem }));
  return 'apa';
}

/** Parses what people wrote: show, people, sources, glossary, and the text of every episode. */
export function loadContent(files: ContentFiles): LoadedContent {
  const messages: Message[] = [...checkFolders(files)];
  const collect = <T>(parsed: { readonly value: T; readonly messages: readonly Message[] }): T => {
    messages.push(...parsed.messages);
    return parsed.value;
  };
  const show = parseShow(files.show ?? new VFile({ path: 'episodes/show.yaml', value: '' }), {
    siblings: files.showSiblings,
    styles: files.styles.map((style) => style.path),
  });
  // that the whole file is missing is said already: its fields need not be asked for one by one
  if (files.show) messages.push(...show.messages);
  const people: ReadonlyMap<PersonId, Person> = files.people
    ? collect(parsePeople(files.people, files.referenceSiblings))
    : new Map();
  const sources = collect(parseReferences(files.bibliographies));
  const list = files.glossaryList;
  const terms = collect(
    parseGlossary({
      pages: files.glossaryTerms,
      ...(list === undefined ? {} : { list }),
      siblings: files.referenceSiblings,
      episodes: files.episodes.map(({ slug }) => slug),
    }),
  );
  const episodes = files.episodes.map((episode) => ({
    files: episode,
    parsed: parseEpisode(episode.file, {
      show: show.value,
      slug: episode.slug,
      siblings: episode.siblings,
    }),
  }));
  for (const { parsed } of episodes) messages.push(...parsed.messages);
  const named = [...show.personReferences, ...episodes.flatMap(({ parsed }) => parsed.personReferences)];
  messages.push(...checkPeople(named, people));
  const library: Library = {
    show: show.value,
    people,
    terms,
    sources: new Map(sources.map((source) => [source.key, source])),
  };
  const style = chooseStyle(files, show.value.citation.style, messages);
  return { library, episodes, style, redirectPlaces: show.redirectPlaces, messages };
}

/** The library with the light sources that plain links in the episodes make. */
export function withLightSources({ library, episodes }: LoadedContent): Library {
  const light = lightSources(
    episodes.map(({ parsed }) => parsed.value),
    library.sources.values(),
    library.show.url,
  );
  return {
    ...library,
    sources: new Map([...library.sources, ...light.map((source) => [source.key, source] as const)]),
  };
}
