import { describe, expect, it } from 'vitest';
import {
  countMessages,
  exitCodeOf,
  formatAsGithub,
  formatAsJson,
  formatAsText,
} from '../../../scripts/command-line/messages.ts';
import { describe as describeProblem } from '../../../src/diagnostics/message.ts';

const at = (line: number, path = 'episodes/012/episode.md') => ({ path, line, column: 14 });
const messages = [
  describeProblem('missing-stamp', at(20), { item: 'a takeaway: "100%,\nsure"' }),
  describeProblem('unknown-source', at(8), { key: 'catchpol2008' }, 'did you mean "catchpole2008"?'),
];

describe('messages', () => {
  it('as text are a line each, in the order of the file', () => {
    expect(formatAsText(messages.slice(1))).toBe(
      'episodes/012/episode.md:8:14: error: unknown source "catchpol2008"; did you mean "catchpole2008"? [unknown-source]\n',
    );
    expect(formatAsText(messages).indexOf(':8:')).toBeLessThan(formatAsText(messages).indexOf(':20:'));
  });

  it('as JSON are an array of the same keys, and an empty one when there are none', () => {
    const read = JSON.parse(formatAsJson(messages)) as Record<string, unknown>[];
    for (const entry of read)
      expect(Object.keys(entry)).toEqual(['path', 'line', 'column', 'severity', 'rule', 'message', 'hint']);
    expect(read.map(({ line, hint }) => [line, hint])).toEqual([
      [8, 'did you mean "catchpole2008"?'],
      [20, null],
    ]);
    expect(JSON.parse(formatAsJson([]))).toEqual([]);
  });

  it('as GitHub commands cannot be broken out of', () => {
    expect(formatAsGithub(messages, 'show,a/').split('\n')).toEqual([
      '::error file=show%2Ca/episodes/012/episode.md,line=8,col=14,title=unknown-source::unknown source "catchpol2008"; did you mean "catchpole2008"?',
      '::warning file=show%2Ca/episodes/012/episode.md,line=20,col=14,title=missing-stamp::a takeaway: "100%25,%0Asure" has no time',
      '',
    ]);
  });

  it('are counted, and only errors fail', () => {
    expect(countMessages(messages)).toBe('1 error, 1 warning');
    expect(countMessages([])).toBe('no problems');
    expect([exitCodeOf(messages), exitCodeOf(messages.slice(0, 1))]).toEqual([1, 0]);
  });
});
