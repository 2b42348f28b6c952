import type { Mention, Place } from '../../../src/model/annotation.ts';
import { mintPlaceId, mintSectionId, mintTermId, addressKey } from '../../../src/model/ids.ts';
import type { Range } from '../../../src/model/position.ts';
import type { Term } from '../../../src/model/term.ts';

/** A term as a fixture writes it. */
export interface TermFixture {
  readonly name: string;
  readonly aliases?: readonly (string | { readonly form: string; readonly exact: boolean })[];
  readonly avoid?: readonly string[];
}

/** A place as a fixture writes it: ‹…› closes a range. */
export type PlaceFixture =
  | string
  | {
      readonly text: string;
      readonly section?: string;
      readonly language?: string;
      readonly heading?: boolean;
    };

export function makeTerm({ name, aliases = [], avoid = [] }: TermFixture): Term {
  const forms = [name, ...aliases].map((form) =>
    typeof form === 'string' ? { form, exact: /\p{Lu}{2}/u.test(form) } : form,
  );
  return {
    id: mintTermId(addressKey(name)),
    name,
    kind: 'concept',
    forms,
    avoid,
    sameAs: [],
    related: [],
    body: [],
    position: { path: 'references/glossary.md', line: 1, column: 1 },
  };
}

export function makePlace(fixture: PlaceFixture, number: number, language: string): Place {
  const given = typeof fixture === 'string' ? { text: fixture } : fixture;
  const closed: Range[] = [];
  let text = '';
  for (const part of given.text.split(/(‹[^›]*›)/)) {
    if (!part.startsWith('‹')) text += part;
    else {
      closed.push({ start: text.length, end: text.length + part.length - 2 });
      text += part.slice(1, -1);
    }
  }
  return {
    id: mintPlaceId(`p${number}`),
    section: mintSectionId(given.section ?? `section-${number}`),
    text,
    language: given.language ?? language,
    closed: given.heading ? [{ start: 0, end: text.length }] : closed,
    citations: [],
    termReferences: [],
    links: [],
    timeAt: () => undefined,
  };
}

/** The text with its mentions in brackets: `[words|term]`, with a `*` behind the one that is linked. */
export function showMentions(place: Place, mentions: readonly Mention[]): string {
  let shown = '';
  let end = 0;
  for (const mention of mentions) {
    const words = place.text.slice(mention.start, mention.end);
    shown += `${place.text.slice(end, mention.start)}[${words}|${mention.term}]${mention.first ? '*' : ''}`;
    end = mention.end;
  }
  return (shown + place.text.slice(end)).replaceAll('\n', '\\n').replaceAll('\u00A0', '\\_');
}
