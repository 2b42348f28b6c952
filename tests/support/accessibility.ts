import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Every rule of axe counts, whatever its severity: best practices, those of WCAG 2.2 that it leaves off, and those it
 * calls experimental. One does not: `color-contrast-enhanced` is WCAG's level AAA, and asks for 7 to 1; we keep to AA,
 * so that what is secondary (dates, stamps, notes) can be quieter than the text.
 */
const leftOut: readonly string[] = ['color-contrast-enhanced'];

/**
 * Faults that axe finds in a page as it is now, with what they are of. `rules`: every one, or those that axe asks by
 * itself.
 */
export async function findFaults(page: Page, rules: 'all' | 'usual' = 'all'): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([without, all]) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const asked = inPage.getRules().map(({ ruleId }) => [ruleId, { enabled: !without.includes(ruleId) }]);
      const { violations } = await inPage.run(all ? { rules: Object.fromEntries(asked) } : {});
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
      );
    },
    [leftOut, rules === 'all'] as const,
  );
}

/** How far a page sticks out of its window, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * What can be pressed and is smaller than 24 by 24 pixels. Links in a line of text are measured by it, and may be.
 * @see https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export const findSmallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isInText = (element: Element): boolean =>
      element.matches('a, a *') &&
      getComputedStyle(element).display === 'inline' &&
      element.parentElement?.textContent.trim() !== element.textContent.trim();
    return [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [role="menuitem"]'),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .filter((element) => !isInText(element) && !element.matches('.skip'))
      .map((element) => {
        // what a label names can be pressed there, too
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return { element, width, height };
      })
      .filter(({ width, height }) => width > 0 && height > 0 && (width < 23.9 || height < 23.9))
      .map(
        ({ element, width, height }) =>
          `${element.outerHTML.slice(0, 90)} ${Math.round(width)}×${Math.round(height)}`,
      );
  });
