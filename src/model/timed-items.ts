import type { Episode } from './episode.ts';
import type { SectionId } from './ids.ts';
import type { Position } from './position.ts';
import type { ProseNode } from './prose.ts';
import type { Stamp } from './time.ts';

/** What of an episode has a time of its own that it can be found by: what it says is said somewhere in it. */
export const timedKinds = ['takeaway', 'deep-dive', 'chapter'] as const;
export type TimedKind = (typeof timedKinds)[number];

/** A takeaway, a deep dive or a chapter, with its time or without. */
export interface TimedItem {
  readonly kind: TimedKind;
  /** The section that it stands in. */
  readonly section: SectionId;
  /** 1 for the first of its section. */
  readonly number: number;
  /** Of a deep dive and of a chapter. */
  readonly title?: string;
  /** What it says besides its title. */
  readonly body: readonly ProseNode[];
  readonly stamp?: Stamp;
  /** Where its list item or heading begins. */
  readonly position: Position;
}

const withStamp = (stamp: Stamp | undefined): Pick<TimedItem, 'stamp'> =>
  stamp === undefined ? {} : { stamp };

/** Every takeaway, deep dive and chapter of an episode, in the order written. */
export function timedItemsOf({ sections }: Pick<Episode, 'sections'>): readonly TimedItem[] {
  return sections.flatMap((section): TimedItem[] => {
    const at = (index: number) => ({ section: section.id, number: index + 1 });
    switch (section.kind) {
      case 'takeaways':
        return section.items.map(({ children, stamp, position }, index) => ({
          ...{ kind: 'takeaway', ...at(index), body: children, position },
          ...withStamp(stamp),
        }));
      case 'deep-dives':
        return section.dives.map(({ heading, body, stamp, position }, index) => ({
          ...{ kind: 'deep-dive', ...at(index), title: heading.block.text.trim(), body, position },
          ...withStamp(stamp),
        }));
      case 'chapters':
        return section.chapters.map(({ title, stamp, position }, index) => ({
          ...{ kind: 'chapter', ...at(index), title, body: [], position },
          ...withStamp(stamp),
        }));
      default:
        return [];
    }
  });
}
