import type { PersonDraft, Unplaced } from '../../model/draft.ts';
import type { Stamp } from '../../model/time.ts';
import type { NoteBlock, NoteLine } from '../feed/feed-notes.ts';
import { readDate } from '../listing/dates.ts';
import { readTime } from './times.ts';

const linked = /\[([^\]]+)\]\(<?([^)>\s]*)>?\)/g;

/** What a field says, with links as their words. */
export const wordsOf = (text: string): string =>
  text
    .replace(linked, '$1')
    .replace(/\[\[([^[\]|]+?)(?:\\?\|([^[\]]*))?\]\]/g, (_, page: string, words?: string) => words ?? page)
    .replace(/<[^>]+>/g, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();

/** The addresses of the web in a field. */
export const addressesIn = (text: string): readonly string[] => text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [];

/** The day that a field says: `2025-09-11`, `2025-09-22T12:42`, `11 September 2025`. */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = wordsOf(text);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(plain)?.[1];
  if (iso !== undefined) return iso;
  const read = readDate(plain);
  return read?.kind === 'date' ? read.day : undefined;
}

/** A length in seconds: `01:10:50`, `1h10m`, `70 min`. */
export function durationOf(text: string | undefined): number | undefined {
  const plain = wordsOf(text ?? '').replace(/\s+/g, '');
  const minutes = /^(\d{1,4})(?:m|min|mins|minutes?)$/i.exec(plain)?.[1];
  const seconds =
    minutes === undefined ? (/[:hms]/.test(plain) ? readTime(plain) : undefined) : Number(minutes) * 60;
  return seconds === undefined || seconds <= 0 ? undefined : seconds;
}

const none = /^(?:none|no guests?|n\/?a|unknown|null|-)?$/i;

/** The people that a field names: one in each value, or several with commas or "and" between them. */
export function peopleOf(values: readonly string[] | undefined): readonly PersonDraft[] {
  const people = (values ?? [])
    .flatMap((value) => wordsOf(value).split(/\s*(?:[,;&、，]|\band\b)\s*/))
    .filter((name) => !none.test(name.trim()) && name.length < 80)
    .map((name) => name.trim().replace(/^@/, ''));
  return [...new Set(people)].map((name) => ({ name }));
}

/** Tags by which notes are filed away in the app, and that say nothing of an episode. */
const filing =
  /^(?:podcasts?|podcast-?notes?|snipd|snips?|podwise|obsidian|readwise|clippings?|on|inbox|notes?)(?:\/.*)?$/i;

/** Parts tags of an episode from those that only file notes away. */
export function readTags(written: readonly string[]): {
  readonly tags: readonly string[];
  readonly unplaced: readonly Unplaced[];
} {
  const all = written
    .flatMap((text) => wordsOf(text).split(text.includes(',') ? /\s*,\s*/ : /\s+(?=#)/))
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
  const tags = all.filter((tag) => !filing.test(tag)).map((tag) => tag.replaceAll('_', ' '));
  return {
    tags: [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()],
    unplaced: [...new Set(all.filter((tag) => filing.test(tag)))].map((text) => ({ what: 'tag', text })),
  };
}

/** A time that a machine has set and nobody has confirmed. */
export const unconfirmed = (stamp: Stamp | undefined): { readonly stamp?: Stamp } =>
  stamp === undefined ? {} : { stamp: { ...stamp, approximate: true } };

const isSpeaker = (line: NoteLine): boolean =>
  line.length === 1 && line[0]?.strong === true && line[0].text.length < 80;
const textOf = (line: NoteLine): string => line.map(({ text }) => text).join('');

/** What each speaker says, where a transcript names them in lines of their own, in bold. */
export function turnsOf(
  blocks: readonly NoteBlock[],
): readonly { readonly speaker?: string; readonly words: string }[] {
  const turns: { speaker?: string; words: string[] }[] = [];
  for (const line of blocks.flatMap(({ lines }) => lines)) {
    const [head] = line;
    if (head !== undefined && isSpeaker(line))
      turns.push({ speaker: head.text.replace(/[:：]$/, '').trim(), words: [] });
    else if (turns.length === 0) turns.push({ words: [textOf(line)] });
    else turns.at(-1)?.words.push(textOf(line));
  }
  return turns.flatMap(({ speaker, words }) => {
    const said = words.join(' ').trim();
    return said === '' ? [] : [{ words: said, ...(speaker === undefined ? {} : { speaker }) }];
  });
}
