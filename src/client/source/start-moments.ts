import { isModified } from '../page/click.ts';
import { pageAddress, type SearchAddress } from '../search/search-address.ts';

/** Further pages that are fetched for one choice: no source has more. */
const mostPages = 100;

const relationIn = (search: string): string | undefined =>
  new URLSearchParams(search).get('relation') ?? undefined;

/** Shows the moments of one relation, of all of them where none is asked for. Says how many that is. */
function narrow(whole: HTMLElement, relation: string | undefined): number {
  let left = 0;
  for (const moment of whole.querySelectorAll<HTMLElement>('.moments > li')) {
    moment.hidden = relation !== undefined && (moment.dataset['relation'] ?? '') !== relation;
    if (!moment.hidden) left++;
  }
  for (const group of whole.querySelectorAll<HTMLElement>('.heard-in'))
    group.hidden = group.querySelector('.moments > li:not([hidden])') === null;
  return left;
}

/** Puts what stands on further pages on this one: whoever asks for a relation asks for all moments that have it. */
async function fetchRest(whole: HTMLElement): Promise<void> {
  for (let page = 0; page < mostPages; page++) {
    const next = whole.querySelector<HTMLAnchorElement>('a[rel="next"]');
    if (!next) return;
    const response = await fetch(next.href);
    if (!response.ok) throw new Error(`moments: ${response.status}`);
    const read = new DOMParser().parseFromString(await response.text(), 'text/html');
    const groups = Array.from(read.querySelectorAll('[data-moments] .heard-in'));
    const further = read.querySelector('a[rel="next"]');
    const line = next.closest('.further');
    line?.before(...groups.map((group) => document.importNode(group, true)));
    if (further) next.href = further.getAttribute('href') ?? '';
    else line?.remove();
    if (!line) return;
  }
}

/**
 * Narrows the moments of a source to one relation, on its page or in a sheet; what is chosen stands in the address.
 * Does nothing where there is nothing to choose from.
 */
export function startMoments(root: ParentNode, address: SearchAddress = pageAddress): void {
  const whole = root.querySelector<HTMLElement>('[data-moments]');
  const choices = root.querySelector<HTMLElement>('.moment-choices');
  const status = choices?.querySelector('[role="status"]');
  if (!whole || !choices || !status) return;
  const links = Array.from(choices.querySelectorAll('a'));

  const show = async (): Promise<void> => {
    const relation = relationIn(address.search);
    for (const link of links)
      if (link.dataset['relation'] === relation) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    if (relation !== undefined && whole.querySelector('a[rel="next"]')) {
      status.textContent = 'Loading…';
      try {
        await fetchRest(whole);
      } catch {
        status.textContent = 'Not all moments arrived. Please try again when you are connected.';
        narrow(whole, relation);
        return;
      }
      if (relation !== relationIn(address.search)) return;
    }
    const left = narrow(whole, relation);
    status.textContent = relation === undefined ? '' : `${left} shown`;
  };
  for (const link of links)
    link.addEventListener('click', (event) => {
      if (isModified(event)) return;
      event.preventDefault();
      const { relation } = link.dataset;
      address.push(relation === undefined ? '' : `?${new URLSearchParams({ relation }).toString()}`);
      void show();
    });
  address.onChange(() => void show());
  choices.hidden = false;
  if (relationIn(address.search) !== undefined) void show();
}
