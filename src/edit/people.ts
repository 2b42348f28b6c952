import { addressKey } from '../model/ids.ts';
import type { PersonDraft } from '../model/draft.ts';
import type { Person } from '../model/person.ts';
import { editYaml, type YamlEdit } from './yaml/edit.ts';
import type { Edited } from './splice.ts';

/** Names compared: case, accents, titles and order of spaces do not count. */
const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:dr|prof|mr|mrs|ms|sir|dame)\.?\s+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** An id for a person of this name: `ines-duarte` for Inês Duarte. */
export function personIdOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/['’.]/g, '');
  const key = addressKey(plain).replace(/^\.+|\.+$/g, '');
  return key === '' ? 'person' : key;
}

/** Who of an import is who, and who is new. */
export interface Introductions {
  /** Id of a person by the name that the import knows. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those that `people.yaml` does not have yet, by their new ids. */
  readonly added: readonly { readonly id: string; readonly person: PersonDraft }[];
}

/** Finds people by name, or by id, among those there are; the others get an id that nobody has. */
export function introducePeople(
  drafts: readonly PersonDraft[],
  people: Iterable<Pick<Person, 'id' | 'name'>>,
): Introductions {
  const known = [...people];
  const byName = new Map<string, string>(known.map(({ id, name }) => [fold(name), id]));
  const taken = new Set<string>(known.map(({ id }) => addressKey(id)));
  const ids = new Map<string, string>();
  const added: { id: string; person: PersonDraft }[] = [];
  for (const person of drafts) {
    const name = fold(person.name);
    const own = known.find(({ id }) => id === person.name)?.id;
    const found = own ?? byName.get(name);
    if (found === undefined) {
      const base = personIdOf(person.name);
      let id = base;
      for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
      taken.add(id);
      byName.set(name, id);
      added.push({ id, person });
    }
    ids.set(person.name, byName.get(name) ?? found ?? '');
    if (own !== undefined) ids.set(person.name, own);
  }
  return { ids, added };
}

/** People written below those of a `people.yaml`, an empty line between them; the file as it is, where that fails. */
export function addPeople(source: string, added: Introductions['added'], path: string): Edited {
  const edits = added.map(({ id, person }): YamlEdit => {
    const { name, sort, role, bio, url } = person;
    return { do: 'set', path: [id], value: { name, sort, role, bio, url } };
  });
  return editYaml(source, edits, { path, firstLine: 1 });
}
