import { VFile } from 'vfile';
import { addressKey } from '../model/ids.ts';
import type { PersonDraft } from '../model/draft.ts';
import type { Person } from '../model/person.ts';
import { editYaml, type YamlEdit } from './yaml/edit.ts';
import { parsePeople } from '../parse/people.ts';
import { lineEndOf, type Edited } from './splice.ts';
import type { YamlValue } from './yaml/scalar.ts';
import { ordinaryLayout, writeFields } from './yaml/value.ts';

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

const valueOf = ({ name, sort, role, bio, url }: PersonDraft): YamlValue => ({ name, sort, role, bio, url });

/** From how many people on a file is not edited for each of them by itself: that takes as long as the file, each time. */
const many = 12;

/** Many people put below those of a file, if that is read as it should be; `undefined` if not. */
function appendPeople(source: string, added: Introductions['added'], path: string): string | undefined {
  const eol = lineEndOf(source);
  const entries = added.map(({ id, person }) =>
    writeFields([[id, valueOf(person)]], 0, ordinaryLayout).join(eol),
  );
  const above = source.trimEnd();
  const value = `${above}${above === '' ? '' : eol + eol}${entries.join(eol + eol)}${eol}`;
  const before = parsePeople(new VFile({ path, value: source }), []).value;
  const { value: people, messages } = parsePeople(new VFile({ path, value }), []);
  const ids = new Set<string>(people.keys());
  const isWhole = people.size === before.size + added.length && added.every(({ id }) => ids.has(id));
  return isWhole && !messages.some(({ rule }) => rule === 'yaml-syntax') ? value : undefined;
}

/** People written below those of a `people.yaml`, an empty line between them; the file as it is, where that fails. */
export function addPeople(source: string, added: Introductions['added'], path: string): Edited {
  const appended = added.length < many ? undefined : appendPeople(source, added, path);
  if (appended !== undefined) return { value: appended, messages: [] };
  const edits = added.map(({ id, person }): YamlEdit => ({ do: 'set', path: [id], value: valueOf(person) }));
  return editYaml(source, edits, { path, firstLine: 1 });
}
