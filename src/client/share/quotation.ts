import { formatTimecode, type Seconds } from '../../model/time.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { quotationMarksOf, quoteWords } from '../../text/quotation-marks.ts';

/** Words of one speaker, or of nobody named. */
export interface QuotedWords {
  readonly words: string;
  readonly speaker?: string;
}

/** Words of an episode to be quoted elsewhere. */
export interface Quotation {
  /** In the order they are said. */
  readonly parts: readonly QuotedWords[];
  /** BCP 47, of the words. */
  readonly language: string;
  readonly title: string;
  readonly show: string;
  /** The part of the page whose own words these are; absent for what is said in the episode. */
  readonly section?: string;
  /** When the first of the words is said. */
  readonly time?: Seconds;
  /** Absolute. */
  readonly link: string;
}

/** A quotation as it goes to the clipboard. */
export interface WrittenQuotation {
  /** With the link on a line of its own. */
  readonly text: string;
  readonly html: string;
  /** The text without its link, for those who take the link by itself. */
  readonly words: string;
}

/** Who says it, in what and when: one speaker here, several before their words. `title` as it is to stand there. */
function creditOf(
  { parts, section, show, time, language }: Quotation,
  title: string,
  escape: (text: string) => string,
): string {
  const speaker = parts.length === 1 ? parts[0]?.speaker : undefined;
  const when = time === undefined ? undefined : formatTimecode(time);
  const comma = /^(?:ar|fa|ur|ps|ckb)\b/i.test(language) ? '، ' : ', ';
  const named = (part: string | undefined): string[] => (part === undefined ? [] : [escape(part)]);
  return `— ${[...named(speaker), ...named(section), title, ...named(show), ...named(when)].join(comma)}`;
}

/**
 * Writes a quotation: “words” — Speaker, “Episode”, Show, 12:34, and the link. Words of several are lines of their own
 * with the name before them.
 */
export function writeQuotation(quotation: Quotation): WrittenQuotation {
  const { parts, language, link } = quotation;
  const marks = quotationMarksOf(language);
  const several = parts.length > 1;
  const lines = parts.map(({ words, speaker }) => {
    const quoted = quoteWords(words, marks);
    return several && speaker !== undefined ? `${speaker}: ${quoted}` : quoted;
  });
  const title = quoteWords(quotation.title, marks);
  const words = `${lines.join('\n')}${several ? '\n' : ' '}${creditOf(quotation, title, (part) => part)}`;
  const linkedTitle = `<a href="${escapeMarkup(link)}">${escapeMarkup(title)}</a>`;
  const paragraphs = lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
  return {
    text: `${words}\n${link}`,
    html:
      `<blockquote cite="${escapeMarkup(link)}" lang="${escapeMarkup(language)}">${paragraphs}</blockquote>` +
      `<p>${creditOf(quotation, linkedTitle, escapeMarkup)}</p>`,
    words,
  };
}
