import type { Block, ListItem, ProseNode } from '../model/prose.ts';
import type { Stamp } from '../model/time.ts';
import { footnoteId, footnoteReferenceId } from './footnotes.ts';
import { element, text, type Element, type ElementContent } from './hast.ts';
import { marginalia } from './margin.ts';
import type { ProseTools } from './prose.ts';
import { stampElement } from './stamp.ts';

type NodeOf<Type extends ProseNode['type']> = ProseNode & { readonly type: Type };

/** A stamp and the space behind it, or nothing. */
function stampNodes(stamp: Stamp | undefined, tools: ProseTools): ElementContent[] {
  return stamp === undefined ? [] : [stampElement(tools.context.stamp(stamp)), text(' ')];
}

function margin(blocks: readonly Block[], tools: ProseTools): ElementContent[] {
  const { context } = tools;
  const annotated = blocks.map(({ id }) => ({ id, annotations: context.annotations.get(id) ?? [] }));
  const details = marginalia(annotated, context);
  return details === undefined ? [] : [details];
}

function renderParagraph({ block, stamp }: NodeOf<'paragraph'>, tools: ProseTools): ElementContent[] {
  const [only] = block.marks;
  const caption = only?.kind === 'image' && block.marks.length === 1 ? only.title : undefined;
  if (only?.kind === 'image' && caption !== undefined && block.text.trim() === '') {
    return [
      element('figure', { id: block.id }, [
        tools.image({ kind: 'image', src: only.src, alt: only.alt, start: only.start, end: only.end }),
        element('figcaption', {}, [caption]),
      ]),
    ];
  }
  return [
    element('p', { id: block.id }, [...stampNodes(stamp, tools), ...tools.inline(block)]),
    ...margin([block], tools),
  ];
}

function renderHeading({ level, id, block, stamp }: NodeOf<'heading'>, tools: ProseTools): ElementContent[] {
  return [
    element(`h${level}`, { id }, [...stampNodes(stamp, tools), ...tools.inline(block)]),
    ...margin([block], tools),
  ];
}

/** Where the words of a quotation end and its speaker begins, if the text says who speaks. */
export function attributionAt(block: Block, speaker: string): number | undefined {
  const kept = block.text.trimEnd();
  if (!kept.endsWith(speaker)) return undefined;
  const before = kept.slice(0, kept.length - speaker.length);
  const dash = /\s*(?:[—–―]|--?)\s*$/.exec(before);
  return dash ? dash.index : undefined;
}

/** A quotation ends with a line that says who speaks and plays it. */
function renderQuote({ children, stamp, quotation }: NodeOf<'quote'>, tools: ProseTools): ElementContent[] {
  const when = stamp ?? quotation?.stamp;
  const played = when === undefined ? undefined : stampElement(tools.context.stamp(when));
  if (quotation === undefined && played === undefined)
    return [element('blockquote', {}, renderBlocks(children, tools))];
  const last = children.at(-1);
  const speaker = quotation?.speaker;
  const at =
    last?.type === 'paragraph' && speaker !== undefined ? attributionAt(last.block, speaker) : undefined;
  const footer: (ElementContent | string)[] = [];
  let body = renderBlocks(children, tools);
  if (last?.type === 'paragraph' && speaker !== undefined && at !== undefined) {
    const { block } = last;
    const name = block.text.lastIndexOf(speaker);
    body = [
      ...renderBlocks(children.slice(0, -1), tools),
      element('p', { id: block.id }, tools.inline(block, { start: 0, end: at })),
      ...margin([block], tools),
    ];
    footer.push(...tools.inline(block, { start: name, end: block.text.trimEnd().length }));
  } else if (speaker !== undefined && !children.some((child) => says(child, speaker))) footer.push(speaker);
  if (played) footer.push(...(footer.length > 0 ? [' · '] : []), played);
  return [
    element('blockquote', { className: ['quotation'] }, [
      ...body,
      ...(footer.length > 0 ? [element('footer', {}, footer)] : []),
    ]),
  ];
}

const says = (node: ProseNode, words: string): boolean =>
  node.type === 'paragraph' && node.block.text.includes(words);

/** A list whose items are one line each (and lists below) is set without paragraphs. */
function isTight(items: readonly ListItem[]): boolean {
  return items.every(
    ({ children }) =>
      children.length === 0 ||
      (children[0]?.type === 'paragraph' && children.slice(1).every((child) => child.type === 'list')),
  );
}

function renderItem(item: ListItem, tight: boolean, tools: ProseTools): Element {
  const box =
    item.checked === undefined
      ? []
      : [
          element('input', {
            type: 'checkbox',
            disabled: true,
            checked: item.checked,
            ariaLabel: item.checked ? 'Done' : 'Not done',
          }),
          text(' '),
        ];
  const lead = [...box, ...stampNodes(item.stamp, tools)];
  const classes = [...(item.checked === undefined ? [] : ['task']), ...(item.stamp ? ['timed'] : [])];
  const className = classes.length > 0 ? classes : undefined;
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph')
    return element('li', { className }, [...lead, ...renderBlocks(item.children, tools)]);
  const { block } = first;
  const words = [...lead, ...stampNodes(first.stamp, tools), ...tools.inline(block)];
  const more = [...margin([block], tools), ...renderBlocks(rest, tools)];
  return tight
    ? element('li', { id: block.id, className }, [...words, ...more])
    : element('li', { className }, [element('p', { id: block.id }, words), ...more]);
}

function renderList({ ordered, start, items }: NodeOf<'list'>, tools: ProseTools): Element {
  const tight = isTight(items);
  const tasks = items.some(({ checked }) => checked !== undefined);
  return element(
    ordered ? 'ol' : 'ul',
    {
      className: tasks ? ['tasks'] : undefined,
      start: ordered && start !== undefined && start !== 1 ? start : undefined,
    },
    items.map((item) => renderItem(item, tight, tools)),
  );
}

/** A table scrolls inside its own box, which the keyboard can reach. */
function renderTable({ align, head, rows }: NodeOf<'table'>, tools: ProseTools): ElementContent[] {
  const cell = (tag: 'td' | 'th', block: Block, column: number): Element => {
    const side = align[column];
    return element(
      tag,
      {
        id: block.id,
        scope: tag === 'th' ? 'col' : undefined,
        className: side ? [`align-${side}`] : undefined,
      },
      tools.inline(block),
    );
  };
  const row = (tag: 'td' | 'th', blocks: readonly Block[]): Element =>
    element(
      'tr',
      {},
      blocks.map((block, column) => cell(tag, block, column)),
    );
  const table = element('table', {}, [
    element('thead', {}, [row('th', head)]),
    rows.length > 0
      ? element(
          'tbody',
          {},
          rows.map((blocks) => row('td', blocks)),
        )
      : undefined,
  ]);
  const label = head.map((block) => block.text).join(', ');
  const box = element(
    'div',
    { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: `Table: ${label}` },
    [table],
  );
  return [box, ...margin([...head, ...rows.flat()], tools)];
}

function renderDefinitions({ entries }: NodeOf<'definitions'>, tools: ProseTools): Element {
  return element(
    'dl',
    {},
    entries.flatMap(({ terms, definitions }) => [
      ...terms.map((block) => element('dt', { id: block.id }, tools.inline(block))),
      ...definitions.map((children, index) =>
        element('dd', {}, [
          ...renderBlocks(children, tools),
          // Only dd may hold what the margin says about a dt.
          ...(index === definitions.length - 1 ? margin(terms, tools) : []),
        ]),
      ),
    ]),
  );
}

function renderFootnotes({ notes }: NodeOf<'footnotes'>, tools: ProseTools): ElementContent[] {
  const { footnotes, prefix } = tools;
  const numberOf = (label: string): number => footnotes.number.get(label) ?? 0;
  const items = notes.toSorted((a, b) => numberOf(a.label) - numberOf(b.label));
  if (items.length === 0) return [];
  const list = items.map(({ label, children }) => {
    const number = numberOf(label);
    const body = renderBlocks(children, tools);
    const back = (footnotes.references.get(label) ?? []).flatMap((_, occurrence) => [
      text(' '),
      element(
        'a',
        {
          className: ['footnote-back'],
          href: `#${footnoteReferenceId(prefix, number, occurrence)}`,
          ariaLabel: 'Back to the text',
        },
        ['↩'],
      ),
    ]);
    const lastParagraph = body.findLast((node) => node.type === 'element' && node.tagName === 'p');
    if (lastParagraph?.type === 'element') lastParagraph.children.push(...back);
    else body.push(element('p', {}, back));
    return element('li', { id: footnoteId(prefix, number), value: number }, body);
  });
  return [
    element('section', { className: ['footnotes'], ariaLabel: 'Footnotes' }, [element('ol', {}, list)]),
  ];
}

function renderBlock(node: ProseNode, tools: ProseTools): ElementContent[] {
  switch (node.type) {
    case 'paragraph':
      return renderParagraph(node, tools);
    case 'heading':
      return renderHeading(node, tools);
    case 'code': {
      const language = node.language === undefined ? undefined : [`language-${node.language}`];
      return [element('pre', { tabIndex: 0 }, [element('code', { className: language }, [node.text])])];
    }
    case 'rule':
      return [element('hr', {})];
    case 'quote':
      return renderQuote(node, tools);
    case 'list':
      return [renderList(node, tools)];
    case 'table':
      return renderTable(node, tools);
    case 'definitions':
      return [renderDefinitions(node, tools)];
    case 'footnotes':
      return renderFootnotes(node, tools);
  }
}

/** The nodes of some blocks, in order. */
export function renderBlocks(nodes: readonly ProseNode[], tools: ProseTools): ElementContent[] {
  return nodes.flatMap((node) => renderBlock(node, tools));
}
