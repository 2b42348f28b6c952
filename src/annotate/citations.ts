import type { Citation } from '../model/annotation.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean, fixTo, sameLetters } from '../diagnostics/suggest.ts';
import type { Annotator } from './annotator.ts';

/**
 * Citations at their points. A key that no source has is an error where it stands; the cluster keeps its other items,
 * and a cluster without any is left out.
 */
export const annotateCitations: Annotator = ({ places, sources }) => {
  const value: Citation[] = [];
  const messages: Message[] = [];
  for (const place of places) {
    for (const { offset, cluster } of place.citations) {
      const items = cluster.items.filter((item) => sources.has(item.key));
      for (const { key, position } of cluster.items) {
        if (sources.has(key)) continue;
        const written = [...sources.values()].filter(({ light }) => !light).map((source) => source.key);
        const otherwise = cluster.narrative
          ? `write \\@${key} if no source is meant`
          : 'add it to a file in references/';
        const hint = didYouMean(key, written) ?? otherwise;
        const right = sameLetters(key, written);
        const fix = right === undefined ? undefined : fixTo(`@${key}`, `@${right}`);
        messages.push(describe('unknown-source', position, { key }, hint, fix));
      }
      if (items.length === 0) continue;
      const known = items.length === cluster.items.length ? cluster : { ...cluster, items };
      value.push({ kind: 'citation', place: place.id, start: offset, end: offset, cluster: known });
    }
  }
  return { value, messages };
};
