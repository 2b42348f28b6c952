import { createAddresses, type Addresses } from '../../../src/model/address.ts';
import type { EpisodeFacts, ShowExportInput } from '../../../src/export/files.ts';
import { mintEpisodeSlug, mintPersonId, type PersonId } from '../../../src/model/ids.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Show } from '../../../src/model/show.ts';

/** The object without one of its fields. */
export const without = <T extends object, K extends keyof T>(object: T, field: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== field)) as Omit<T, K>;

const nowhere = { path: 'references/people.yaml', line: 1, column: 1 };

const person = (id: string, name: string, more: Partial<Person> = {}): [PersonId, Person] => [
  mintPersonId(id),
  { id: mintPersonId(id), name, sort: name, links: [], position: nowhere, ...more },
];

/** Text that is a danger to XML, HTML and JSON in scripts alike, with characters that XML 1.0 does not allow. */
export const hostile = `</script><script>alert("1")</script> & <b> ]]> 'x' \u0000\u0008\uFFFE\uD800 飞钱 👍`;

export const people: ReadonlyMap<PersonId, Person> = new Map([
  person('mara', 'Mara', { role: 'Synthesised voice', bio: 'Not a person.' }),
  person('theo', 'Theo'),
  person('sean-williams', 'Sean Williams', { url: 'https://example.org/sean' }),
]);

/** A show of its own, under a base path. */
export function makeShow(more: Partial<Show> = {}): Show {
  return {
    title: 'The Glosscast Sampler',
    description: 'Two short recordings.',
    language: 'en',
    url: 'https://host.example/sampler/',
    base: '/sampler/',
    people: [mintPersonId('mara'), mintPersonId('theo')],
    citation: { style: 'apa', locale: 'en-US' },
    listen: [],
    sections: {},
    redirects: [],
    feed: {
      own: true,
      explicit: false,
      guid: '78ff22a0-be9f-55dc-a015-26853c2b87fe',
      category: 'News',
      email: 'a@host.example',
    },
    ...more,
  };
}

export const addressesOf = (show: Show): Addresses => createAddresses(show);

export function makeFacts(
  slug: string,
  more: Partial<EpisodeFacts> = {},
  meta: Partial<EpisodeFacts['meta']> = {},
): EpisodeFacts {
  return {
    slug: mintEpisodeSlug(slug),
    summary: ['A first paragraph.'],
    duration: 467.64,
    audioUrl: `https://host.example/sampler/episodes/${slug}/digest.mp3`,
    language: 'en',
    chapters: [],
    soundbites: [],
    transcripts: [{ path: `episodes/${slug}/transcript.vtt`, mediaType: 'text/vtt' }],
    meta: {
      title: 'Flying money',
      date: '2026-11-22',
      type: 'full',
      hosts: [mintPersonId('mara')],
      guests: [mintPersonId('sean-williams')],
      audio: { url: 'digest.mp3', type: 'audio/mpeg', bytes: 2_806_101 },
      tags: [],
      draft: false,
      listen: [],
      provenance: {},
      ...meta,
    },
    ...more,
  };
}

export function makeInput(more: Partial<ShowExportInput> = {}): ShowExportInput {
  const show = more.show ?? makeShow();
  return {
    show,
    people,
    sources: [],
    terms: [],
    addresses: addressesOf(show),
    episodes: [makeFacts('flying-money')],
    pages: [],
    ...more,
  };
}
