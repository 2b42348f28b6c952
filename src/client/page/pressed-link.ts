import { isModified } from './click.ts';

/** The link that an event happened on or in, in shadow trees too. */
export const linkOf = (event: Event): HTMLAnchorElement | undefined =>
  event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '') as
    HTMLAnchorElement | undefined;

/** What the browser should do by itself with a click on a link. */
export const isLeftAlone = (event: MouseEvent, link: HTMLAnchorElement): boolean =>
  event.defaultPrevented || isModified(event) || link.target !== '' || link.hasAttribute('download');
