import path from 'node:path';
import type { Message } from '../../src/diagnostics/message.ts';
import { addPeople, type Introductions } from '../../src/edit/people.ts';
import type { Library } from '../../src/model/site.ts';
import { readEditable, type PlannedFile } from './files.ts';

/** The file of people with new ones in it, and why they cannot be put there. */
export interface PeoplePlan {
  /** At most one: none where nobody is new. */
  readonly files: readonly PlannedFile[];
  readonly messages: readonly Message[];
}

/**
 * Plans to put people into the `people.yaml` of a show, wherever that lies. Throws if it is no UTF-8. Where a message
 * says that it cannot be edited the planned file is as it was.
 */
export async function planPeople(
  contentDir: string,
  { people }: Pick<Library, 'people'>,
  added: Introductions['added'],
): Promise<PeoplePlan> {
  if (added.length === 0) return { files: [], messages: [] };
  const peoplePath = [...people.values()][0]?.position.path ?? 'references/people.yaml';
  const file = path.join(contentDir, peoplePath);
  const instead = await readEditable(file);
  const { value: body, messages } = addPeople(instead ?? '', added, peoplePath);
  return { files: [{ file, body, ...(instead === undefined ? {} : { instead }) }], messages };
}
