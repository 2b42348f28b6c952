import type { Annotation, AnnotationsByPlace, Mention, Place } from '../model/annotation.ts';
import type { TermId } from '../model/ids.ts';
import type { Range } from '../model/position.ts';

/**
 * Settles what annotators found, in whatever order they found it:
 * - of mentions that overlap, those by hand win over found ones, longer ones over shorter, earlier over later;
 * - citations, notes, source links, quotations and corrections are layers of their own and overlap what they like;
 * - the first mention of each term in each section, in reading order, is marked: it is the one to link. Where
 *   nothing may be linked (in links, code and headings), a mention by hand counts but is never the first.
 *
 * @param self the term whose own entry this is: its mentions in it are settled like others, and then left out.
 */
export function resolveAnnotations(
  candidates: readonly Annotation[],
  places: readonly Place[],
  self?: TermId,
): AnnotationsByPlace {
  const byPlace = Map.groupBy(candidates, ({ place }) => place);
  const linked = new Set<string>();
  const resolved = new Map<Place['id'], readonly Annotation[]>();
  for (const place of places) {
    const here = byPlace.get(place.id);
    if (!here) continue;
    const mentions = withoutOverlaps(here.filter((one) => one.kind === 'mention')).filter(
      ({ term }) => term !== self,
    );
    const others = here.filter((one) => one.kind !== 'mention');
    const sorted = [...mentions, ...others].sort(inReadingOrder).map((one) => {
      if (one.kind !== 'mention') return one;
      const key = `${place.section}\t${one.term}`;
      const first = !linked.has(key) && !place.closed.some((range) => overlap(range, one));
      if (first) linked.add(key);
      return { ...one, first };
    });
    if (sorted.length > 0) resolved.set(place.id, sorted);
  }
  return resolved;
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const taken = new Uint8Array(Math.max(0, ...mentions.map(({ end }) => end)));
  return [...mentions].sort(byStrength).filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byStrength(a: Mention, b: Mention): number {
  return (
    Number(b.authored) - Number(a.authored) ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    compare(a.term, b.term)
  );
}

/** A total order: by start, then end, then what they are about, so that no order of annotators shows. */
function inReadingOrder(a: Annotation, b: Annotation): number {
  return a.start - b.start || a.end - b.end || compare(aboutOf(a), aboutOf(b));
}

const padded = (number: number): string => String(number).padStart(9, '0');

function aboutOf(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'mention':
      return `mention ${annotation.term}`;
    case 'citation':
      return `citation ${annotation.cluster.items.map(({ position }) => `${padded(position.line)}:${padded(position.column)}`).join()}`;
    case 'note':
      return `note ${annotation.note}`;
    case 'link':
      return `link ${annotation.source}`;
    case 'quotation':
      return `quotation ${annotation.block}`;
    case 'correction':
      return `correction ${annotation.correction}`;
  }
}
