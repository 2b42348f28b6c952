/** Makes the map of an episode answer where a thing comes up. What answers is loaded when somebody comes near. */
export function startTimeline(): void {
  const map = document.querySelector<HTMLElement>('.episode-map');
  if (!map) return;
  for (const question of map.querySelectorAll<HTMLElement>('.timeline-question')) question.hidden = false;
  const near = new AbortController();
  const load = (event: Event): void => {
    near.abort();
    void import('./places.ts').then(({ showPlaces }) => showPlaces(map, event.target));
  };
  for (const type of ['pointerover', 'focusin', 'change'])
    map.addEventListener(type, load, { signal: near.signal, passive: true });
}
