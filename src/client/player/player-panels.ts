import panelStyles from '../../styles/player-panels.css?url';
import type { EpisodePart } from '../../model/episode-data.ts';
import { formatTimecode, type Seconds } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import { isModified } from '../page/click.ts';
import { openBeside } from '../page/popover.ts';
import { partAt } from './parts.ts';
import { playOrExplain } from './play-or-explain.ts';
import { elementOf } from '../page/element.ts';

/** Shows those rows of the menu that lead to something on this page, and closes it before it leads there. */
function startMenu(): void {
  const menu = elementOf('player-menu');
  const rows = elementOf('player-rows');
  const targetOf = (row: Element): HTMLElement | null =>
    document.getElementById(row.getAttribute('popovertarget') ?? row.getAttribute('href')?.slice(1) ?? '');
  const choose = (): void => {
    for (const row of rows.children) {
      const target = targetOf(row);
      (row as HTMLElement).hidden = !target || target.hidden;
    }
    rows.hidden = !rows.querySelector(':scope > :not([hidden])');
  };
  choose();
  menu.addEventListener('beforetoggle', choose);
  rows.addEventListener('click', (event) => {
    const row = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (!row) return;
    menu.hidePopover();
    const target = targetOf(row);
    // A panel opened from within the menu would stand on it, and close with it.
    if (!row.hasAttribute('popovertarget') || !target) return;
    event.preventDefault();
    openBeside(target, elementOf('menu-button'));
  });
}

/** A line of the list of chapters: when it is heard, and its name. */
function makeChapter({ label, start, approximate }: EpisodePart, heard: Seconds, kind: string): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const time = document.createElement('span');
  item.className = kind;
  link.href = `#t=${start}`;
  time.textContent = `${approximate ? 'about ' : ''}${formatTimecode(heard)}`;
  link.append(time, label);
  item.append(link);
  return item;
}

function startChapters(page: EpisodePage): void {
  const { playback, data } = page;
  const panel = elementOf('chapters-panel');
  const list = elementOf('chapter-list');
  const mixed = data.parts.some(({ kind }) => kind === 'chapter');

  const fill = (): void => {
    const items = data.parts.map((part) =>
      makeChapter(part, playback.heardAt(part.start), mixed ? part.kind : ''),
    );
    list.replaceChildren(...items);
  };
  const mark = (): void => {
    if (!panel.matches(':popover-open')) return;
    const current = data.parts.indexOf(partAt(data.parts, playback.time ?? 0) as EpisodePart);
    list.querySelectorAll('a').forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  };
  fill();
  mark();
  panel.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && fill());
  panel.addEventListener('toggle', () => {
    mark();
    list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  });
  playback.on(['tick', 'seek'], mark);
  list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const part = data.parts[[...list.querySelectorAll('a')].indexOf(link as HTMLAnchorElement)];
    if (!link || !part || isModified(event)) return;
    event.preventDefault();
    panel.hidePopover();
    history.replaceState(history.state, '', link.hash);
    void playOrExplain(page, { start: part.start });
  });
}

/** Makes what opens from the player's bar work: the chapters, and the menu. Call it before somebody opens them. */
export function startPlayerPanels(page: EpisodePage): void {
  void addStyles(panelStyles);
  startMenu();
  startChapters(page);
}
