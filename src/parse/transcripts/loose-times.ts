// Tools write commas, dots, one to three digits or none, hours with one digit or none, and arrows of many kinds.
const fraction = String.raw`[ ]?[,.:;][ ]?(\d{1,9})`;
const clock = String.raw`(-?)[ ]?(?:(\d{1,6})[ ]?:[ ]?)?(\d{1,3})[ ]?:[ ]?(\d{1,2})(?:${fraction})?(?![\d:])`;
const arrow = String.raw`(?:-[ ]?-?[ ]?-?[ ]?(?:>|&gt;)|[–—]{1,2}[ ]?>|→|={1,2}>)`;
const number = String.raw`(?:#?\d{1,20}[.)]?[ \t]+)?`;
const withArrow = new RegExp(String.raw`^[ \t]*${number}${clock}[ \t]*${arrow}[ \t]*(?:${clock})?(.*)$`);
const anArrow = new RegExp(arrow);
// Without an arrow, two full times alone in a line (SubViewer's comma, a dash, or only a space between them).
const fullClock = String.raw`(-?)(\d{1,6}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})`;
const withoutArrow = new RegExp(
  String.raw`^[ \t]*${fullClock}[ \t]*(?:,|-{1,2}|[–—])?[ \t]*${fullClock}[ \t]*()$`,
);

/** Times of a cue as tools write them, rightly or wrongly; seconds, negative where a minus stands before them. */
export interface LooseTimes {
  readonly start: number;
  /** Absent where nothing stands behind the arrow. */
  readonly end?: number;
  /** What stands behind the times. */
  readonly rest: string;
}

function secondsOf(groups: readonly (string | undefined)[]): number | undefined {
  const [sign = '', hours = '0', minutes, rest, digits = ''] = groups;
  if (minutes === undefined || rest === undefined) return undefined;
  const milliseconds = Number(digits.padEnd(3, '0').slice(0, 3));
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return ((whole * 1000 + milliseconds) / 1000) * (sign === '-' && whole + milliseconds > 0 ? -1 : 1);
}

/** Reads a line with times in any form that is seen in captions; nothing where it is something else. */
export function parseLooseTimes(line: string): LooseTimes | undefined {
  const match = (anArrow.test(line) ? withArrow : withoutArrow).exec(line);
  if (!match) return undefined;
  const start = secondsOf(match.slice(1, 6));
  const end = secondsOf(match.slice(6, 11));
  const rest = (match[11] ?? '').trim();
  // An arrow in a sentence ("at 9:30 -> go") is no line of times, nor is one whose end is something else.
  if (start === undefined || (end === undefined && rest !== '')) return undefined;
  return { start, ...(end === undefined ? {} : { end }), rest };
}
