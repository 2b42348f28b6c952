import type { Mention } from '../model/annotation.ts';
import { positionAt } from '../model/position.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Term } from '../model/term.ts';
import { foldWord } from '../text/normalize.ts';
import { nameOf, type Annotator } from './annotator.ts';

/** The form of a term that words are, whatever their case; the name for words of the host's own. */
function formAt(words: string, term: Term | undefined, language: string): number {
  const shown = foldWord(words, language);
  return Math.max(0, term?.forms.findIndex(({ form }) => foldWord(form, language) === shown) ?? 0);
}

/** Mentions that were put there by hand, `[[Term]]`; a name that the glossary does not have is an error. */
export const annotateTermReferences: Annotator = ({ places, terms, resolveTerm }) => {
  const value: Mention[] = [];
  const messages: Message[] = [];
  for (const place of places) {
    for (const { name, start, end } of place.termReferences) {
      const [term, ...others] = resolveTerm(name, place.language);
      const position = positionAt(place.positions ?? { path: place.id, runs: [] }, start);
      if (term === undefined) {
        const known = [...terms.values()].flatMap((one) => one.forms.map(({ form }) => form));
        messages.push(describe('unknown-term', position, { name }, didYouMean(name, known)));
        continue;
      }
      if (others.length > 0) {
        const names = [term, ...others].map((id) => `"${nameOf(terms, id)}"`).join(' or ');
        messages.push(
          describe(
            'ambiguous-term',
            position,
            { name, terms: names },
            `write [[${nameOf(terms, term)}|${name}]]`,
          ),
        );
      }
      value.push({
        kind: 'mention',
        place: place.id,
        start,
        end,
        term,
        form: formAt(place.text.slice(start, end), terms.get(term), place.language),
        authored: true,
        first: false,
      });
    }
  }
  return { value, messages };
};
