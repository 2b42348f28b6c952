import { formatTimecode } from '../model/time.ts';
import type { Passage } from '../model/transcript.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import type { AnnotationContext, Annotator } from './annotator.ts';
import { sourceAddress } from './light-sources.ts';
import { wordsSaidAt } from './said.ts';
import { takeawaysOf, type Takeaway } from './takeaways.ts';

/** Whether a takeaway names a source. One that no file has is an error of its own, and no reason to ask for another. */
function namesSource({ blocks }: Takeaway, { addresses }: AnnotationContext): boolean {
  return blocks.some(
    ({ citations, marks }) =>
      citations.length > 0 ||
      marks.some((mark) => mark.kind === 'link' && addresses.has(sourceAddress(mark.href) ?? '')),
  );
}

/** What a takeaway without a source lacks, as a hint; nothing where it rests on something that can be heard. */
function lackOf({ item }: Takeaway, passages: readonly Passage[], language: string) {
  if (item.stamp === undefined)
    return 'begin it with the time at which this is said, [1:12], or cite what it rests on, [@key]';
  // without a transcript, a time is a place that can be heard, and nobody can tell more of it
  if (passages.every(({ untimed }) => untimed)) return undefined;
  if (wordsSaidAt(item.stamp, passages, language).length > 0) return undefined;
  const time = formatTimecode(item.stamp.start);
  return `the transcript has no words at ${time}: give the time at which this is said, or cite what it rests on, [@key]`;
}

/** Asks of every takeaway what it rests on: words that are said at its time, or a source. */
export const checkTakeaways: Annotator = (context) => {
  const { episode, passages, places } = context;
  if (episode === undefined) return { value: [], messages: [] };
  const language = episode.meta.language ?? places[0]?.language ?? 'und';
  const messages = takeawaysOf(episode).flatMap((takeaway): Message[] => {
    if (namesSource(takeaway, context)) return [];
    const hint = lackOf(takeaway, passages, language);
    return hint === undefined ? [] : [describe('unsupported-takeaway', takeaway.item.position, {}, hint)];
  });
  return { value: [], messages };
};
