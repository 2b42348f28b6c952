import { timeFragment } from '../../model/address.ts';
import type { Seconds } from '../../model/time.ts';
import { standsTogether } from '../../text/unspaced.ts';
import { timeOfStamp } from '../transcript/stamp-time.ts';
import type { SpokenText } from '../transcript/words.ts';
import type { QuotedWords } from './quotation.ts';

/** What stands among the words without being one of them. */
const signs =
  '.stamp, .pilcrow, .marginalia, .speaker, .transcript-heading, .correction-mark, .footnote-mark, ' +
  '.visually-hidden, .citation:has(sup), sup:has(> a[href^="#"])';
/** Elements whose words are set off from those before. */
const blocks = 'p, li, h2, h3, h4, h5, h6, blockquote, dt, dd, td, th, pre, figcaption';
/** What else stands between the page's own words. */
const otherText =
  '.transcript-text, .label, .references, .cite-this, .aside-lines, .provenance, .neighbours, .map, footer, label, button';
/** The words of the page that are its own. */
const pageText = '#summary, .section :is(.prose, .dive-heading, .chapters)';

/** Words that were chosen on the page, and where they stand. */
export interface ChosenWords {
  readonly parts: readonly QuotedWords[];
  readonly language: string;
  /** Set for the page's own words. */
  readonly section?: string;
  /** When the first word is said, where that is known; and when the last one is over. */
  readonly time?: Seconds;
  readonly end?: Seconds;
  /** Of what is said: the passage that the first word stands in, and those of its words that were chosen. */
  readonly passage?: { readonly id: string; readonly words: string };
  /** What leads to the words, without `#`: a stretch of time, a passage, a section. */
  readonly fragment: string;
}

interface Place {
  readonly node: Text;
  readonly offset: number;
}

interface WordsInRange {
  readonly words: string;
  /** Of the first and the last letter. */
  readonly first: Place;
  readonly last: Place;
}

/** The part of a text node that lies in a range. */
function cutOf(node: Text, range: Range): readonly [from: number, to: number] {
  return [
    node === range.startContainer ? range.startOffset : 0,
    node === range.endContainer ? range.endOffset : node.length,
  ];
}

/** The words of a range inside an element, without signs; `undefined` where there are none. */
function wordsIn(root: Node, range: Range, leaveOut = signs): WordsInRange | undefined {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let words = '';
  let first: Place | undefined;
  let last: Place | undefined;
  let block: Element | null | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!range.intersectsNode(node) || node.parentElement?.closest(leaveOut)) continue;
    const [from, to] = cutOf(node, range);
    const text = node.data.slice(from, to);
    if (text.trim() === '') {
      words += text;
      continue;
    }
    const own = node.parentElement?.closest(blocks);
    if (block !== undefined && own !== block) words += ' ';
    block = own;
    words += text;
    first ??= { node, offset: from + text.search(/\S/) };
    last = { node, offset: from + text.trimEnd().length - 1 };
  }
  return first && last && { words: words.replaceAll(/\s+/g, ' ').trim(), first, last };
}

/** Who says a passage, as the page names them; `undefined` where nobody is named. */
export function speakerOf(passage: Element): string | undefined {
  let before = passage.previousElementSibling;
  while (before !== null && !before.matches('.speaker')) before = before.previousElementSibling;
  return before === null || before.matches('.unnamed') ? undefined : before.textContent.trim();
}

const languageOf = (element: Element | null): string =>
  element?.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;

function join(before: string, after: string): string {
  return before + (standsTogether(before.slice(-1), after.charAt(0)) ? '' : ' ') + after;
}

/** Words of one speaker that follow one another are one part, however many passages they were cut into. */
function joinParts(said: readonly { readonly words: string; readonly passage: Element }[]): QuotedWords[] {
  const parts: QuotedWords[] = [];
  for (const { words, passage } of said) {
    const speaker = speakerOf(passage);
    const last = parts.at(-1);
    if (last && last.speaker === speaker) parts.splice(-1, 1, { ...last, words: join(last.words, words) });
    else parts.push({ words, ...(speaker === undefined ? {} : { speaker }) });
  }
  return parts;
}

/** The address of the words by their times; `undefined` where these are not known. */
function timesOf(
  first: Place,
  last: Place,
  spoken: SpokenText | undefined,
): Pick<ChosenWords, 'time' | 'end' | 'fragment'> | undefined {
  const start = spoken?.spanOf(first.node, first.offset);
  const end = spoken?.spanOf(last.node, last.offset);
  if (start === undefined) return undefined;
  const until =
    end !== undefined && Number.isFinite(end.until) && end.until > start.time ? end.until : undefined;
  return {
    time: start.time,
    ...(until === undefined ? {} : { end: until }),
    fragment: timeFragment(start.time, until),
  };
}

/** The address and the time of a passage as they stand in the page. */
function placeOf(passage: Element): { readonly time?: Seconds; readonly fragment: string } {
  const time = timeOfStamp(passage.querySelector(':scope > .stamp'));
  return { fragment: passage.id, ...(time === undefined ? {} : { time }) };
}

function readSpoken(
  transcript: Element,
  range: Range,
  spoken: SpokenText | undefined,
): ChosenWords | undefined {
  const said = [...transcript.querySelectorAll(':scope > p[id]')].flatMap((passage) => {
    const found = range.intersectsNode(passage) ? wordsIn(passage, range) : undefined;
    return found === undefined ? [] : [{ ...found, passage }];
  });
  const [from, to] = [said[0], said.at(-1)];
  if (!from || !to) return undefined;
  return {
    parts: joinParts(said),
    language: languageOf(transcript),
    passage: { id: from.passage.id, words: from.words },
    ...(timesOf(from.first, to.last, spoken) ?? placeOf(from.passage)),
  };
}

/** What a passage says, without its stamp and signs. */
export function textOfPassage(passage: Element): string {
  const range = document.createRange();
  range.selectNodeContents(passage);
  return wordsIn(passage, range)?.words ?? '';
}

/** A whole passage, by its own address and its stamp. */
export function readPassage(passage: Element): ChosenWords {
  const words = textOfPassage(passage);
  return {
    parts: joinParts([{ words, passage }]),
    language: languageOf(passage),
    passage: { id: passage.id, words },
    ...placeOf(passage),
  };
}

/** The part of the page that an element stands in: its name, and what leads there. */
function sectionOf(element: Element): { readonly section: string; readonly fragment: string } {
  const named =
    element.closest('.dive')?.querySelector('h3') ?? element.closest('.section')?.querySelector('h2');
  const item = element.closest('.timed-items > li[id]');
  return {
    section: named?.textContent.trim() ?? 'Summary',
    fragment: item?.id ?? named?.id ?? 'summary',
  };
}

function readOwn(range: Range, article: Element): ChosenWords | undefined {
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const home = element?.closest(pageText);
  const root = range.commonAncestorContainer;
  // a heading is quoted where it was chosen, not between the words above and below it
  const headings = home?.matches('.dive-heading') ? '' : ', .dive-heading';
  const words = home && wordsIn(root.parentNode ?? root, range, `${signs}, ${otherText}${headings}`);
  if (!home || !words || !article.contains(home)) return undefined;
  const at = words.first.node.parentElement as Element;
  return {
    parts: [{ words: words.words }],
    language: languageOf(at),
    ...sectionOf(at),
  };
}

/**
 * The words of a selection: said in the episode, with who says them and when; or the page's own, with their section.
 * `undefined` where no such words are chosen. `spoken` may still be on its way: then the passage stands for the time.
 */
export function readWords(
  range: Range,
  article: Element,
  spoken: SpokenText | undefined,
): ChosenWords | undefined {
  if (range.collapsed || !article.contains(range.commonAncestorContainer)) return undefined;
  const transcript = article.querySelector('.transcript-text');
  const start = document.createRange();
  start.setStart(range.startContainer, range.startOffset);
  if (transcript && start.comparePoint(transcript, 0) <= 0 && range.intersectsNode(transcript))
    return readSpoken(transcript, range, spoken);
  return readOwn(range, article);
}
