import path from 'node:path';
import { writeTermFile } from '../../src/edit/term-file.ts';
import { formatTimecode } from '../../src/model/time.ts';
import { suggestForEpisode, type PastedSuggestion } from '../../src/site/check/suggest.ts';
import { exists, type PlannedFile } from '../command-line/files.ts';
import type { Desk } from './desk.ts';

/** Most suggestions that are shown; `check --suggest` has all of them. */
const shown = { term: 5, mishearing: 3 } as const;

function describeSuggestion(suggestion: PastedSuggestion): string {
  const { words, count, places } = suggestion;
  const [place] = places;
  const where =
    place?.time !== undefined
      ? `, first at ${formatTimecode(place.time)}`
      : place?.line !== undefined
        ? `, first in line ${place.line}`
        : '';
  const meant = suggestion.kind === 'mishearing' ? ` may be "${suggestion.form}" misheard:` : ':';
  return `${words}${meant} ${count === 1 ? 'once' : `${count} times`}${where}`;
}

/** The suggestions that an answer chooses: numbers, or all. `undefined` where it is neither. */
export function choose<T>(answer: string, list: readonly T[]): readonly T[] | undefined {
  if (/^(?:none|-)?$/i.test(answer.trim())) return [];
  if (/^all$/i.test(answer.trim())) return list;
  const chosen = answer
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? list[Number(part) - 1] : undefined));
  return chosen.includes(undefined) ? undefined : (chosen as T[]);
}

async function askWhich(
  desk: Desk,
  terms: readonly PastedSuggestion[],
): Promise<readonly PastedSuggestion[]> {
  for (;;) {
    const answer = await desk.ask('Which of them shall get an entry? (1, 3 or all; Enter for none)');
    const chosen = choose(answer, terms);
    if (chosen !== undefined) return chosen;
    desk.say(`Numbers from 1 to ${terms.length}, with commas between.`);
  }
}

/** Shows what the glossary may lack of this episode, and begins entries for what is chosen. */
export async function suggestTerms(desk: Desk, slug: string): Promise<void> {
  const { annotated, library } = await desk.read(slug);
  const suggestions = suggestForEpisode(annotated, library);
  const misheard = suggestions.filter(({ kind }) => kind === 'mishearing').slice(0, shown.mishearing);
  if (misheard.length > 0) desk.say(...misheard.map(describeSuggestion), 'Correct these in the transcript.');
  const terms = suggestions.filter(({ kind }) => kind === 'term').slice(0, shown.term);
  if (terms.length === 0) return;
  if (!desk.isAttended || desk.options.takesOffers === true) {
    const names = terms.map(({ words }) => `"${words}"`).join(', ');
    desk.wait(`the glossary may want ${names}`, 'npm run check -- --suggest');
    return;
  }
  desk.say('Names that recur and are not in the glossary:');
  desk.say(...terms.map((term, index) => `  ${index + 1}  ${describeSuggestion(term)}`));
  const planned: PlannedFile[] = [];
  for (const { words, paste } of await askWhich(desk, terms)) {
    const term = words.replace(/\s+/gu, ' ');
    const file = path.join(desk.options.contentDir, paste.path);
    if (await exists(file)) {
      desk.say(`${paste.path} is there already.`);
      continue;
    }
    const definition = await desk.ask(`What is "${term}"? A sentence or two (Enter to write it later)`);
    const body = writeTermFile({
      term,
      ...(definition === '' ? {} : { definition: [{ markdown: definition }] }),
    });
    planned.push({ file, body });
  }
  if (planned.length > 0) await desk.write(planned);
}
