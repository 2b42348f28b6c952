import { formatStamp } from '../../src/edit/stamps.ts';
import { isFound, type LocatedEpisode, type Proposal } from '../../src/site/locate-episode.ts';
import type { OpenEpisode } from '../../src/site/episode-to-locate.ts';
import { lineAt } from '../../src/site/spoken-lines.ts';
import { itemText } from './item-text.ts';

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;

/**
 * The proposals of an episode for programs: `{episode, path, transcript, language, items: [{kind, number, text, line,
 * ordered, written, start, end, confidence, words, said: {start, speaker, text}, others: [{start, confidence}]}]}`.
 * Times are seconds of the transcript's time. What does not apply is null: `written` is the approximate stamp that an
 * item has, and an item that was not found has no `start`.
 */
export function formatProposals(
  open: OpenEpisode,
  { lists, lines }: LocatedEpisode,
  isShown: (proposal: Proposal) => boolean,
): string {
  const items = lists.flatMap(({ ordered, proposals }) =>
    proposals.filter(isShown).map((proposal) => {
      const { item, start, end = null, confidence, words, others } = proposal;
      const found = isFound(proposal);
      const line = found ? lines[lineAt(lines, start)] : undefined;
      return {
        kind: item.kind,
        number: item.number,
        text: itemText(item),
        line: item.position.line,
        ordered,
        written: item.stamp === undefined ? null : formatStamp(item.stamp),
        start: found ? start : null,
        end: found ? end : null,
        confidence: rounded(confidence),
        words,
        said:
          line === undefined
            ? null
            : {
                start: rounded(line.start),
                speaker: line.speaker === undefined ? null : open.nameOf(line.speaker),
                text: line.text,
              },
        others: others.map((other) => ({ start: other.start, confidence: rounded(other.confidence) })),
      };
    }),
  );
  const { episode, path, transcript = null, language } = open;
  return `${JSON.stringify({ episode: episode.slug, path, transcript, language, items }, null, 2)}\n`;
}
