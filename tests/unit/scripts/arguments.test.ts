import { describe, expect, it } from 'vitest';
import {
  formatHelp,
  readCommandLine,
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
    readCommandLine(spec, args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('arguments', () => {
  it('are options with and without values, in both spellings', () => {
    expect(readCommandLine(spec, ['--content', 'a b', '--format=json', '--all']).values).toEqual({
      content: 'a b',
      format: 'json',
      all: true,
    });
    expect(readCommandLine(spec, ['-h']).values).toEqual({ help: true });
    expect(readCommandLine(spec, ['--content=-odd']).values).toEqual({ content: '-odd' });
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

describe('operands', () => {
  const copy: CommandSpec = {
    name: 'copy',
    about: 'Copies.',
    operands: { usage: 'FROM TO', about: 'two files', least: 2, most: 2 },
    options: { all: { about: 'Everything.' } },
  };

  it('stand anywhere among the options, also behind --', () => {
    expect(readCommandLine(copy, ['a', '--all', '--', '-b'])).toEqual({
      values: { all: true },
      operands: ['a', '-b'],
    });
    expect(formatHelp(copy)).toContain('npm run copy -- FROM TO [options]');
  });

  it('are counted, but for help, and refused by what takes none', () => {
    expect(() => readCommandLine(copy, ['a'])).toThrow('expected FROM TO (two files), but got "a"');
    expect(() => readCommandLine(copy, ['a', 'b', 'c'])).toThrow('expected FROM TO');
    expect(readCommandLine(copy, ['--help']).values).toEqual({ help: true });
    expect(wrong('a')).toContain('unexpected argument "a"');
  });
});
