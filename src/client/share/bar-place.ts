/** Between the words and the bar; and between the bar and the edge of the window. CSS pixels. */
const gap = 8;
const edge = 12;

/** Where the window ends for the reader: the player stands at its foot. */
function floorOf(): number {
  const player = document.getElementById('player')?.getBoundingClientRect();
  return player && player.height > 0 ? Math.min(innerHeight, player.top) : innerHeight;
}

/**
 * Puts the bar below words (the boxes of their lines, in the window), where they end; above them where there is no
 * room. It stands on the page and scrolls with them. Without words in sight it stands at the foot of the window.
 */
export function placeBar(bar: HTMLElement, lines: readonly DOMRect[]): void {
  const floor = floorOf();
  const seen = lines.filter(({ top, bottom }) => bottom > 0 && top < floor);
  const [first, last] = [seen[0], seen.at(-1)];
  const { width, height } = bar.getBoundingClientRect();
  const below = last && last.bottom + gap;
  const above = first && first.top - gap - height;
  const top = [below, above].find(
    (place) => place !== undefined && place >= 0 && place + height <= floor - gap,
  );
  bar.classList.toggle('docked', top === undefined || last === undefined);
  if (top === undefined || last === undefined) {
    bar.style.removeProperty('top');
    bar.style.removeProperty('left');
    return;
  }
  const end = getComputedStyle(bar).direction === 'rtl' ? last.left : last.right;
  const room = document.documentElement.clientWidth - edge - width;
  const left = Math.max(edge, Math.min(end - width / 2, room));
  bar.style.top = `${Math.round(top + scrollY)}px`;
  bar.style.left = `${Math.round(left + scrollX)}px`;
}
