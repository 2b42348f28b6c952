import { describe, expect, test } from 'vitest';
import { parseCueText, type CueNode } from '../../../src/parse/transcripts/cue-text.ts';
import { readCueText } from '../../../src/parse/transcripts/cue-words.ts';

/** A tree in one line: `"text"`, `@seconds`, `name.class(annotation)[children]`. */
function draw(nodes: readonly CueNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return JSON.stringify(node.text);
      if (node.kind === 'timestamp') return `@${node.time}`;
      const classes = node.classes.map((name) => `.${name}`).join('');
      const annotation = node.annotation === '' ? '' : `(${node.annotation})`;
      return `${node.name}${classes}${annotation}[${draw(node.children)}]`;
    })
    .join(' ');
}
const tree = (text: string): string => draw(parseCueText(text));

describe('text', () => {
  test.each([
    ['plain', 'Fei Chen', '"Fei Chen"'],
    ['lines', 'flying\nmoney', String.raw`"flying\nmoney"`],
    ['other scripts', '飞钱 ✓', '"飞钱 ✓"'],
    ['a closing bracket alone', 'a > b', '"a > b"'],
    ['nothing', '', ''],
  ])('%s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });
});

describe('references', () => {
  test.each([
    ['R&amp;D', 'R&D'],
    ['R&ampD', 'R&D'],
    ['&AMP;', '&'],
    ['&lt;b&gt;', '<b>'],
    ['&ltb', '<b'],
    ['&quot;Juche&quot;', '"Juche"'],
    ['a&lrm;b', 'a\u200Eb'],
    ['a&rlm;b', 'a\u200Fb'],
    ['a&nbsp;b', 'a\u00A0b'],
    ['&copy;', '©'],
    ['&copy', '©'],
    ['&hellip;', '…'],
    ['&hellip', '&hellip'],
    ['&#8364;&#x20ac;', '€€'],
    ['&#32;x', ' x'],
    ['&#0;', '\uFFFD'],
    ['&', '&'],
    ['&&', '&&'],
    ['&;', '&;'],
    ['&7;', '&7;'],
    ['&nosuchthing;', '&nosuchthing;'],
    ['&notnow;', '¬now;'],
    ['&nvlt;', '<\u20D2'],
    ['&amp;lt;', '&lt;'],
  ])('%s', (source, text) => {
    expect(parseCueText(source)).toEqual([{ kind: 'text', text }]);
  });

  test('before a tag', () => {
    expect(tree('&<i>x')).toBe('"&" i["x"]');
  });
  test('in a voice', () => {
    expect(tree('<v O&#39;Brien &amp;&nbsp;Sons>x')).toBe('v(O\'Brien &\u00A0Sons)["x"]');
  });
});

describe('tags', () => {
  test.each([
    ['each that the standard knows', '<c>a</c><i>b</i><b>c</b><u>d</u>', 'c["a"] i["b"] b["c"] u["d"]'],
    ['classes', '<c.yellow.bg_blue>x</c>', 'c.yellow.bg_blue["x"]'],
    ['empty classes', '<c..a.>x</c>', 'c.a["x"]'],
    ['an annotation where none belongs', '<i.loud very>x</i>y', 'i.loud["x"] "y"'],
    ['a voice', '<v.loud.first Mara  Lin >x</v>', 'v.loud.first(Mara Lin)["x"]'],
    ['a voice over two lines', '<v\nMara\n Lin>x', 'v(Mara Lin)["x"]'],
    ['a voice behind a tab', '<v\tMara>x', 'v(Mara)["x"]'],
    ['a voice without a name', '<v>x', 'v["x"]'],
    ['classes before a line break', '<v.a\nMara>x', 'v.a(Mara)["x"]'],
    ['a language', '<lang zh-Hans>飞钱</lang>', 'lang(zh-Hans)["飞钱"]'],
    ['never closed', '<i>a<b>b', 'i["a" b["b"]]'],
    ['unknown ones, whose words stay', '<blink>a</blink><span>b', '"a" "b"'],
    ['capitals are unknown', '<I>a</I>', '"a"'],
    ['ends without a start', 'a</i>b</c>', '"a" "b"'],
    ['ends in the wrong order', '<i><b>a</i>b</b>c</i>d', 'i[b["a" "b"] "c"] "d"'],
    ['an empty end', '<i></>x', 'i["x"]'],
    ['an end with a line break', '<i></\ni>x', 'i["x"]'],
    ['an end with a space', '<i>a</i >b', 'i["a" "b"]'],
    ['empty ones', 'a<>b', '"a" "b"'],
    ['a bracket inside', '<<i>x', '"x"'],
    ['cut off', 'a<', '"a"'],
    ['cut off in a name', 'a<i', '"a" i[]'],
    ['cut off in a class', 'a<i.', '"a" i[]'],
    ['cut off in an annotation', 'a<v Mara', '"a" v(Mara)[]'],
    ['cut off at an end', 'a</', '"a"'],
    ['only white space', '<\t', ''],
    ['only a dot', '<.', ''],
  ])('%s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });
});

describe('ruby', () => {
  test.each([
    [
      'a text with its reading',
      '<ruby>飞<rt>fei</rt>钱<rt>qian</rt></ruby>.',
      'ruby["飞" rt["fei"] "钱" rt["qian"]] "."',
    ],
    ['a reading that is not closed ends with the ruby', '<ruby>a<rt>b</ruby>c', 'ruby["a" rt["b"]] "c"'],
    ['a reading outside', '<rt>a</rt>', '"a"'],
    ['a reading inside something else', '<ruby><b><rt>a', 'ruby[b["a"]]'],
    ['a reading in a reading', '<ruby><rt>a<rt>b', 'ruby[rt["a" "b"]]'],
    ['with classes', '<ruby.x y>a<rt.z w>b', 'ruby.x["a" rt.z["b"]]'],
    [
      'something open in the reading keeps all open',
      '<ruby>a<rt><b>b</ruby>c</rt>d',
      'ruby["a" rt[b["b" "c" "d"]]]',
    ],
    ['closed from the inside out', '<ruby>a<rt><b>b</rt></b>c</ruby>d', 'ruby["a" rt[b["b"] "c"]] "d"'],
  ])('%s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });
});

describe('timestamps', () => {
  test.each([
    ['without hours', 'a<00:01.500>b', '"a" @1.5 "b"'],
    ['with hours', 'a<01:00:01.500>b', '"a" @3601.5 "b"'],
    ['hours of one digit', '<1:00:01.500>', '@3601.5'],
    ['hours of three digits', '<100:00:00.000>', '@360000'],
    ['cut off', 'a<00:01.500', '"a" @1.5'],
    ['minutes of one digit', '<0:01.500>', ''],
    ['minutes of three digits', '<000:01.500>', ''],
    ['sixty minutes', '<00:60:00.000>', ''],
    ['sixty seconds', '<00:60.000>', ''],
    ['a comma', '<00:01,500>', ''],
    ['two digits of a second', '<00:01.50>', ''],
    ['four digits of a second', '<00:01.5000>', ''],
    ['white space around', '<00:01.500 >', ''],
    ['a bare number', '<7>', ''],
    ['a replaced NUL', '<00:\uFFFD01.500>', ''],
    ['inside an element', '<c>a<00:01.500>b</c>', 'c["a" @1.5 "b"]'],
  ])('%s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });
});

test('nesting without end is read in time, and its words stay', () => {
  const { text, speaker } = readCueText(`${'<i>'.repeat(50_000)}<v Mara>deep${'</i>'.repeat(9)}`, 0);
  expect(text).toBe('deep');
  expect(speaker).toBeUndefined();
});

test('words between timestamps have times, voices their ranges', () => {
  const read = readCueText('<v Mara>Where <00:02.000><c>does</c> <00:03.000>it go?</v> <v Sean>Macau.', 1);
  expect(read.text).toBe('Where does it go? Macau.');
  expect(read.words.map(({ start, end, time }) => [read.text.slice(start, end), time])).toEqual([
    ['Where', 1],
    ['does', 2],
    ['it go? Macau.', 3],
  ]);
  expect(read.voices?.map(({ start, end, speaker }) => [speaker, read.text.slice(start, end)])).toEqual([
    ['Mara', 'Where does it go?'],
    ['Sean', 'Macau.'],
  ]);
});
