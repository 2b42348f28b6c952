import { makeHighlight } from '../page/highlights.ts';
import type { SpokenText, SpokenWords } from '../transcript/words.ts';

/** Name of the highlight in the style sheet. */
const name = 'spoken';

/** Shows what is said: the passage by an attribute, the words by one highlight with one range, which moves. */
export class Mark {
  readonly #spoken: SpokenText;
  readonly #range = document.createRange();
  /** Where browsers have none, the passage alone is marked. */
  readonly #highlight = makeHighlight(name);
  #passage = -1;

  constructor(spoken: SpokenText) {
    this.#spoken = spoken;
  }

  /** Marks words, with `exact` false only their passage; or nothing. */
  show(words: SpokenWords | undefined, exact: boolean): void {
    if (words === undefined || !exact || this.#spoken.unit === 'passage') this.#highlight?.clear();
    else if (this.#highlight) {
      this.#spoken.rangeOf(words, this.#range);
      if (this.#highlight.size === 0) this.#highlight.add(this.#range);
    }
    const passage = words?.passage ?? -1;
    if (passage !== this.#passage) {
      this.#spoken.passages[this.#passage]?.removeAttribute('aria-current');
      this.#spoken.passages[passage]?.setAttribute('aria-current', 'true');
      this.#passage = passage;
    }
  }
}
