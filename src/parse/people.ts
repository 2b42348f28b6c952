import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import { didYouMean, fixTo, sameLetters } from '../diagnostics/suggest.ts';
import { addressKey, mintPersonId, type PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Position } from '../model/position.ts';
import { refuse } from './yaml/field.ts';
import { folderOf, type FileListing, type Folder } from './yaml/files.ts';
import { personSchema } from './yaml/person-schema.ts';
import { readRecord, type Values } from './yaml/record.ts';
import { parseYaml, type YamlEntry } from './yaml/tree.ts';

/** The id of a person as somebody wrote it, and where. */
export interface PersonReference {
  readonly id: string;
  readonly position: Position;
}

/** The fields of one entry: a map, or a name alone. */
function readFields(
  entry: YamlEntry,
  folder: Folder,
  messages: Message[],
): Values<ReturnType<typeof personSchema>> {
  const schema = personSchema(folder);
  const { key, value } = entry;
  if (value.kind === 'map') return readRecord(value, schema, messages, `${key}.`);
  if (value.kind === 'scalar' && value.value !== null) {
    const name = schema.name.read(value, { field: key, messages });
    return name === undefined ? {} : { name };
  }
  refuse(value, { field: key, messages }, 'a name, or fields such as "name: Sean Williams"');
  return {};
}

/** Reads one entry; without a name the id stands for it, so that references to the person still hold. */
function parsePerson(entry: YamlEntry, folder: Folder, messages: Message[]): Person {
  const { name = entry.key, ...fields } = readFields(entry, folder, messages);
  const id = mintPersonId(entry.key);
  return { sort: name, links: [], ...fields, id, name, position: entry.keyPosition };
}

/**
 * Reads `references/people.yaml`: a map from ids to people, in the file's order. Ids are kept as written; two
 * that would get one address are an error. `siblings` are the other files of the folder (pictures).
 */
export function parsePeople(
  file: VFile,
  siblings: readonly FileListing[] = [],
): Parsed<ReadonlyMap<PersonId, Person>> {
  const yaml = parseYaml(String(file.value).replace(/^\uFEFF/, ''), { path: file.path, firstLine: 1 });
  const messages: Message[] = [...yaml.messages];
  const people = new Map<PersonId, Person>();
  if (yaml.value === undefined) return { value: people, messages };
  if (yaml.value.kind !== 'map') {
    refuse(
      yaml.value,
      { field: 'people.yaml', messages },
      'ids and people, such as "sean-williams: {name: Sean Williams}"',
    );
    return { value: people, messages };
  }
  const folder = folderOf(file.path, siblings);
  const addresses = new Map<string, string>();
  for (const entry of yaml.value.entries) {
    const address = addressKey(entry.key);
    const other = addresses.get(address);
    if (address === '' || /^\.+$/.test(address)) {
      const hint = 'use letters and digits, such as "sean-williams"';
      messages.push(describe('bad-address', entry.keyPosition, { name: entry.key }, hint));
    } else if (other !== undefined) {
      messages.push(
        describe('address-collision', entry.keyPosition, { name: entry.key, other: `"${other}"` }),
      );
    } else addresses.set(address, entry.key);
    const person = parsePerson(entry, folder, messages);
    people.set(person.id, person);
  }
  return { value: people, messages };
}

/** Says of every reference to nobody where it stands, and who was probably meant (by id or by name). */
export function checkPeople(
  references: readonly PersonReference[],
  people: ReadonlyMap<PersonId, Person>,
): readonly Message[] {
  const byName = new Map([...people.values()].map((person) => [person.name.toLowerCase(), person.id]));
  return references
    .filter(({ id }) => !people.has(mintPersonId(id)))
    .map(({ id, position }) => {
      const named = byName.get(id.toLowerCase());
      const meant = named === undefined ? didYouMean(id, people.keys()) : `did you mean "${named}"?`;
      const hint = meant ?? `add "${id}" to references/people.yaml`;
      const names = [...people.values()].filter(({ name }) => name.toLowerCase() === id.toLowerCase());
      const right = sameLetters(id, people.keys()) ?? (names.length === 1 ? names[0]?.id : undefined);
      return describe('unknown-person', position, { id }, hint, fixTo(id, right));
    });
}
