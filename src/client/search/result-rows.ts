import { formatTimecode } from '../../model/time.ts';
import { makeElement } from '../page/make-element.ts';
import { drawHitStrip } from './hit-strip.ts';
import { labelKind } from './kind-labels.ts';
import { excerptOf, markedAddress, stretchAddress, titleOf } from './moment-links.ts';
import type { ExcerptPart } from './search-excerpt.ts';
import type { Hit, HitGroup, NameHit } from './search-types.ts';

type Content = readonly (Node | string)[];

/** A cell of a row; in the first column stands what plays, in the second what opens. */
function makeCell(column: 1 | 2, className: string, ...content: Content): HTMLElement {
  const cell = makeElement('div', className, ...content);
  cell.role = 'gridcell';
  cell.setAttribute('aria-colindex', String(column));
  return cell;
}

/** A row of the results. */
export function makeRow(className: string, ...cells: readonly HTMLElement[]): HTMLElement {
  const row = makeElement('div', className, ...cells);
  row.role = 'row';
  return row;
}

/** Rows that belong together, under what they are called. */
function makeGroup(label: string, ...rows: readonly HTMLElement[]): HTMLElement {
  const group = makeElement('div', 'hit-group', ...rows);
  group.role = 'rowgroup';
  group.ariaLabel = label;
  return group;
}

/** A row with one thing in it: a heading, a button. */
export const makeLine = (className: string, ...content: Content): HTMLElement =>
  makeRow(className, makeCell(2, 'cell', ...content));

const marked = (parts: readonly ExcerptPart[]): Content =>
  parts.map(({ text, found }) => (found ? makeElement('mark', '', text) : text));

/** A text in whatever script it is written. */
function bidirectional<Tag extends 'span' | 'p' | 'a'>(tag: Tag, className: string, ...content: Content) {
  const element = makeElement(tag, className, ...content) as HTMLElementTagNameMap[Tag];
  element.dir = 'auto';
  return element;
}

/** One line for an entry that is called what was asked for: name, kind, and how its text begins. */
function renderName({ url, kind, name, matched, text = '' }: NameHit): HTMLElement {
  const link = bidirectional('a', '', name);
  link.href = url;
  const also = matched === undefined ? [] : [' ', bidirectional('span', 'alias', `(${matched})`)];
  const kindName = makeElement('span', 'kind', labelKind(kind));
  return makeLine('hit hit-name', link, ...also, ' ', kindName, ' ', bidirectional('span', 'gloss', text));
}

/** Terms and sources, a line each. */
export const renderNames = (names: readonly NameHit[]): HTMLElement =>
  makeGroup(
    'Glossary and sources',
    makeLine('hit-label', makeElement('h2', 'label', 'Glossary and sources')),
    ...names.map(renderName),
  );

/** What plays just that passage, or from there where its end is not known. */
function renderStamp(hit: Hit, address: string): HTMLElement {
  const label = `${hit.approximate === true ? 'about ' : ''}${formatTimecode(hit.time ?? 0)}`;
  const stamp = makeElement('a', 'stamp', label);
  stamp.href = address;
  stamp.ariaLabel = `${hit.end === undefined ? 'Play from' : 'Play'} ${label}`;
  return stamp;
}

/** Who says it, or what kind of text it is, and under which heading it stands. */
function renderAbout(hit: Hit): Content {
  const { speaker, kind, title, episode, foundInTitle } = hit;
  const parts = [
    ...(speaker === undefined ? [] : [bidirectional('span', 'speaker', speaker)]),
    ...(kind === 'transcript' ? [] : [makeElement('span', 'kind', labelKind(kind))]),
    ...(title === undefined || (title === episode?.title && foundInTitle === undefined)
      ? []
      : [bidirectional('span', 'section', ...marked(titleOf(hit)))]),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
}

/** A moment: when, who or what kind of text under which heading, and the words around. */
export function renderMoment(hit: Hit): HTMLElement {
  const parts = excerptOf(hit);
  const words = bidirectional('a', 'words', ...marked(parts));
  words.href = markedAddress(hit.url, hit.foundInTitle ? titleOf(hit) : parts);
  words.dataset['press'] = '';
  const stretch = stretchAddress(hit);
  const about = renderAbout(hit);
  return makeRow(
    'hit',
    makeCell(1, 'play', ...(stretch === undefined ? [] : [renderStamp(hit, stretch)])),
    makeCell(
      2,
      'cell',
      ...(about.length > 0 ? [makeElement('p', 'about', ...about)] : []),
      makeElement('p', '', words),
    ),
  );
}

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** An episode: what it is called, where its hits are, and room for its moments. `exact`: so many it has, and no fewer. */
export function renderEpisode({ episode, count, strip }: HitGroup, exact: boolean): HTMLElement {
  const places = `${exact ? '' : 'up to '}${count === 1 ? 'one place' : `${count} places`}`;
  if (!episode) {
    const label = 'Also in the glossary and the sources';
    return makeGroup(label, makeLine('hit-label', makeElement('h2', 'label', label)));
  }
  const link = bidirectional('a', '', episode.title);
  link.href = episode.path;
  const date = Number.isNaN(Date.parse(episode.date)) ? [] : [dateFormat.format(new Date(episode.date))];
  const drawn = strip && drawHitStrip(strip.times, strip.duration);
  return makeGroup(
    episode.title,
    makeLine(
      'hit-episode',
      makeElement('h2', 'name', link),
      makeElement('p', 'detail', [...date, places].join(' · ')),
      ...(drawn ? [drawn] : []),
    ),
  );
}

/** A button in a row of its own. */
export function makeMoreRow(label: string, className: string, run: () => Promise<void>): HTMLElement {
  const button = makeElement('button', className, label);
  button.type = 'button';
  button.addEventListener('click', () => {
    button.disabled = true;
    run().catch(() => {
      button.disabled = false;
      button.textContent = 'It did not arrive. Try again';
    });
  });
  return makeLine('hit-more', button);
}
