import citedStyles from '../../styles/cited.css?url';
import { plainLine } from '../../model/cited-link.ts';
import { stoodTogether } from '../../text/unspaced.ts';
import { addStyles } from '../page/add-styles.ts';
import { makeHighlight } from '../page/highlights.ts';
import { passageElementAt } from '../transcript/passage-at.ts';
import { PassageText } from '../transcript/passage-text.ts';

/** Letters that are read of a link at most. */
const longest = 240;
/** Passages that what was found may reach over. */
const passagesLong = 4;

/** The passages at a time and after it; what is found may begin in a second that another one ends in. */
function passagesFrom(time: number): readonly Element[] {
  const found: Element[] = [];
  let next: Element | null | undefined = passageElementAt(time);
  for (; next && found.length < passagesLong; next = next.nextElementSibling)
    if (next.matches('p[id]')) found.push(next);
  return found;
}

/** Where the words are looked for: what the fragment leads to. */
function placesOf(hash: string): readonly Element[] {
  const [, time] = /^#t=([\d.]+)/.exec(hash) ?? [];
  if (time !== undefined) return passagesFrom(Number(time));
  let id = '';
  try {
    id = decodeURIComponent(hash.slice(1));
  } catch {
    return [];
  }
  const place = id === '' ? document.querySelector('main') : document.getElementById(id);
  return place ? [/^h\d$/.test(place.localName) ? (place.parentElement ?? place) : place] : [];
}

/** The words by themselves, in letters large or small; in scripts that set no words apart, wherever they stand. */
function patternOf(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => {
    const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return stoodTogether(word, word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
  });
  return new RegExp(alternatives.join('|'), 'giu');
}

/** Marks the words of a search result's link (`?mark=flying+money#t=125`) in the place that it leads to. */
export function markSearched({ search, hash }: Pick<URL, 'search' | 'hash'>): void {
  const line = plainLine((new URLSearchParams(search).get('mark') ?? '').slice(0, longest));
  const words = [...new Set(line.split(' '))]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
  const highlight = words.length > 0 ? makeHighlight('cited-words') : undefined;
  if (!highlight) return;
  void addStyles(citedStyles);
  const pattern = patternOf(words);
  for (const place of placesOf(hash)) {
    const text = new PassageText(place as HTMLElement);
    for (const { index, 0: found } of text.text.matchAll(pattern))
      highlight.add(text.select(index, index + found.length, document.createRange()));
  }
}
