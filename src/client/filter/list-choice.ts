/** What a list is narrowed to: words as typed and a kind of entry; either may be empty. */
export interface ListChoice {
  readonly find: string;
  readonly kind: string;
}

/** An entry that is named because nothing else fits. */
export interface NamedEntry {
  readonly name: string;
  readonly href: string;
}

/** The entries of a page, as they are narrowed. */
export interface NarrowedList {
  /** Entries in all. */
  readonly length: number;
  /** Shows the entries that fit, and says how many those are. */
  show(choice: ListChoice): number;
  /** The entries whose names come nearest to what was typed, nearest first; none if none is near. */
  nearest?(find: string): readonly NamedEntry[];
}

/** Reads `?find=…&kind=…`; anything else in the address is left alone. */
export function readChoice(search: string): ListChoice {
  const asked = new URLSearchParams(search);
  return { find: asked.get('find') ?? '', kind: asked.get('kind') ?? '' };
}

/** The inverse of {@link readChoice}; nothing where nothing is chosen. */
export function writeChoice({ find, kind }: ListChoice): string {
  const asked = new URLSearchParams();
  if (find.trim() !== '') asked.set('find', find.trim());
  if (kind !== '') asked.set('kind', kind);
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether nothing is chosen. */
export const isWholeList = ({ find, kind }: ListChoice): boolean => find.trim() === '' && kind === '';
