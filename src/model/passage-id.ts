/**
 * The parts of a passage's id, `p-<sketch><size><check>[-<before><after>[-<number>]]`, all in base 36:
 * a sketch of what its words are like, one digit each; how many words it has (35: or more); a check on its very
 * words; and where the same words stand more than once, two digits each on the passages before and after.
 */
export interface PassageIdParts {
  readonly sketch: string;
  /** Words, at most 35. */
  readonly size: number;
  readonly check: string;
  readonly before?: string;
  readonly after?: string;
}

/** Digits of a sketch. */
export const sketchLength = 12;

const form = /^p-([0-9a-z]{12})([0-9a-z])([0-9a-z]{3})(?:-([0-9a-z]{2})([0-9a-z]{2})(?:-\d+)?)?$/;

/** Reads a passage id; `undefined` for any other. */
export function parsePassageId(id: string): PassageIdParts | undefined {
  const match = form.exec(id);
  if (!match) return undefined;
  const [, sketch = '', size = '', check = '', before, after] = match;
  return {
    sketch,
    size: Number.parseInt(size, 36),
    check,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** How much two passages have in common, as far as their ids tell. */
export interface Likeness {
  /** 0 to {@link sketchLength}: equal digits of their sketches, which is about the share of word pairs they share. */
  readonly equal: number;
  /** They say the very same words. */
  readonly exact: boolean;
}

const count = (a: string, b: string): number => {
  let equal = 0;
  for (let index = 0; index < sketchLength; index++) if (a[index] === b[index]) equal++;
  return equal;
};

const compare = (a: PassageIdParts, b: PassageIdParts): Likeness => {
  const equal = count(a.sketch, b.sketch);
  return { equal, exact: equal === sketchLength && a.size === b.size && a.check === b.check };
};

/** How alike two passages are by their ids; not at all, if one is no passage's id. */
export function likeness(idA: string, idB: string): Likeness {
  const [a, b] = [parsePassageId(idA), parsePassageId(idB)];
  return a && b ? compare(a, b) : { equal: 0, exact: false };
}

/** Below so many words, a passage may well be said again by chance. */
const few = 6;

/**
 * Equal digits that two passages need to be versions of one another. Unrelated passages of one talk have up to five in
 * common, because people repeat themselves. A few words are soon like a few others, and "yeah" is like every "yeah".
 */
function needed(size: number): number {
  if (size < 4) return Infinity;
  if (size < few) return 10;
  return size < 12 ? 8 : 5;
}

/** As many equal digits convince alone; below, the next best must be well behind. */
const convincing = 6;
const lead = 2;

/** What an address that leads to no passage any more may mean. */
export interface NearestPassage {
  readonly id: string;
  /** Its words are the same; only what stands around them has changed. */
  readonly exact: boolean;
}

/** How many of the neighbours are the same: tells repeated words apart. */
const sameNeighbours = (a: PassageIdParts, b: PassageIdParts): number =>
  Number(a.before !== undefined && a.before === b.before) +
  Number(a.after !== undefined && a.after === b.after);

/**
 * The passage among some that is a later version of the one with the id `wanted`: the same words elsewhere, else those
 * that are most like them. Of several that are equally like, the first. `undefined` if none is like enough.
 */
export function findNearestPassage(wanted: string, ids: Iterable<string>): NearestPassage | undefined {
  const asked = parsePassageId(wanted);
  if (!asked) return undefined;
  let best: (Likeness & { readonly id: string; readonly rank: number; readonly size: number }) | undefined;
  let second = 0;
  for (const id of ids) {
    const parts = parsePassageId(id);
    if (!parts) continue;
    const like = compare(asked, parts);
    const beside = sameNeighbours(asked, parts);
    // Of a few words said again and again, those between other neighbours are others.
    if (like.exact && asked.before !== undefined && beside === 0 && asked.size < few) continue;
    const rank = like.exact ? sketchLength + 1 + beside : like.equal;
    if (best === undefined || rank > best.rank) {
      second = best?.equal ?? 0;
      best = { id, rank, size: parts.size, ...like };
    } else second = Math.max(second, like.equal);
  }
  if (best === undefined) return undefined;
  const { id, equal, exact, size } = best;
  if (exact) return { id, exact };
  if (equal < needed(Math.min(size, asked.size))) return undefined;
  return equal >= convincing || equal - second >= lead ? { id, exact } : undefined;
}
