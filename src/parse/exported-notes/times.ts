import { parseTimecode, type Stamp } from '../../model/time.ts';
import { textOfLine, type NoteLine, type NoteWords } from '../feed/feed-notes.ts';

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?`;
const units = String.raw`(?=\d)(?:\d{1,2}h)?(?:\d{1,3}m)?(?:\d{1,5}(?:\.\d{1,3})?s)?`;
const whole = new RegExp(
  String.raw`^[\s[(（【]*(?:time\s+)?(${clock})(?:\s*[-–—~]\s*(${clock}))?[\s\])）】]*$`,
  'iu',
);
const first = new RegExp(
  String.raw`^[\s[(（【]*(${clock})(?:\s*[-–—]\s*(${clock}))?[\])）】]*(?=$|[\s:：|•·—–-])`,
  'u',
);
/** "10:30 am" is a time of day. */
const hourOfDay = /^\s*(?:[ap]\.?m\b|uhr\b|o['’]clock)/i;
const separators = /^[\s:：|•·—–-]+/u;

/** Seconds of `12:34`, `1:02:03.5`, `754`, `754.25`, `1h2m3s`; nothing else is a time. */
export function readTime(text: string): number | undefined {
  const plain = text.trim().replace(/^npt:/, '');
  if (/^\d{1,6}(?:\.\d+)?$/.test(plain)) return Math.round(Number(plain) * 1000) / 1000;
  const named = new RegExp(`^${units}$`).exec(plain);
  if (named !== null) {
    const part = (unit: string): number =>
      Number(new RegExp(String.raw`([\d.]+)${unit}`).exec(plain)?.[1] ?? 0);
    return part('h') * 3600 + part('m') * 60 + part('s');
  }
  return parseTimecode(plain);
}

function stampOf(start: string | undefined, end: string | undefined): Stamp | undefined {
  const from = start === undefined ? undefined : readTime(start);
  const to = end === undefined || end === '' ? undefined : readTime(end);
  if (from === undefined) return undefined;
  return { start: from, ...(to !== undefined && to > from ? { end: to } : {}), approximate: false };
}

/** The time that an address leads to: `#t=754`, `#t=10,20`, `?t=1h2m`, `&time=5.7&endTime=15.7`, `?locate=2159`. */
export function timeOfAddress(address: string): Stamp | undefined {
  const decoded = address.replaceAll('%3A', ':').replaceAll('%2C', ',');
  const range = /[#?&;](?:t|start|locate|time|time_continue)=(?:npt:)?([\d:.hms]+)(?:,([\d:.hms]+))?/i.exec(
    decoded,
  );
  const end = /[#?&;](?:end|endTime)=([\d:.hms]+)/i.exec(decoded)?.[1];
  return range === null ? undefined : stampOf(range[1], range[2] ?? end);
}

/** A time, or a range of times, and nothing else. */
export function readStamp(text: string): Stamp | undefined {
  const match = whole.exec(text);
  return match === null ? undefined : stampOf(match[1], match[2]);
}

const isBlank = ({ text }: NoteWords): boolean => /^[\s[\]()（）•·—–:：|-]*$/u.test(text);

/** Words without the signs that part them from a time. */
function withoutLead(line: NoteLine): NoteLine {
  const [head, ...rest] = line;
  if (head === undefined) return [];
  const text = head.text.replace(/^[\])）】]+/u, '').replace(separators, '');
  if (text === '' && head.link === undefined) return withoutLead(rest);
  return [{ ...head, text }, ...rest];
}

/** The words of a link that leads to a time: a time itself, or words that stay. */
function takeLink(words: NoteWords): { readonly stamp: Stamp; readonly words: NoteLine } | undefined {
  if (words.link === undefined) return undefined;
  const [said, led] = [readStamp(words.text), timeOfAddress(words.link)];
  if (said !== undefined) {
    const end = said.end ?? (led?.start === Math.floor(said.start) ? led.end : undefined);
    return { stamp: { ...said, ...(end === undefined ? {} : { end }) }, words: [] };
  }
  return led === undefined ? undefined : { stamp: led, words: [words] };
}

/** The time that a line of notes begins or ends with, as a link or in plain figures, and the rest of the line. */
export function takeStamp(line: NoteLine): { readonly stamp: Stamp; readonly rest: NoteLine } | undefined {
  const start = line.findIndex((words) => words.link !== undefined || !isBlank(words));
  const head = line[start];
  if (head === undefined) return undefined;
  const linked = takeLink(head);
  if (linked !== undefined)
    return { stamp: linked.stamp, rest: withoutLead([...linked.words, ...line.slice(start + 1)]) };
  const plain = start === 0 || head.link !== undefined ? head.text : textOfLine(line.slice(0, start + 1));
  const match = head.link === undefined ? first.exec(plain) : null;
  const stamp = match === null ? undefined : stampOf(match[1], match[2]);
  if (match !== null && stamp !== undefined) {
    const text = plain.slice(match[0].length);
    if (!hourOfDay.test(text))
      return { stamp, rest: withoutLead([{ ...head, text }, ...line.slice(start + 1)]) };
  }
  // "words ([Time 0:11:42](address))"
  const last = line.findLastIndex((words) => words.link !== undefined || !isBlank(words));
  const tail = line[last];
  const late = tail?.link === undefined ? undefined : readStamp(tail.text);
  if (late === undefined || last === 0) return undefined;
  const before = line.slice(0, last);
  const open = before.pop();
  const text = open?.text.replace(/[\s([（]+$/u, '') ?? '';
  return {
    stamp: late,
    rest: open === undefined || text === '' ? before : [...before, { ...open, text }],
  };
}
