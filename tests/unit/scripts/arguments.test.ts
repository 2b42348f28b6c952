import { describe, expect, it } from 'vitest';
import {
  formatHelp,
  readArguments,
  readBasePath,
  readPort,
  UsageError,
  type CommandSpec,
} from '../../../scripts/command-line/arguments.ts';

const spec: CommandSpec = {
  name: 'check',
  about: 'Finds mistakes.',
  options: {
    content: { value: 'DIR', about: 'Folder.' },
    format: { value: 'text|json', choices: ['text', 'json'], about: 'Format.' },
    all: { about: 'Everything.' },
  },
};
const wrong = (...args: string[]): string => {
  try {
    readArguments(spec, args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('arguments', () => {
  it('are options with and without values, in both spellings', () => {
    expect(readArguments(spec, ['--content', 'a b', '--format=json', '--all'])).toEqual({
      content: 'a b',
      format: 'json',
      all: true,
    });
    expect(readArguments(spec, ['-h'])).toEqual({ help: true });
    expect(readArguments(spec, ['--content=-odd'])).toEqual({ content: '-odd' });
  });

  it.each([
    [['--contnet', 'x'], 'unknown option "--contnet"; did you mean "--content"?'],
    [['--zzzzzzzz'], 'unknown option "--zzzzzzzz"; options are --content, --format, --all, --help'],
    [['--constructor'], 'unknown option "--constructor"; options are --content, --format, --all, --help'],
    [['--content'], '"--content" needs a value: --content DIR'],
    [['--content='], '"--content" needs a value: --content DIR'],
    [['--content', '--all'], '"--content" needs a value: --content DIR'],
    [['--format', 'jsn'], '"--format" cannot be "jsn"; did you mean "json"?'],
    [['--format', 'xml'], '"--format" cannot be "xml"; it may be "text", "json"'],
    [['--all=yes'], '"--all" takes no value'],
    [['--all', '--all'], '"--all" is given twice'],
    [['content'], 'unexpected argument "content"; did you mean "--content"?'],
    [['x'], 'unexpected argument "x"'],
  ])('%j are wrong: %s', (args, message) => {
    expect(wrong(...args)).toBe(message);
  });

  it('are all in the help', () => {
    expect(formatHelp(spec)).toContain('--format text|json  Format.');
    expect(formatHelp(spec)).toContain('--help');
  });
});

describe('a base path', () => {
  it.each([
    ['/', '/'],
    ['show', '/show/'],
    ['/show', '/show/'],
    ['/a/b/', '/a/b/'],
  ])('%s is %s', (text, base) => {
    expect(readBasePath(text)).toBe(base);
  });

  it.each(['https://x.example/', 'a b', '/../x', '/a//b', '?', 'a#b', './x'])('cannot be %s', (text) => {
    expect(() => readBasePath(text)).toThrow(UsageError);
  });
});

it('a port is a number from 0 to 65535', () => {
  expect([readPort('0'), readPort('65535')]).toEqual([0, 65_535]);
  for (const text of ['65536', '-1', '8o', '', '1e3']) expect(() => readPort(text)).toThrow(UsageError);
});
