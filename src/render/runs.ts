import type { Run, Runs } from '../model/notes.ts';
import type { Html } from '../model/view/parts.ts';
import { fromHtml, type ElementContent } from './hast.ts';

/** Stands for a citation that is to leave nothing, not even the space before it. */
export const droppedCitation: Html = '<span class="citation dropped"></span>';

const hasClass = (node: ElementContent & { type: 'element' }, name: string): boolean =>
  Array.isArray(node.properties['className']) && node.properties['className'].includes(name);

/** The look that surrounds a text. */
type Look = Omit<Run, 'text'>;

function lookOf(
  node: ElementContent & { type: 'element' },
  look: Look,
  linkTo: (href: string) => string | undefined,
): Look {
  const href = node.tagName === 'a' ? linkTo(String(node.properties['href'] ?? '')) : undefined;
  return {
    ...look,
    ...(href === undefined || look.href !== undefined ? {} : { href }),
    ...(node.tagName === 'em' || node.tagName === 'i' ? { emphasis: true } : {}),
    ...(node.tagName === 'strong' || node.tagName === 'b' ? { strong: true } : {}),
  };
}

/** Not part of the words: footnote numbers, what stands in the margin, pictures. */
const isAside = (node: ElementContent & { type: 'element' }): boolean =>
  ['img', 'picture', 'details', 'input', 'svg'].includes(node.tagName) ||
  hasClass(node, 'footnote') ||
  hasClass(node, 'correction-mark') ||
  hasClass(node, 'stamp');

const isSame = (a: Run, b: Run): boolean =>
  a.href === b.href && a.emphasis === b.emphasis && a.strong === b.strong;

/** Runs of one look joined, white space collapsed, none at the ends. */
function tidy(runs: readonly Run[]): Runs {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    let text = run.text.replaceAll(/[ \t\r\n]+/g, ' ');
    if (last === undefined || last.text.endsWith(' ')) text = text.trimStart();
    if (text === '') continue;
    if (last !== undefined && isSame(last, run)) joined.splice(-1, 1, { ...last, text: last.text + text });
    else joined.push({ ...run, text });
  }
  const last = joined.at(-1);
  if (last !== undefined) joined.splice(-1, 1, { ...last, text: last.text.trimEnd() });
  return joined.filter(({ text }) => text !== '');
}

/**
 * The words of safe HTML that this site has made, as runs of one look. `linkTo` says where a link leads elsewhere:
 * nothing for one that makes no sense there.
 */
export function runsOfHtml(html: Html, linkTo: (href: string) => string | undefined): Runs {
  const runs: Run[] = [];
  const trimLast = (): void => {
    const last = runs.at(-1);
    if (last !== undefined) runs.splice(-1, 1, { ...last, text: last.text.trimEnd() });
  };
  const add = (nodes: readonly ElementContent[], look: Look): void => {
    for (const node of nodes) {
      if (node.type === 'text') runs.push({ ...look, text: node.value });
      if (node.type !== 'element' || isAside(node)) continue;
      if (hasClass(node, 'dropped')) trimLast();
      else if (node.tagName === 'br') runs.push({ ...look, text: ' ' });
      else add(node.children, lookOf(node, look, linkTo));
    }
  };
  add(fromHtml(html), {});
  return tidy(runs);
}
