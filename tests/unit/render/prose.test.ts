import { describe, expect, test } from 'vitest';
import { mintSectionId, mintTermId } from '../../../src/model/ids.ts';
import type { MarginEntry } from '../../../src/render/context.ts';
import { collectFootnotes } from '../../../src/render/footnotes.ts';
import { renderInline, renderProse } from '../../../src/render/prose.ts';
import { annotate, context, read, render } from './prose-support.ts';

type Maker = NonNullable<Parameters<typeof render>[1]>[string];
const term =
  (name: string, first = true): Maker =>
  (range) => ({ kind: 'mention', ...range, term: mintTermId(name), form: 0, authored: false, first });
const note =
  (id: string): Maker =>
  (range) => ({ kind: 'note', ...range, note: mintSectionId(id) });

describe('terms', () => {
  test('the first mention is a link, others are plain words, and one by hand is always a link', () => {
    expect(
      render('Juche again: hawala, and [[Juche|self-reliance]].', {
        Juche: term('juche'),
        hawala: term('hawala', false),
      }),
    ).toBe(
      '<p><a class="term" href="/glossary/juche/" data-term="juche">Juche</a> again: hawala, and ' +
        '<a class="term" href="/glossary/juche/" data-term="juche">self-reliance</a>.</p>',
    );
  });

  test('emphasis that crosses a term is cut, the link is not', () => {
    expect(render('They use *flying **money*** brokers.', { 'money brokers': term('fei-chen') })).toBe(
      '<p>They use <em>flying </em><a class="term" href="/glossary/fei-chen/" data-term="fei-chen">' +
        '<em><strong>money</strong></em> brokers</a>.</p>',
    );
  });

  test('a term inside emphasis stays inside it', () => {
    expect(render('**the Juche idea**', { Juche: term('juche') })).toBe(
      '<p><strong>the <a class="term" href="/glossary/juche/" data-term="juche">Juche</a> idea</strong></p>',
    );
  });

  test('no link stands in a link or in code', () => {
    expect(
      render('[the Juche idea](https://example.org) and `Juche code`', { 'Juche idea': term('juche') }),
    ).toBe(
      '<p><a class="external" href="https://example.org" rel="noopener">the Juche idea</a> and <code>Juche code</code></p>',
    );
  });
});

describe('notes', () => {
  test('noted words are marked and lead to the note, but for a term inside them', () => {
    expect(
      render('He said flying money moves.', { 'flying money moves': note('note-1'), money: term('money') }),
    ).toBe(
      '<p>He said <mark class="noted"><a class="note-link" href="#note-1">flying </a>' +
        '<a class="term" href="/glossary/money/" data-term="money">money</a>' +
        '<a class="note-link" href="#note-1"> moves</a></mark>.</p>',
    );
  });

  test('a note that ends inside a term is cut around the link', () => {
    const html = render('one two three', { 'one two': note('n'), 'two three': term('t') });
    expect(html).toBe(
      '<p><mark class="noted"><a class="note-link" href="#n">one </a></mark>' +
        '<a class="term" href="/glossary/t/" data-term="t"><mark class="noted">two</mark> three</a></p>',
    );
  });
});

describe('citations', () => {
  const cited = (markdown: string): string =>
    render(markdown)
      .replace(/<a href="#ref-(\w+)">\w+<\/a>/g, '$1')
      .replace(/<\/?span[^>]*>/g, '')
      .replaceAll('\u00A0', '_');

  test('stand in their place, set off by one space', () => {
    expect(cited('It fell [@a]. It rose.[@b] Then *more*[@c]word and @d says so ("quoted"[@e]).')).toBe(
      '<p>It fell_(a). It rose._(b) Then <em>more</em>_(c) word and d says so ("quoted"_(e)).</p>',
    );
  });

  test('two at one place are two', () => {
    expect(cited('It fell.[@a][@b]')).toBe('<p>It fell._(a)_(b)</p>');
  });

  test('raised numbers stand at their word', () => {
    const html = render(
      'It fell [@a]. It rose. [@b]',
      {},
      {
        citation: ({ cluster }) => ({
          html: `<sup><a href="#r">${cluster.items[0]?.key === 'a' ? 1 : 2}</a></sup>`,
          id: `cite-${cluster.items[0]?.key}`,
        }),
      },
    );
    expect(html.replace(/<\/?(?:span|a)[^>]*>/g, '')).toBe(
      '<p>It fell<sup>1</sup>. It rose.<sup>2</sup></p>',
    );
  });

  test('one that cannot be formatted leaves nothing', () => {
    expect(render('It fell.[@a]', {}, { citation: () => undefined })).toBe('<p>It fell.</p>');
  });
});

describe('stamps and quotations', () => {
  test('a stamp is a link that a script can play, with its end and whether it is confirmed', () => {
    expect(render('- [2:05] One.\n- [~12:04–15:30] Two.')).toBe(
      '<ul><li class="timed"><a class="stamp" href="#t=125" data-t="125"><time datetime="PT2M5S">2:05</time></a> One.</li>' +
        '<li class="timed"><a class="stamp stamp-approximate" href="#t=724" data-t="724" data-t-end="930">' +
        '<time datetime="PT12M4S">about 12:04</time></a> Two.</li></ul>',
    );
  });

  test('a quotation ends with who speaks and when', () => {
    expect(render('> [3:14] “the *money* moves” — Sean Williams')).toBe(
      '<blockquote class="quotation"><p>“the <em>money</em> moves”</p><footer>Sean Williams · ' +
        '<a class="stamp" href="#t=194" data-t="194"><time datetime="PT3M14S">3:14</time></a></footer></blockquote>',
    );
  });

  test('a heading keeps its id', () => {
    expect(render('### [2:05–4:40] Revenue *tactics*')).toBe(
      '<h3 id="revenue-tactics"><a class="stamp" href="#t=125" data-t="125" data-t-end="280">' +
        '<time datetime="PT2M5S">2:05</time></a> Revenue <em>tactics</em></h3>',
    );
  });

  test('the words of a heading alone come without element, id and margin', () => {
    const [heading] = read('### [2:05] Revenue *tactics*');
    if (heading?.type !== 'heading') throw new Error('no heading');
    expect(renderInline(heading.block, context())).toBe('Revenue <em>tactics</em>');
  });
});

describe('blocks', () => {
  test('lists, tasks, rules, code and line breaks', () => {
    expect(
      render(
        '3. one\n\n   more\n4. two\n\n- [x] done\n- [ ] open\n\n---\n\n```js\na < b && "c"\n```\n\nx\\\ny',
      ),
    ).toBe(
      '<ol start="3"><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>' +
        '<ul class="tasks"><li class="task"><input type="checkbox" disabled checked aria-label="Done"> done</li>' +
        '<li class="task"><input type="checkbox" disabled aria-label="Not done"> open</li></ul><hr>' +
        '<pre tabindex="0"><code class="language-js">a &lt; b &amp;&amp; "c"</code></pre><p>x<br>\ny</p>',
    );
  });

  test('a table scrolls in its own box and has column headings', () => {
    const html = render('| Year | Sum |\n|:--|--:|\n| 2014 | 5 |');
    expect(html).toBe(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Table: Year, Sum"><table><thead><tr>' +
        '<th scope="col" class="align-left">Year</th><th scope="col" class="align-right">Sum</th></tr></thead>' +
        '<tbody><tr><td class="align-left">2014</td><td class="align-right">5</td></tr></tbody></table></div>',
    );
  });

  test('definition lists', () => {
    expect(render('Juche\n: self-reliance\n: a *doctrine*')).toBe(
      '<dl><dt>Juche</dt><dd><p>self-reliance</p></dd><dd><p>a <em>doctrine</em></p></dd></dl>',
    );
  });

  test('pictures come in all their formats, a plain image without one', () => {
    const picture = (src: string) =>
      src === 'map.png'
        ? {
            src: '/img/map.webp',
            alt: '',
            width: 640,
            height: 360,
            sources: [{ type: 'image/avif', srcset: '/img/map.avif 1x' }],
          }
        : undefined;
    expect(render('![A "map"](map.png "Trade, 2014")\n\n![other](x.png)', {}, { picture })).toBe(
      '<figure><picture><source type="image/avif" srcset="/img/map.avif 1x"><img src="/img/map.webp" width="640" ' +
        'height="360" alt="A &quot;map&quot;" loading="lazy" decoding="async"></picture>' +
        '<figcaption>Trade, 2014</figcaption></figure>' +
        '<p><img src="x.png" alt="other" loading="lazy" decoding="async"></p>',
    );
  });

  test('every block has the id of its place', () => {
    const nodes = read('One.\n\n- two\n- three\n\n| four |\n|--|\n| five |');
    const html = renderProse(nodes, context());
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });
});

describe('footnotes', () => {
  test('are numbered in order of reference and lead back to each', () => {
    const html = render(
      'One.[^z] Two.[^a] Three.[^z]\n\n[^a]: Note A.\n[^z]: Note Z.',
      {},
      { idPrefix: 'juche-' },
    );
    expect(html).toContain(
      'One.<sup class="footnote"><a id="juche-fnref-1" href="#juche-fn-1" aria-label="Footnote 1">1</a></sup> Two.',
    );
    expect(html).toContain('Three.<sup class="footnote"><a id="juche-fnref-1-2" href="#juche-fn-1"');
    expect(html).toContain(
      '<ol><li id="juche-fn-1" value="1"><p>Note Z. ' +
        '<a class="footnote-back" href="#juche-fnref-1" aria-label="Back to the text">↩</a> ' +
        '<a class="footnote-back" href="#juche-fnref-1-2" aria-label="Back to the text">↩</a></p></li>' +
        '<li id="juche-fn-2" value="2"><p>Note A.',
    );
  });

  test('keep their numbers where a document is rendered in parts', () => {
    const nodes = read('One.[^a]\n\nTwo.[^b]\n\n[^a]: A.\n[^b]: B.');
    const footnotes = collectFootnotes(nodes);
    expect(renderProse(nodes.slice(1, 2), context({ footnotes }))).toContain('id="fnref-2" href="#fn-2"');
  });
});

describe('margin', () => {
  const entries = (html: string): string => /<details.*<\/details>/.exec(html)?.[0] ?? '';

  test('stands folded behind its block, says how much it holds, and each entry once', () => {
    const html = render(
      'The [[Juche]] idea, [[Juche]] again and hawala [@a; @b].\n\nNothing here.',
      { hawala: term('hawala', false) },
      {
        marginalia: (_, annotations) =>
          annotations.flatMap((annotation): MarginEntry[] =>
            annotation.kind === 'mention'
              ? [{ kind: 'term', id: annotation.term, html: `<b lang="ko">${annotation.term}</b>` }]
              : annotation.kind === 'citation'
                ? annotation.cluster.items.map(({ key }) => ({ kind: 'source', id: key, html: key }))
                : [],
          ),
      },
    );
    expect(entries(html)).toBe(
      '<details class="marginalia"><summary>One term, two sources</summary><ul>' +
        '<li class="margin-term"><b lang="ko">juche</b></li><li class="margin-source">a</li>' +
        '<li class="margin-source">b</li></ul></details>',
    );
    expect(html.endsWith('</details><p>Nothing here.</p>')).toBe(true);
  });

  test('stays inside the list item it belongs to', () => {
    const html = render(
      '- [[Juche]]\n- none',
      {},
      {
        marginalia: () => [{ kind: 'term', id: 'juche', html: 'x' }],
      },
    );
    expect(html).toMatch(/<li><a [^>]*>Juche<\/a><details.*<\/details><\/li><li>none<\/li>/);
  });
});

describe('hostile text', () => {
  test('is escaped once, and no address runs a script', () => {
    const html = render(
      'a &lt;img src=x onerror=alert(1)&gt; & "b" &amp;lt; [x](javascript:alert(1)) [y](<data:text/html,z>) <b onclick="x">c</b>',
    );
    expect(html).toContain('a &lt;img src=x onerror=alert(1)> &amp; "b" &amp;lt;');
    expect(html).not.toMatch(/<img|javascript:|data:|onclick/);
    expect(html).toContain(' x y ');
  });

  test('what other parts hand over is sanitised, too', () => {
    const html = render(
      'It fell.[@a]',
      {},
      {
        citation: () => ({
          html: '<a href="javascript:x" onclick="y" style="color:red">A</a><script>z</script>',
          id: 'cite-a',
        }),
      },
    );
    expect(html).toBe('<p>It fell.\u00A0<span class="citation"><a>A</a></span></p>');
  });

  test('annotations of other blocks do not matter', () => {
    const nodes = read('One.');
    const elsewhere = annotate(read('Some [[Juche]] here.'));
    expect(
      renderProse(
        nodes,
        context({ annotations: new Map([...elsewhere].map(([id, all]) => [`x${id}` as typeof id, all])) }),
      ),
    ).toContain('>One.</p>');
  });
});
