import type { PersonDraft, Unplaced } from '../../model/draft.ts';
import { addressOf, lineOf } from './feed-values.ts';

/** A `podcast:person` as it is read. */
interface FeedPerson {
  readonly display?: string;
  readonly role?: string;
  readonly group?: string;
  readonly href?: string;
  readonly img?: string;
}

/** The people of a show or an episode. */
export interface FeedPeople {
  readonly hosts: readonly PersonDraft[];
  readonly guests: readonly PersonDraft[];
  /** Those who are neither, with what they do. */
  readonly others: readonly Unplaced[];
}

/**
 * People by their roles. Who has none is a host, and who makes pictures or sound is neither host nor guest.
 * @see https://podcasting2.org/docs/podcast-namespace/tags/person
 */
export function readFeedPeople(persons: readonly FeedPerson[]): FeedPeople {
  const hosts = new Map<string, PersonDraft>();
  const guests = new Map<string, PersonDraft>();
  const others: Unplaced[] = [];
  for (const person of persons) {
    const name = lineOf(person.display);
    if (name === undefined) continue;
    const role = (lineOf(person.role) ?? 'host').toLowerCase();
    const group = (lineOf(person.group) ?? 'cast').toLowerCase();
    const url = addressOf(person.href);
    const image = addressOf(person.img);
    if (image !== undefined) others.push({ what: 'picture of a person', text: image });
    const draft: PersonDraft = { name, ...(url === undefined ? {} : { url }) };
    if (group === 'cast' && /^(?:co-?\s?)?host$|^guest host$/.test(role))
      hosts.set(name, hosts.get(name) ?? draft);
    else if (group === 'cast' && role === 'guest') guests.set(name, guests.get(name) ?? draft);
    else others.push({ what: `podcast:person, ${role}`, text: name });
  }
  return { hosts: [...hosts.values()], guests: [...guests.values()], others };
}
