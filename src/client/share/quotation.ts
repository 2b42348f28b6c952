import { formatTimecode, type Seconds } from '../../model/time.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { quotationMarksOf, quoteWords } from './quotation-marks.ts';

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

/** Who says it, in what and when: one speaker here, several before their words. */
function creditOf({ parts, section, title, show, time }: Quotation, quotedTitle: string): readonly string[] {
  const speaker = parts.length === 1 ? parts[0]?.speaker : undefined;
  return [
    ...(speaker === undefined ? [] : [speaker]),
    // a short section and the title may be the same words
    ...(section === undefined || section === title ? [] : [section]),
    quotedTitle,
    show,
    ...(time === undefined ? [] : [formatTimecode(time)]),
  ];
}

/**
 * Writes a quotation: “words” — Speaker, “Episode”, Show, 12:34, and the link. Words of several are lines of their own
 * with the name before them.
 */
export function writeQuotation(quotation: Quotation): WrittenQuotation {
  const { parts, language, title, link } = quotation;
  const marks = quotationMarksOf(language);
  const several = parts.length > 1;
  const lines = parts.map(({ words, speaker }) => {
    const quoted = quoteWords(words, marks);
    return several && speaker !== undefined ? `${speaker}: ${quoted}` : quoted;
  });
  const quotedTitle = quoteWords(title, marks);
  const credit = creditOf(quotation, quotedTitle);
  const words = `${lines.join('\n')}${several ? '\n' : ' '}— ${credit.join(', ')}`;
  const linked = credit.map((part) =>
    part === quotedTitle ? `<a href="${escapeMarkup(link)}">${escapeMarkup(part)}</a>` : escapeMarkup(part),
  );
  const paragraphs = lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
  return {
    text: `${words}\n${link}`,
    html:
      `<blockquote cite="${escapeMarkup(link)}" lang="${escapeMarkup(language)}">${paragraphs}</blockquote>` +
      `<p>— ${linked.join(', ')}</p>`,
    words,
  };
}
