const isPassage = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLParagraphElement && element.id !== '';

/** The nearest passage before (`-1`) or after (`1`) a block of the transcript. */
function passageBeside(block: Element | null, step: 1 | -1): HTMLElement | undefined {
  let at = block;
  do at = (step > 0 ? at?.nextElementSibling : at?.previousElementSibling) ?? null;
  while (at && !isPassage(at));
  return at ?? undefined;
}

/** A passage, the headings it stands under and the notes beside it: what Left and Right walk through. */
function rowOf(passage: HTMLElement): HTMLElement[] {
  const blocks: Element[] = [passage];
  for (let at = passage.previousElementSibling; at && !isPassage(at); at = at.previousElementSibling)
    if (!at.matches('.marginalia')) blocks.unshift(at);
  for (let at = passage.nextElementSibling; at?.matches('.marginalia'); at = at.nextElementSibling)
    blocks.push(at);
  return blocks
    .flatMap((block) => [...block.querySelectorAll<HTMLElement>('a[href], summary')])
    .filter((link) => link.checkVisibility());
}

/** Where a passage is entered: its stamp, or what there is instead. */
const entryOf = (passage: HTMLElement): HTMLElement | undefined =>
  passage.querySelector<HTMLElement>(':scope > .stamp') ?? rowOf(passage)[0];

/** The first passage from one on that can be entered. */
function enterFrom(passage: HTMLElement | undefined, step: 1 | -1): HTMLElement | undefined {
  for (let at = passage; at; at = passageBeside(at, step)) {
    const entry = entryOf(at);
    if (entry) return entry;
  }
  return undefined;
}

/** The block of a transcript that something stands in, as its passage: a heading's is the one below, a note's the one above. */
function passageOf(text: HTMLElement, element: Element): HTMLElement | undefined {
  let block = element;
  while (block.parentElement && block.parentElement !== text) block = block.parentElement;
  if (isPassage(block)) return block;
  return passageBeside(block, block.matches('.marginalia') ? -1 : 1);
}

/**
 * Moves the focus inside a transcript: Up and Down from passage to passage, Left and Right (as they are seen) between
 * the links of one, Home and End to the first and the last.
 */
export function moveFocus(text: HTMLElement, key: string): void {
  const focused = document.activeElement;
  const passage = focused && text.contains(focused) ? passageOf(text, focused) : undefined;
  if (!focused || !passage) return;
  if (key === 'Home' || key === 'End') {
    const all = text.querySelectorAll<HTMLElement>(':scope > p[id]');
    const end = all[key === 'Home' ? 0 : all.length - 1];
    enterFrom(end, key === 'Home' ? 1 : -1)?.focus();
  } else if (key === 'ArrowUp' || key === 'ArrowDown') {
    const step = key === 'ArrowDown' ? 1 : -1;
    enterFrom(passageBeside(passage, step), step)?.focus();
  } else {
    const on = (key === 'ArrowRight') === (getComputedStyle(text).direction === 'ltr');
    const row = rowOf(passage);
    row[row.indexOf(focused as HTMLElement) + (on ? 1 : -1)]?.focus();
  }
}
