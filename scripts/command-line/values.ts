import { readDate } from '../../src/parse/listing/dates.ts';
import { textOf, UsageError, type Values } from './arguments.ts';

/** Names with commas between them; nothing for "none". Throws {@link UsageError} on an empty name. */
export function readNameList(values: Values, name: string): readonly string[] | undefined {
  const given = textOf(values, name);
  if (given === undefined) return undefined;
  if (given.trim() === 'none') return [];
  const names = given.split(',').map((part) => part.trim());
  if (names.includes('')) throw new UsageError(`"--${name}" has a comma without a name beside it`);
  return names;
}

/** The day that an option names, in any form that can mean one day only. Throws {@link UsageError}. */
export function readDay(values: Values, name = 'date'): string | undefined {
  const given = textOf(values, name);
  if (given === undefined) return undefined;
  const read = readDate(given);
  if (read?.kind === 'date' && read.rest === '') return read.day;
  throw new UsageError(`"--${name}" cannot be "${given}": write it as year-month-day, such as 2025-05-15`);
}

/** A count that an option names, or the usual one. Throws {@link UsageError} unless it is a number from 1. */
export function readCount(values: Values, name: string, otherwise: number): number {
  const text = textOf(values, name) ?? String(otherwise);
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageError(`"--${name}" cannot be "${text}": it is a number from 1`);
  return Number(text);
}
