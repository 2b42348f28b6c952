import { makeMoreRow, renderEpisode, renderMoment, renderNames } from './result-rows.ts';
import type { Findings, HitGroup } from './search-types.ts';

const episodesPerStep = 5;
const momentsPerEpisode = 3;
const momentsPerStep = 12;

/** The address of what a row plays. */
const playedBy = (row: Element): string | null => row.querySelector('.stamp')?.getAttribute('href') ?? null;

/**
 * Shows what was found: names, then episodes with their three best moments and what opens the others within. A row that
 * is heard while others come stays the row it is, and so keeps its mark.
 */
export class ResultGrid {
  readonly #place: HTMLElement;
  readonly #changed: () => void;
  /** The row that is heard, or was when it was last shown. */
  #heard: Element | undefined;

  /** `changed`: rows have come or gone. */
  constructor(place: HTMLElement, changed: () => void) {
    [this.#place, this.#changed] = [place, changed];
  }

  clear(): void {
    this.#put([]);
  }

  /** Resolves when the first of it is shown; drops it if `isCurrent` says so by then. */
  async show(findings: Findings, isCurrent: () => boolean): Promise<void> {
    const groups = await this.#loadGroups(findings);
    if (isCurrent())
      this.#put([...(findings.names.length > 0 ? [renderNames(findings.names)] : []), ...groups]);
  }

  #put(groups: readonly HTMLElement[]): void {
    const heard = this.#place.querySelector('[data-heard]') ?? this.#heard;
    this.#heard = heard?.matches('[data-heard]') ? heard : undefined;
    this.#place.replaceChildren(...groups);
    if (this.#heard) this.#keepHeard(this.#heard);
    this.#changed();
  }

  /** The row that sounds takes the place of the new one that would be the same, with that one's words. */
  #keepHeard(heard: Element): void {
    const played = playedBy(heard);
    for (const row of this.#place.querySelectorAll('.hit')) {
      if (playedBy(row) !== played || row === heard) continue;
      const [fresh, old] = [row.lastElementChild, heard.lastElementChild];
      if (fresh && old) old.replaceWith(fresh);
      row.replaceWith(heard);
      return;
    }
  }

  /** Groups of episodes, and a row for more of them. */
  async #loadGroups(findings: Findings): Promise<HTMLElement[]> {
    const found = await findings.next(episodesPerStep, momentsPerEpisode);
    const groups = found.map((group) => this.#drawGroup(group, findings.exact));
    if (found.length < episodesPerStep) return groups;
    const more = makeMoreRow('More episodes', 'more', async () =>
      this.#replace(more, await this.#loadGroups(findings)),
    );
    return [...groups, more];
  }

  #drawGroup(group: HitGroup, exact: boolean): HTMLElement {
    const drawn = renderEpisode(group, exact);
    drawn.append(...group.hits.map(renderMoment));
    this.#offerRest(drawn, group, group.hits.length, exact);
    return drawn;
  }

  #offerRest(drawn: HTMLElement, group: HitGroup, shown: number, exact: boolean): void {
    const left = group.count - shown;
    if (left <= 0 || shown === 0) return;
    const more = makeMoreRow(exact ? `${left} more` : 'More', 'more-moments', async () => {
      const hits = await group.more(shown, momentsPerStep);
      this.#replace(more, hits.map(renderMoment));
      if (hits.length === momentsPerStep) this.#offerRest(drawn, group, shown + hits.length, exact);
      this.#changed();
    });
    drawn.append(more);
  }

  /** What was asked for stands where the button was, and has its focus. */
  #replace(more: HTMLElement, rows: readonly HTMLElement[]): void {
    const root = more.getRootNode() as Document | ShadowRoot;
    const hadFocus =
      more.contains(root.activeElement) ||
      root.activeElement === null ||
      root.activeElement === document.body;
    more.replaceWith(...rows);
    if (hadFocus) rows[0]?.querySelector<HTMLElement>('[data-press], a[href], button')?.focus();
    this.#changed();
  }
}
