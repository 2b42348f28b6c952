import type { Place } from '../../../../src/model/annotation.ts';
import { mintSectionId } from '../../../../src/model/ids.ts';
import { makeBlock } from '../../annotate/episode-fixture.ts';

/** A paragraph as annotators see it; `[@key]` is read, see `makeBlock`. */
export function placeOf(markdown: string): Place {
  const block = makeBlock('b-1', markdown);
  return {
    ...block,
    section: mintSectionId('summary'),
    language: 'en',
    closed: [],
    links: [],
    timeAt: () => undefined,
  };
}
