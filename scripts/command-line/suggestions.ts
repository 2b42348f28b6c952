import type { SuggestionPlace } from '../../src/annotate/suggest/suggestion.ts';
import { formatTimecode } from '../../src/model/time.ts';
import type { PastedSuggestion } from '../../src/site/check/suggest.ts';
import { formatCount } from './messages.ts';

/** How many suggestions of a kind are printed for people to read. */
export const suggestionsShown = 20;

type Kind = PastedSuggestion['kind'];

const headings: Readonly<Record<Kind, string>> = {
  term: 'Terms that the glossary may want',
  mishearing: 'Words that sound like a term of the glossary',
};

/** The suggestions grouped by kind, each with what to paste; at most {@link suggestionsShown} of a kind. */
export function formatSuggestions(suggestions: readonly PastedSuggestion[]): string {
  if (suggestions.length === 0) return 'No suggestions for the glossary.\n';
  const kinds: readonly Kind[] = ['term', 'mishearing'];
  return kinds
    .flatMap((kind) => {
      const all = suggestions.filter((suggestion) => suggestion.kind === kind);
      if (all.length === 0) return [];
      const more = all.length - suggestionsShown;
      const texts = all.slice(0, suggestionsShown).map(formatSuggestion);
      return [
        [`${headings[kind]} (${all.length})\n`, ...texts, ...(more > 0 ? [`… and ${more} more\n`] : [])].join(
          '\n',
        ),
      ];
    })
    .join('\n\n');
}

function formatSuggestion(suggestion: PastedSuggestion): string {
  const { words, count, episodes, places, paste } = suggestion;
  const sounds = suggestion.kind === 'mishearing' ? `, for ${suggestion.form}` : '';
  const often = `${formatCount(count, 'time')} in ${formatCount(episodes, 'episode')}`;
  const first = `  ${count > places.length ? 'first at ' : ''}${places.map(formatPlace).join(', ')}`;
  const what =
    suggestion.kind === 'term'
      ? `  in ${paste.path}, with a definition below:`
      : `  correct the transcript to "${suggestion.form}" or, if both are right, write in ${paste.path}:`;
  return `"${words}"${sounds}: ${often}\n${first}\n${what}\n${paste.text}`;
}

const formatPlace = ({ path, line, time }: SuggestionPlace): string =>
  line !== undefined ? `${path}:${line}` : time !== undefined ? `${path} ${formatTimecode(time)}` : path;

/**
 * An array of `{kind, words, count, episodes, places: [{path, line, time}], term, form, paste: {path, text}}`, all of
 * them. `time` is in seconds; what does not apply is null.
 */
export function formatSuggestionsAsJson(suggestions: readonly PastedSuggestion[]): string {
  const entries = suggestions.map((suggestion) => {
    const { kind, words, count, episodes, places, paste } = suggestion;
    const meant = suggestion.kind === 'mishearing' ? suggestion : { term: null, form: null };
    return {
      kind,
      words,
      count,
      episodes,
      places: places.map(({ path, line = null, time = null }) => ({ path, line, time })),
      term: meant.term,
      form: meant.form,
      paste,
    };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
