import type { Seconds } from '../../model/time.ts';
import type { ChapterRules, TargetRules } from './targets.ts';

/** A time as it begins a line: `0:00`, `00:00:00`. */
const lineTime = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+\S/;
const anyTime = /(?<!\d)\d{1,3}:[0-5]\d(?!\d)/;

const secondsOf = ([, hours = '0', minutes = '0', seconds = '0']: RegExpExecArray): Seconds =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);

/** The lines that a reader sees, without elements. */
const linesOf = (body: string, isHtml: boolean): string[] =>
  (isHtml ? body.replaceAll(/<[^>]*>/g, '').replaceAll('&gt;', '>') : body)
    .split('\n')
    .map((line) => line.trim());

function* checkChapters(lines: readonly string[], rules: ChapterRules): Generator<string> {
  const firstIndex = lines.findIndex((line) => lineTime.test(line));
  if (firstIndex < 0) {
    return;
  }
  if (lines.slice(0, firstIndex).some((line) => anyTime.test(line)))
    yield 'a time stands before the list of chapters';
  const times: Seconds[] = [];
  for (const line of lines.slice(firstIndex)) {
    const match = lineTime.exec(line);
    if (!match) break;
    times.push(secondsOf(match));
  }
  if (times[0] !== 0) yield 'the first chapter is not at 0:00';
  if (times.length < rules.least) yield `fewer than ${rules.least} chapters`;
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined && time - before < rules.gap)
      yield `chapters ${index} and ${index + 1} are less than ${rules.gap} s apart`;
  }
}

/**
 * Holds notes against the rules of their place, as they would be pasted. What is found is in plain words; nothing is
 * found in notes that {@link import('./index.ts').writeNotes} made.
 */
export function checkNotes(body: string, rules: TargetRules): readonly string[] {
  const isHtml = rules.format === 'html';
  const problems: string[] = [];
  const bytes = Buffer.byteLength(body);
  if (rules.bytes !== undefined && bytes > rules.bytes)
    problems.push(`${bytes} bytes, ${rules.bytes} are allowed`);
  for (const character of rules.forbidden ?? '')
    if (body.includes(character)) problems.push(`"${character}" is not allowed`);
  if (isHtml && rules.elements !== undefined)
    for (const [, element = ''] of body.matchAll(/<\/?([a-z][a-z0-9]*)/gi))
      if (!rules.elements.includes(element.toLowerCase())) problems.push(`<${element}> is not allowed`);
  if (rules.chapters !== undefined) problems.push(...checkChapters(linesOf(body, isHtml), rules.chapters));
  return problems;
}
