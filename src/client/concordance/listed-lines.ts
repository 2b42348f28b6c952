import { stretchFragment, timeFragment } from '../../model/address.ts';
import { parseMentionList, type MentionList, type MentionRow } from '../../model/mention-list.ts';
import { formatTimecode } from '../../model/time.ts';
import { emptyGroup, labelTimes, type MentionLine, type MentionLines } from './mention-lines.ts';

/** Fills a part of a copy of the page's own markup. */
function fill(copy: HTMLElement, part: string, text: string, href?: string): void {
  const found = copy.querySelector<HTMLElement>(part);
  if (!found) return;
  found.textContent = text;
  if (href !== undefined) found.setAttribute('href', href);
}

/** The stamp of a line; gone where no time is stated. */
function fillStamp(line: HTMLElement, page: string, [, , , , time, from, until, loose]: MentionRow): void {
  const stamp = line.querySelector('.stamp');
  if (time === null) {
    stamp?.remove();
    return;
  }
  const label = `${loose === 1 ? 'about ' : ''}${formatTimecode(time)}`;
  const isStretch = from !== null && until !== null;
  const fragment = isStretch ? stretchFragment(from, until) : timeFragment(time);
  fill(line, '.stamp', label, `${page}#${fragment}`);
  stamp?.setAttribute('aria-label', `${isStretch ? 'Play' : 'Play from'} ${label}`);
}

function drawLine(pattern: HTMLElement, list: MentionList, row: MentionRow): HTMLElement {
  const [episode, , speaker, form, , , , , place, before, words, after] = row;
  const page = list.episodes[episode]?.href ?? '';
  const line = pattern.cloneNode(true) as HTMLElement;
  line.dataset['form'] = String(form);
  fillStamp(line, page, row);
  const name = list.speakers[speaker];
  if (name === undefined) line.querySelector('.speaker')?.remove();
  else fill(line, '.speaker', name);
  line.querySelector('.line')?.setAttribute('href', `${page}#${place}`);
  fill(line, '.before > span', before);
  fill(line, '.after > b', words);
  line.querySelector('.after')?.append(after);
  return line;
}

function drawGroup(pattern: HTMLElement, list: MentionList, group: number, count: number): HTMLElement {
  const copy = emptyGroup(pattern);
  const episode = list.episodes[group];
  if (!episode) return copy;
  const { title, href, number, date } = episode;
  copy.id = `in-${href.split('/').at(-2)}`;
  fill(copy, '.name a', title, href);
  fill(copy, '.number', number === undefined ? '' : `${number} · `);
  fill(copy, 'time', date.label);
  copy.querySelector('time')?.setAttribute('datetime', date.iso);
  fill(copy, '.times', labelTimes(count));
  return copy;
}

/**
 * Lines of a list of all mentions, drawn after a pattern: an episode's part of the page with one line.
 * @throws for what is no such list.
 */
export function readListedLines(value: unknown, pattern: HTMLElement): MentionLines {
  const list = parseMentionList(value);
  const item = pattern.querySelector<HTMLElement>('.concordance > li');
  if (!list || !item) throw new Error('concordance: no list of mentions');
  return {
    all: list.mentions.map((row): MentionLine => ({
      speaker: list.speakers[row[2]] ?? '',
      form: list.forms[row[3]] ?? '',
      section: list.sections[row[1]] ?? '',
      group: row[0],
      draw: () => drawLine(item, list, row),
    })),
    drawGroup: (group, count) => drawGroup(pattern, list, group, count),
  };
}
