import type { SourceLink } from '../model/annotation.ts';
import type { Annotator } from './annotator.ts';
import { sourceAddress } from './light-sources.ts';

/** Plain links to what is a source: an entry with this URL or DOI, or the light source made of the link itself. */
export const annotateLinks: Annotator = ({ places, addresses }) => {
  const value: SourceLink[] = [];
  for (const place of places) {
    for (const { href, start, end } of place.links) {
      const address = sourceAddress(href);
      const source = address === undefined ? undefined : addresses.get(address);
      if (source !== undefined) value.push({ kind: 'link', place: place.id, start, end, source });
    }
  }
  return { value, messages: [] };
};
