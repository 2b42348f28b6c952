import type { PersonId } from './ids.ts';
import type { Position } from './position.ts';

/** Somebody who speaks, hosts or is written about; an entry of `people.yaml`. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Name as it sorts ("Williams, Sean"); by default the name itself. */
  readonly sort: string;
  readonly role?: string;
  readonly bio?: string;
  readonly url?: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly image?: string;
  readonly pronouns?: string;
  readonly position: Position;
}
