import type { Html, LinkView } from './parts.ts';

/** How to cite a page: in the show's own style, which reads without a script, and where all the rest is. */
export interface CiteView {
  /** "APA" */
  readonly style: string;
  readonly entry: Html;
  /** How a text cites it; none in a style that cites by number. */
  readonly inText?: Html;
  /** Which version of the transcript is cited; follows the entry. */
  readonly note?: string;
  /** The record as COinS, for what reads records out of pages. */
  readonly coins?: string;
  /** Address of `cite.json` (`CitingTemplates`). */
  readonly href: string;
  /** For reference managers. */
  readonly files: readonly LinkView[];
}
