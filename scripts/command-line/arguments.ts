import { parseArgs } from 'node:util';
import { didYouMean } from '../../src/diagnostics/suggest.ts';

/** An option of a command. Those with a `value` need one; its name stands in the help. */
export interface OptionSpec {
  readonly value?: string;
  /** Values it may have. */
  readonly choices?: readonly string[];
  readonly about: string;
}

/** What a command takes. Every command also has `--help`. */
export interface CommandSpec {
  readonly name: string;
  readonly about: string;
  /** What stands beside the options: how the help writes it, what it is, and how many there must be. */
  readonly operands?: {
    readonly usage: string;
    readonly about: string;
    readonly least: number;
    readonly most: number;
  };
  readonly options: Readonly<Record<string, OptionSpec>>;
}

/** The command was called wrongly; says how, with the nearest option. Exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Options as given; those without a value are `true`. */
export type Values = Readonly<Record<string, string | true | undefined>>;

const quote = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** What a command was called with. */
export interface CommandLine {
  readonly values: Values;
  /** What stands beside the options, in its order. */
  readonly operands: readonly string[];
}

function checkOperands({ operands }: CommandSpec, given: readonly string[]): void {
  if (operands === undefined || (given.length >= operands.least && given.length <= operands.most)) return;
  const found = given.length === 0 ? 'nothing' : quote(given);
  throw new UsageError(`expected ${operands.usage} (${operands.about}), but got ${found}`);
}

/** Reads the arguments. Throws {@link UsageError} on the first that is wrong, naming it. */
export function readCommandLine(spec: CommandSpec, args: readonly string[]): CommandLine {
  const known: Readonly<Record<string, OptionSpec>> = {
    ...spec.options,
    help: { about: 'Show this help.' },
  };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(name === 'help' ? { short: 'h' } : {}) },
      ]),
    ),
  });
  const values: Record<string, string | true> = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional' && spec.operands) {
      operands.push(token.value);
      continue;
    }
    if (token.kind === 'positional')
      throw new UsageError(
        `unexpected argument "${token.value}"${token.value in known ? `; did you mean "--${token.value}"?` : ''}`,
      );
    const { name, rawName, value } = token;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      const flags = Object.keys(known).map((flag) => `--${flag}`);
      const hint = didYouMean(rawName, flags) ?? `options are ${flags.join(', ')}`;
      throw new UsageError(`unknown option "${rawName}"; ${hint}`);
    }
    if (Object.hasOwn(values, name)) throw new UsageError(`"${rawName}" is given twice`);
    if (option.value === undefined) {
      if (value !== undefined) throw new UsageError(`"${rawName}" takes no value`);
      values[name] = true;
      continue;
    }
    if (value === undefined || value === '' || (value.startsWith('-') && !token.inlineValue))
      throw new UsageError(`"${rawName}" needs a value: ${rawName} ${option.value}`);
    if (option.choices && !option.choices.includes(value)) {
      const hint = didYouMean(value, option.choices) ?? `it may be ${quote(option.choices)}`;
      throw new UsageError(`"${rawName}" cannot be "${value}"; ${hint}`);
    }
    values[name] = value;
  }
  if (!values['help']) checkOperands(spec, operands);
  return { values, operands };
}

/** The help of a command, as printed by `--help`. */
export function formatHelp(spec: CommandSpec): string {
  const lines = Object.entries({ ...spec.options, help: { about: 'Show this help.' } as OptionSpec }).map(
    ([name, { value, about }]) => [`  --${name}${value === undefined ? '' : ` ${value}`}`, about] as const,
  );
  const width = Math.max(...lines.map(([left]) => left.length)) + 2;
  return [
    `npm run ${spec.name} -- ${spec.operands === undefined ? '' : `${spec.operands.usage} `}[options]`,
    '',
    spec.about,
    '',
    ...lines.map(([left, about]) => left.padEnd(width) + about),
    '',
    'Exit codes: 0 done (there may be warnings), 1 errors, 2 called wrongly.',
    '',
  ].join('\n');
}

/** Which of several things a command is to do; nothing if help is asked for. Throws {@link UsageError}. */
export function readKind(kinds: readonly string[], argument: string | undefined): string | undefined {
  if (argument === '--help' || argument === '-h') return undefined;
  if (argument !== undefined && kinds.includes(argument)) return argument;
  const given = argument === undefined ? 'nothing to do' : `unknown argument "${argument}"`;
  const hint = argument === undefined ? undefined : didYouMean(argument, kinds);
  throw new UsageError(`${given}; ${hint ?? `it may be ${quote(kinds)}`}`);
}

/** A kind's options and operands as those of the whole command. */
export const specOfKind = (command: string, spec: CommandSpec): CommandSpec => ({
  ...spec,
  name: command,
  ...(spec.operands === undefined
    ? {}
    : { operands: { ...spec.operands, usage: `${spec.name} ${spec.operands.usage}` } }),
});

/** The help of a command that does several things. */
export function formatKinds(
  family: { readonly name: string; readonly about: string },
  kinds: readonly CommandSpec[],
): string {
  const lines = kinds.map((spec) => [
    `  ${specOfKind(family.name, spec).operands?.usage ?? spec.name}`,
    spec.about,
  ]);
  const width = Math.max(...lines.map(([left = '']) => left.length)) + 2;
  return [
    `npm run ${family.name} -- KIND …`,
    '',
    family.about,
    '',
    ...lines.map(([left = '', about = '']) => left.padEnd(width) + about),
    '',
    `npm run ${family.name} -- KIND --help says more of each.`,
    '',
  ].join('\n');
}

/** The value of an option that needs one. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return value === true ? undefined : value;
}

/** `/`, or `/name/` from `name`, `/name` or `/name/`. Throws {@link UsageError} on what cannot be a path. */
export function readBasePath(text: string): string {
  const inner = text.replace(/^\/|\/$/g, '');
  const path = inner === '' ? '/' : `/${inner}/`;
  const parts = path.split('/').slice(1, -1);
  const wrong = /[\s?#\\%"'<>:]/.test(path) || parts.some((part) => /^\.{0,2}$/.test(part));
  if (wrong && path !== '/')
    throw new UsageError(`"--base" cannot be "${text}": it is a path such as /show/`);
  return path;
}

/** A port, 0 to 65535; 0 takes any that is free. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`"--port" cannot be "${text}": it is a number from 0 to 65535`);
  return port;
}
