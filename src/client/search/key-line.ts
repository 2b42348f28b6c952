import { makeButton, makeElement } from '../page/make-element.ts';
import { readStored, writeStored } from '../page/stored.ts';

/** Whether `/` opens the search. `base` is the site's. */
export const isSlashOn = (base: string): boolean => readStored(base, 'slash') !== false;

/**
 * The line that says which keys there are, and turns `/` off for those whom single keys disturb.
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function makeKeyLine(base: string): HTMLElement {
  const isOn = (): boolean => isSlashOn(base);
  const label = (): string => (isOn() ? 'Turn off /' : 'Turn on /');
  const turn = makeButton(label(), (button) => {
    writeStored(base, 'slash', isOn() ? false : undefined);
    button.textContent = label();
  });
  const toTime = document.documentElement.dir === 'rtl' ? '→' : '←';
  return makeElement(
    'p',
    'key-line',
    `↑ ↓ choose, Enter opens; ${toTime} then Enter plays. / or Ctrl K opens this search. `,
    turn,
  );
}
