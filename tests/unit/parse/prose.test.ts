import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { positionAt } from '../../../src/model/position.ts';
import { blocksOf, type Block, type ProseNode } from '../../../src/model/prose.ts';
import { parseProse } from '../../../src/parse/prose/index.ts';

const path = 'episodes/one/episode.md';

/** Parses prose in which `‸` marks places; they are no part of it. */
function read(marked: string, firstLine = 1) {
  const places = marked.split('‸').slice(0, -1);
  const positions = places.map((_, index) => {
    const before = places.slice(0, index + 1).join('');
    const line = before.split('\n').length;
    return { path, line: line + firstLine - 1, column: before.length - (before.lastIndexOf('\n') + 1) + 1 };
  });
  const { value, messages } = parseProse(marked.replaceAll('‸', ''), { path, firstLine, idPrefix: 'p' });
  const blocks = [...blocksOf(value)].map(({ block }) => block);
  return {
    nodes: value,
    blocks,
    first: blocks[0] as Block,
    messages: messages.map(formatMessage),
    positions,
  };
}

const at = ({ line, column }: { line: number; column: number }): string => `${path}:${line}:${column}`;
const itemsOf = (markdown: string) => read(markdown).first.citations.flatMap(({ cluster }) => cluster.items);

/** An item without its place, and with `suppressAuthor` only where it holds: easiest to compare. */
const plainItems = (markdown: string) =>
  itemsOf(markdown).map((item) =>
    Object.fromEntries(
      Object.entries(item).filter(([name, value]) => name !== 'position' && value !== false),
    ),
  );

describe('citations', () => {
  test('leave the text, and are kept at their place with the place of every key', () => {
    const { first, messages, positions } = read(
      'The state earns money this way [see ‸@unpoe2024, pp. 3–5; disputes ‸@lee_2025, 12:34], and more.',
      8,
    );
    expect(messages).toEqual([]);
    expect(first.text).toBe('The state earns money this way, and more.');
    expect(first.citations).toEqual([
      {
        offset: 'The state earns money this way'.length,
        cluster: {
          narrative: false,
          items: [
            {
              key: 'unpoe2024',
              position: positions[0],
              prefix: 'see',
              locator: { label: 'page', value: '3–5' },
              suppressAuthor: false,
            },
            {
              key: 'lee_2025',
              position: positions[1],
              relation: 'disputes',
              locator: { label: 'timestamp', value: '12:34' },
              suppressAuthor: false,
            },
          ],
        },
      },
    ]);
  });

  test.each([
    ['[@a, p. 3]', 'page', '3'],
    ['[@a p. 3]', 'page', '3'],
    ['[@a, 33-35]', 'page', '33-35'],
    ['[@a, pp. iv, vi–xi, and 12]', 'page', 'iv, vi–xi, and 12'],
    ['[@a, paras. 4–6]', 'paragraph', '4–6'],
    ['[@a, ¶¶4–6]', 'paragraph', '4–6'],
    ['[@a, § 3.2]', 'section', '3.2'],
    ['[@a, sec. 3.2.1]', 'section', '3.2.1'],
    ['[@a, chap. 7]', 'chapter', '7'],
    ['[@a, Vol. 2]', 'volume', '2'],
    ['[@a, fig. 2a]', 'figure', '2a'],
    ['[@a, no. 4]', 'issue', '4'],
    ['[@a, s.v. 4]', 'sub-verbo', '4'],
    ['[@a, table 3]', 'table', '3'],
    ['[@a, note 12]', 'note', '12'],
    ['[@a, verse 3:16]', 'verse', '3:16'],
    ['[@a, 12:34]', 'timestamp', '12:34'],
    ['[@a, 1:02:03]', 'timestamp', '1:02:03'],
    ['[@a, 12:34–13:00]', 'timestamp', '12:34–13:00'],
    ['[@a, {App. B}]', 'appendix', 'B'],
    ['@a [p. 3]', 'page', '3'],
    ['@a [12:34]', 'timestamp', '12:34'],
    ['[@a,\np. 3]', 'page', '3'],
  ])('%s has the locator %s %s', (markdown, label, value) => {
    const [item, ...others] = itemsOf(markdown);
    expect(others).toEqual([]);
    expect(item?.locator).toEqual({ label, value });
    expect(item?.suffix).toBeUndefined();
  });

  test('keep what is no locator as a suffix, with its comma', () => {
    expect(plainItems('[@a, pp. 3–5, emphasis added; @b, and others; @c, 2nd ed.; @d{}, 99 years]')).toEqual([
      { key: 'a', locator: { label: 'page', value: '3–5' }, suffix: ', emphasis added' },
      { key: 'b', suffix: ', and others' },
      { key: 'c', suffix: ', 2nd ed.' },
      { key: 'd', suffix: ', 99 years' },
    ]);
  });

  test('may be narrative, with a locator and further sources', () => {
    const { first } = read('As @greitens2014 [p. 31; see also @smith04] says, and @other.');
    expect(first.text).toBe('As says, and.');
    expect(
      first.citations.map(({ cluster }) => [cluster.narrative, cluster.items.map(({ key }) => key)]),
    ).toEqual([
      [true, ['greitens2014', 'smith04']],
      [true, ['other']],
    ]);
  });

  test('may leave the author out', () => {
    expect(plainItems('Smith says so [see -@smith04, p. 2].')).toEqual([
      { key: 'smith04', prefix: 'see', locator: { label: 'page', value: '2' }, suppressAuthor: true },
    ]);
  });

  test('take keys with marks inside, in braces with any characters at all, and no special prefix', () => {
    const markdown =
      '[@{https://example.com/bib?name=foobar&date=2000}, p. 3; @doi:10.1000/x_y_z. ; @fig-1; @_a] ' +
      'and @{key with: odd;characters} and _@under_.';
    expect(plainItems(markdown).map(({ key }) => key)).toEqual([
      'https://example.com/bib?name=foobar&date=2000',
      'doi:10.1000/x_y_z',
      'fig-1',
      '_a',
      'key with: odd;characters',
      'under',
    ]);
  });

  test('are none in addresses, code, links, link targets and behind a backslash', () => {
    const { blocks, messages } = read(
      'Mail a@b.org or a@b, `@code [@x]`, [see @y](https://example.org/@z), <https://example.org/@w>, \\@v, [@k](u).',
    );
    expect(blocks[0]?.citations).toEqual([]);
    expect(blocks[0]?.text).toBe('Mail a@b.org or a@b, @code [@x], see @y, https://example.org/@w, @v, @k.');
    expect(messages).toEqual([]);
  });

  test('may hold marks, and stand in marks', () => {
    const { first } = read('A **bold claim [see *also* @a]** here.');
    expect(first.text).toBe('A bold claim here.');
    expect(first.marks).toEqual([{ kind: 'strong', start: 2, end: 12 }]);
    expect(first.citations[0]?.cluster.items[0]?.prefix).toBe('see also');
  });

  test.each(['supports', 'disputes', 'background', 'mentions'])('know the relation %s', (relation) => {
    expect(plainItems(`[${relation} @a; ${relation} see @b]`)).toEqual([
      { key: 'a', relation },
      { key: 'b', relation, prefix: 'see' },
    ]);
  });

  test.each([
    ['dispute', 'disputes'],
    ['suports', 'supports'],
    ['Supports', 'supports'],
    ['mention', 'mentions'],
    ['backround', 'background'],
  ])('report %s as a near miss of %s', (word, right) => {
    const { messages, positions } = read(`Text [@b; ‸${word} @a].`);
    const place = positions[0] as { line: number; column: number };
    expect(messages).toEqual([
      `${at(place)}: error: unknown relation "${word}"; did you mean "${right}"? [unknown-relation]`,
    ]);
  });

  test.each(['see', 'cf.', 'but', 'sections in', 'support for this in the', 'reports by'])(
    'leave the prefix "%s" alone unless it nearly is a relation',
    (prefix) => {
      const [item] = plainItems(`[${prefix} @a]`);
      expect(item).toEqual({ key: 'a', prefix });
      expect(read(`[${prefix} @a]`).messages.length).toBe(prefix.startsWith('support') ? 1 : 0);
    },
  );

  test('in a citation stand for themselves, and the bracket around them is text', () => {
    const { first } = read('One [see [@a] and @b] and [@c [sic]].');
    expect(first.text).toBe('One [see and] and.');
    expect(
      first.citations.map(({ cluster }) => [cluster.narrative, cluster.items.map(({ key }) => key)]),
    ).toEqual([
      [false, ['a']],
      [true, ['b']],
      [false, ['c']],
    ]);
  });

  test('that cannot be read are reported where they stand, and nothing is lost', () => {
    const { first, messages, positions } = read('One [@a ‸@b], [@c; ‸and others], ‸[@d, [‸@] and ‸@{open.');
    expect(first.citations.flatMap(({ cluster }) => cluster.items.map(({ key }) => key))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(first.citations[1]?.cluster.items[0]?.suffix).toBe('; and others');
    expect(messages.map((message) => message.replace(/: error.*\[/, ' ['))).toEqual(
      positions.map((place) => `${at(place)} [bad-citation]`),
    );
  });
});

describe('terms', () => {
  test('show their name or other words', () => {
    const { first, messages } = read('On [[Juche]] and [[Flying money|money\nthat flies]].');
    expect(first.text).toBe('On Juche and money that flies.');
    expect(first.termReferences).toEqual([
      { name: 'Juche', start: 3, end: 8 },
      { name: 'Flying money', start: 13, end: 29 },
    ]);
    expect(messages).toEqual([]);
  });

  test('need an escaped bar in a table, and win over a link of the same name', () => {
    const { blocks } = read('[juche]: https://example.org\n\n| a |\n|---|\n| [[Juche\\|self]] [[Juche]] |');
    expect(blocks[1]?.text).toBe('self Juche');
    expect(blocks[1]?.termReferences.map(({ name }) => name)).toEqual(['Juche', 'Juche']);
    expect(blocks[1]?.marks).toEqual([]);
  });

  test('may stand in brackets', () => {
    const { first, messages } = read('A [[[Juche]]] b');
    expect(first.text).toBe('A [Juche] b');
    expect(first.termReferences).toEqual([{ name: 'Juche', start: 3, end: 8 }]);
    expect(messages).toEqual([]);
  });

  test('that are empty or unclosed are reported and stay text', () => {
    const { first, messages, positions } = read('An ‸[[]] and ‸[[Juche] and \\[[not]] `[[code]]`');
    expect(first.text).toBe('An [[]] and [[Juche] and [[not]] [[code]]');
    expect(messages.map((message) => message.replace(/: error.*\[/, ' ['))).toEqual(
      positions.map((place) => `${at(place)} [bad-term]`),
    );
  });
});

describe('stamps', () => {
  const stampOf = (markdown: string) => {
    const [node] = read(markdown).nodes;
    if (node?.type === 'list') return node.items[0]?.stamp;
    return node?.type === 'quote' || node?.type === 'heading' ? node.stamp : undefined;
  };

  test.each([
    ['- [1:12] x', { start: 72, approximate: false }],
    ['- [123:04] x', { start: 7384, approximate: false }],
    ['1. [1:02:03.5] x', { start: 3723.5, approximate: false }],
    ['### [2:05–4:40] x', { start: 125, end: 280, approximate: false }],
    ['> [2:05-4:40] x', { start: 125, end: 280, approximate: false }],
    ['- [~12:04] x', { start: 724, approximate: true }],
    ['- [~12:04–15:30] x', { start: 724, end: 930, approximate: true }],
    ['- **[1:12]** x', { start: 72, approximate: false }],
    ['- [ ] [1:12] x', { start: 72, approximate: false }],
    ['- [1:12]\n  x', { start: 72, approximate: false }],
    ['- [1:12] x\n\n[1:12]: https://example.org', { start: 72, approximate: false }],
  ])('%j is read and leaves the text', (markdown, stamp) => {
    const { position, ...times } = stampOf(markdown) ?? {};
    expect(times).toEqual(stamp);
    expect(position).toMatchObject({ line: 1, column: markdown.search(/\[~?\d/) + 1 });
    expect(read(markdown).first.text).toBe('x');
  });

  test('before a colon and one word are no link definition', () => {
    const { nodes, first } = read('- [2:05]: Intro');
    expect(nodes[0]).toMatchObject({ items: [{ stamp: { start: 125 } }] });
    expect(first.text).toBe(': Intro');
  });

  test.each([
    ['[2:75]', 'bad-stamp', /minutes below 60/],
    ['[1:99:00]', 'bad-stamp', /minutes below 60/],
    ['[2:5]', 'bad-stamp', /did you mean \[2:05\]/],
    ['[12.30]', 'bad-stamp', /did you mean \[12:30\]/],
    ['[2:05 – 4:40]', 'bad-stamp', /write \[2:05–4:40\]/],
    ['[2:05—4:40]', 'bad-stamp', /write \[2:05–4:40\]/],
    ['[~2:05–~4:40]', 'bad-stamp', /one "~"/],
    ['[2:05 words', 'bad-stamp', /close/],
    ['[4:40–2:05]', 'reversed-stamp', /not after its start/],
  ])('%s is no time: it is reported at its place and stays', (stamp, rule, words) => {
    const { first, messages, positions, nodes } = read(`Text.\n\n- fine\n- ‸${stamp} words`, 20);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(words);
    expect(messages[0]?.startsWith(`${at(positions[0] as { line: number; column: number })}: error`)).toBe(
      true,
    );
    expect(messages[0]?.endsWith(`[${rule}]`)).toBe(true);
    expect(first.text).toBe('Text.');
    expect([...blocksOf(nodes)].at(-1)).toMatchObject({
      block: { text: `${stamp} words` },
      stamp: undefined,
    });
  });

  test('elsewhere in a text, or behind a backslash, are text', () => {
    const { blocks, messages } = read('At [2:05] it [3:75] says\n\n- \\[2:05] x\n- [2024] y\n- [1] z');
    expect(blocks.map(({ text }) => text)).toEqual([
      'At [2:05] it [3:75] says',
      '[2:05] x',
      '[2024] y',
      '[1] z',
    ]);
    expect(messages).toEqual([]);
  });
});

describe('quotations', () => {
  const quotationOf = (markdown: string) => {
    const [node] = read(markdown).nodes;
    return node?.type === 'quote' ? node.quotation : undefined;
  };

  test.each([
    '“it flies”',
    '"it flies"',
    '„it flies“',
    '«it flies»',
    '« it flies »',
    '‹it flies›',
    '「it flies」',
    "'it flies'",
  ])('in %s are recognised', (words) => {
    expect(quotationOf(`> [3:14] ${words} — Sean Williams`)).toMatchObject({
      words: 'it flies',
      speaker: 'Sean Williams',
      stamp: { start: 194 },
    });
  });

  test.each(['—', '–', '--', '-'])('may name their speaker after %s, or nobody', (dash) => {
    expect(quotationOf(`> [3:14] "He said "no" twice" ${dash} Sean`)).toMatchObject({
      words: 'He said "no" twice',
      speaker: 'Sean',
    });
    const nobody = quotationOf('> [3:14] "words" [@a]');
    expect(nobody?.words).toBe('words');
    expect(nobody?.speaker).toBeUndefined();
  });

  test('keep the place of their words, over several lines and with the speaker below', () => {
    const { nodes, positions } = read('> [3:14] "‸so many\n> words"\n>\n> — Sean');
    expect(nodes[0]).toMatchObject({
      quotation: { words: 'so many words', speaker: 'Sean', position: positions[0] },
    });
  });

  test('without marks are not compared, and that is said', () => {
    expect(read('> [3:14] words').messages).toEqual([
      `${path}:1:1: hint: a quotation without quotation marks is not compared with the transcript [unchecked-quotation]`,
    ]);
  });
});

describe('Markdown', () => {
  test('becomes text with marks, and every character knows where it was written', () => {
    const markdown = [
      '> - A &amp; *B*, \\*c\\*',
      '>   and `d  e`,\\',
      '>   [link *f*](https://example.org "T") ![pic](a.png)',
    ].join('\n');
    const { first } = read(markdown, 5);
    expect(first.text).toBe('A & B, *c* and d  e,\nlink f ');
    const lines = markdown.split('\n');
    for (const [offset, character] of [...first.text].entries()) {
      const { line, column } = positionAt(first.positions, offset);
      const found = lines[line - 5]?.[column - 1] ?? '\n';
      expect([offset, found === '\n' && character === ' ' ? ' ' : found]).toEqual([offset, character]);
    }
    expect(first.marks.map(({ kind, start, end }) => [kind, first.text.slice(start, end)])).toEqual([
      ['emphasis', 'B'],
      ['code', 'd  e'],
      ['break', ''],
      ['link', 'link f'],
      ['emphasis', 'f'],
      ['image', ''],
    ]);
  });

  test('has definition lists: several terms, several definitions, paragraphs and lists in them', () => {
    const { nodes } = read(
      'Term\nOther name\n: First [@a]\n  goes on\n: Second\n\n    - in a list\n\nNext\n\n:   Its text\n\nLast\n: Done',
    );
    const texts = (inside: readonly ProseNode[]) => [...blocksOf(inside)].map(({ block }) => block.text);
    expect(nodes).toHaveLength(1);
    const [list] = nodes;
    if (list?.type !== 'definitions') throw new Error('no definition list');
    expect(
      list.entries.map(({ terms, definitions }) => [terms.map(({ text }) => text), definitions.map(texts)]),
    ).toEqual([
      [
        ['Term', 'Other name'],
        [['First goes on'], ['Second', 'in a list']],
      ],
      [['Next'], [['Its text']]],
      [['Last'], [['Done']]],
    ]);
  });

  test.each(['https://x.org/a\\\\ b', '`    ## `', '`` ` ``', '`a`', '> `\n> a `'])(
    '%j keeps the place of every character',
    (markdown) => {
      const { first } = read(markdown);
      const lines = markdown.split('\n');
      for (const [offset, character] of [...first.text].entries()) {
        const { line, column } = positionAt(first.positions, offset);
        expect(lines[line - 1]?.[column - 1]).toBe(character);
      }
    },
  );

  test('may have definitions without empty lines between them', () => {
    const [list] = read('One\n: first\n  goes on\nTwo\n: second').nodes;
    if (list?.type !== 'definitions') throw new Error('no definition list');
    expect(list.entries.map(({ terms }) => terms.map(({ text }) => text))).toEqual([['One'], ['Two']]);
  });

  test('has comments, which nobody reads', () => {
    const { blocks, messages } = read('A<!-- secret --> word.\n\n<!-- secret\n\nsecret -->\n\nB');
    expect(blocks.map(({ text }) => text)).toEqual(['A word.', 'B']);
    expect(messages).toEqual([]);
  });

  test('nested without end is shown as it stands', () => {
    const { blocks } = read(`${'> '.repeat(5000)}deep\n\n${'*a **b '.repeat(300)}${'** c*'.repeat(300)}`);
    expect(blocks[0]?.text).toContain('deep');
    expect(blocks).toHaveLength(2);
  });

  test('has tables, task lists, code and rules', () => {
    const { nodes } = read(
      '| a | b |\n|:--|--:|\n| c | *d* |\n\n- [x] done\n- [ ] open\n\n```js\n[@a]\n```\n\n---',
    );
    expect(nodes.map(({ type }) => type)).toEqual(['table', 'list', 'code', 'rule']);
    expect(nodes[0]).toMatchObject({ align: ['left', 'right'], head: [{ text: 'a' }, { text: 'b' }] });
    expect(nodes[1]).toMatchObject({ items: [{ checked: true }, { checked: false }] });
    expect(nodes[2]).toEqual({ type: 'code', text: '[@a]', language: 'js' });
  });

  test('has footnotes; those without text or reference are reported', () => {
    const { nodes, messages, positions } = read('One[^b] ‸[^none].\n\n[^b]: Text [@a]\n\n‸[^unused]: Kept');
    expect(nodes.slice(1)).toMatchObject([
      { type: 'footnotes', notes: [{ label: 'b', children: [{ block: { text: 'Text' } }] }] },
      { type: 'footnotes', notes: [{ label: 'unused', children: [{ block: { text: 'Kept' } }] }] },
    ]);
    expect(messages.map((message) => message.replace(/: (error|warning).*\[/, ' ['))).toEqual([
      `${at(positions[0] as never)} [unknown-footnote]`,
      `${at(positions[1] as never)} [unused-footnote]`,
    ]);
  });

  test('has no HTML: the text in it is kept, and that is said once in a place', () => {
    const { blocks, messages, positions } = read(
      'A ‸<b>bold</b> <i>word</i><!-- secret --> x<br>y\n\n‸<div class="x">\nIn &lt;it @a\n</div>\n\n<!-- only -->',
    );
    expect(blocks.map(({ text }) => text)).toEqual(['A bold word x\ny', 'In <it @a']);
    expect(blocks[1]?.citations).toEqual([]);
    expect(messages.map((message) => message.replace(/: warning.*\[/, ' ['))).toEqual(
      positions.map((place) => `${at(place)} [raw-html]`),
    );
  });

  test('asks for alternative text, and for headings below the sections', () => {
    const { nodes, messages, positions } = read('‸![](a.png)\n\n‸# Top\n\n### Top\n\n### ¡!');
    expect(messages.map((message) => message.replace(/: warning.*\[/, ' ['))).toEqual([
      `${at(positions[0] as never)} [missing-alt]`,
      `${at(positions[1] as never)} [heading-level]`,
    ]);
    expect(nodes.slice(1).map((node) => node.type === 'heading' && [node.level, node.id])).toEqual([
      [3, 'top'],
      [3, 'top-1'],
      [3, 'section'],
    ]);
  });

  test('links addresses that stand in the text as they are', () => {
    const { first } = read('See https://a.example/x, and [in brackets https://b.example/(y)].');
    expect(first.marks.map((mark) => mark.kind === 'link' && mark.href)).toEqual([
      'https://a.example/x',
      'https://b.example/(y)',
    ]);
  });

  test('is read from a column on, in the words of the show for locators', () => {
    const { value } = parseProse('Text [@a, S. 3]', {
      path,
      firstLine: 4,
      firstColumn: 10,
      idPrefix: 'bio',
      knownLabels: { s: 'page' },
    });
    const [node] = value;
    if (node?.type !== 'paragraph') throw new Error('no paragraph');
    expect(node.block.id).toBe('bio.1');
    expect(node.block.citations[0]?.cluster.items[0]).toMatchObject({
      position: { line: 4, column: 16 },
      locator: { label: 'page', value: '3' },
    });
  });
});

test('one tilde is a letter, two strike through', () => {
  const { first } = read('H~2~O is ~~wet~~ dry');
  expect(first.text).toBe('H~2~O is wet dry');
  expect(first.marks).toEqual([{ kind: 'delete', start: 9, end: 12 }]);
});
