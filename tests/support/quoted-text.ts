import type { Element, RootContent } from 'hast';
import type {
  FragmentSelector,
  TextQuoteSelector,
  WebAnnotation,
} from '../../src/export/annotations/model.ts';
import { findAll, findTags, type HtmlPage } from './html-site.ts';

const unread = new Set(['script', 'style', 'svg', 'template']);

/** The text of an element as a program finds it in the document: white space folded, nothing of scripts. */
function readableText(element: Element): string {
  const collect = (node: RootContent): string => {
    if (node.type === 'text') return node.value;
    return node.type === 'element' && !unread.has(node.tagName) ? node.children.map(collect).join('') : '';
  };
  return fold(collect(element));
}

const fold = (text: string): string => text.replace(/\s+/gu, ' ');

function countIn(text: string, words: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) count++;
  return count;
}

/**
 * What of a page's annotations cannot be found where they say: words that the page (or the element that they are
 * refined by) does not have exactly once, with what stands around them; elements that are not there.
 */
export function judgeQuotes(
  page: HtmlPage,
  items: readonly WebAnnotation[],
): { readonly quotes: number; readonly faults: readonly string[] } {
  const [body] = findTags(page.tree, 'body');
  const whole = body === undefined ? '' : readableText(body);
  const byId = new Map(
    findAll(page.tree, ({ properties }) => properties['id'] !== undefined).map((element) => [
      String(element.properties['id']),
      readableText(element),
    ]),
  );
  const faults: string[] = [];
  let quotes = 0;
  const judge = (
    id: string,
    text: string | undefined,
    { exact, prefix = '', suffix = '' }: TextQuoteSelector,
  ) => {
    quotes++;
    const found = text === undefined ? 0 : countIn(text, fold(prefix + exact + suffix));
    if (found !== 1) faults.push(`${id}: ${found} times ${JSON.stringify([prefix, exact, suffix])}`);
  };
  for (const { id, target } of items)
    for (const { selector } of target)
      for (const one of [selector ?? []].flat() as (TextQuoteSelector | FragmentSelector)[]) {
        if (one.type === 'TextQuoteSelector') judge(id, whole, one);
        else if (!one.value.startsWith('t=')) {
          if (!byId.has(one.value)) faults.push(`${id}: no element ${one.value}`);
          if (one.refinedBy !== undefined) judge(id, byId.get(one.value), one.refinedBy);
        }
      }
  return { quotes, faults };
}
