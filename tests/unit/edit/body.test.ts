import { describe, expect, it } from 'vitest';
import { addItems, findSections, writeSection } from '../../../src/edit/sections.ts';
import { formatStamp, putStamps } from '../../../src/edit/stamps.ts';

const stamp = { start: 724, approximate: true };

describe('stamps', () => {
  it('are written as they are read', () => {
    expect(formatStamp({ start: 125.25, end: 3723, approximate: false })).toBe('[2:05.250–1:02:03]');
  });

  it('stand first in items, headings and quotations, and nothing else changes', () => {
    const lines: readonly (readonly [string, string])[] = [
      ['- one', '- [12:04] one'],
      ['  * [x] two ', '  * [x] [12:04] two '],
      ['12) three', '12) [12:04] three'],
      ['### Heading #', '### [12:04] Heading #'],
      ['> "words" — Ann', '> [12:04] "words" — Ann'],
      ['> - in a list', '> - [12:04] in a list'],
      ['-', '- [12:04]'],
      ['Underlined', '[12:04] Underlined'],
      ['- [~1:00–2:00] had one', '- [12:04] had one'],
      ['### [1:00] had one', '### [12:04] had one'],
      ['- [laughs] no time', '- [12:04] [laughs] no time'],
      ['- [link](https://x.example)', '- [12:04] [link](https://x.example)'],
    ];
    for (const [given, wanted] of lines)
      expect(
        putStamps(`a\r\n${given}\r\nb`, [{ line: 2, column: 1, stamp: { ...stamp, approximate: false } }]),
      ).toBe(`a\r\n${wanted}\r\nb`);
  });

  it('are put all at once, at the places of the file as it was, and taken away again', () => {
    const source = '\uFEFF- one\n- [1:00] two\n';
    const stamped = putStamps(source, [
      { line: 1, column: 3, stamp },
      { line: 2, column: 1, stamp: undefined },
    ]);
    expect(stamped).toBe('\uFEFF- [~12:04] one\n- two\n');
    expect(putStamps(stamped, [{ line: 1, column: 1, stamp: undefined }])).toBe('\uFEFF- one\n- two\n');
  });
});

const source = `---\r\ntitle: x\r\n---\r\n\r\nSummary.\r\n\r\n## Takeaways\r\n\r\n* one\r\n\r\n* two\r\n\r\n\r\nDeep dives\r\n---\r\n### A\r\n\r\n## Mine\r\ntext`;

describe('sections', () => {
  it('are found wherever and however their headings stand', () => {
    expect(
      findSections(source).map(({ kind, heading, bodyStart, end }) => [
        kind,
        heading,
        source.slice(bodyStart, end),
      ]),
    ).toEqual([
      ['takeaways', 'Takeaways', '\r\n* one\r\n\r\n* two\r\n\r\n\r\n'],
      ['deep-dives', 'Deep dives', '### A\r\n\r\n'],
      ['other', 'Mine', 'text'],
    ]);
    expect(findSections('## Kernaussagen\n- a\n', { takeaways: 'kernaussagen' })).toMatchObject([
      { kind: 'takeaways' },
    ]);
  });

  it('get new contents, and the rest of the file keeps every byte', () => {
    expect(writeSection(source, 'takeaways', '- new\n- newer')).toBe(
      source.replace('* one\r\n\r\n* two', '- new\r\n- newer'),
    );
  });

  it('are begun before those that follow them', () => {
    expect(writeSection(source, 'chapters', '- [0:00] a')).toBe(
      source.replace('## Mine', '## Chapters\r\n\r\n- [0:00] a\r\n\r\n## Mine'),
    );
    expect(writeSection('x', 'notes', '- a')).toBe('x\n\n## Notes\n\n- a\n');
  });

  it('get items in the manner of their list', () => {
    expect(addItems(source, 'takeaways', ['three', 'four'])).toBe(
      source.replace('* two', '* two\r\n\r\n* three\r\n\r\n* four'),
    );
    expect(addItems('## Notes\n\n- a\n\nAfter.\n', 'notes', ['b'])).toBe(
      '## Notes\n\n- a\n\nAfter.\n\n- b\n',
    );
    expect(addItems('', 'notes', ['b'])).toBe('## Notes\n\n- b\n');
  });
});
