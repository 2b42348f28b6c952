import type { TextLine } from './text-heads.ts';
import { readTurns } from './text-turns.ts';

/** As much of a file as is looked at. */
const sampleLength = 60_000;

const codeLine =
  /[;{}]$|^(?:import|export|from|const|let|var|function|def|class|public|private|static|return|package|use|using|namespace|#include|#!|if \(|for \(|while \(|<\?|@|\$ )(?:[ "'({<\w]|$)|^[}\])]+[;,]?$|^(?:\/\/|\/\*|\*\/|--|<!--)/;
const settingLine = /^[a-z_][\w.-]{0,60}\s{0,3}(?:=|:(?=\s|$))/;

const share = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter((line) => pattern.test(line)).length / Math.max(1, lines.length);

/** Whether most signs are what people's words are written with. */
function isWordy(sample: string): boolean {
  const letters = sample.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
  const code = sample.match(/[{}<>=;$|\\^~`]/g)?.length ?? 0;
  const commas = sample.match(/[,\t]/g)?.length ?? 0;
  const words = sample.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  return (
    letters > sample.length * 0.75 && code < sample.length * 0.015 && commas < words * 0.6 + 3 && words > 4
  );
}

/** Whether a text is talk: has speakers or times as people write them, or is plain prose; no markup, data or code. */
export function looksLikeTalk(text: string): boolean {
  const sample = text.slice(0, sampleLength).trim();
  if (sample === '' || /^(?:<|\{|\[\s{0,100}["{[]|%PDF|%!|PK)/.test(sample)) return false;
  const odd = sample.match(/\uFFFD|(?![\t\n\f])\p{Cc}/gu)?.length ?? 0;
  if (odd > sample.length * 0.02) return false;
  const body = sample.replace(/^---\n[\s\S]{0,20000}?\n---(?:\n|$)/, '');
  const written = body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (written.length === 0 || share(written, codeLine) > 0.15 || share(written, /^<[a-z!/]/i) > 0.15)
    return false;
  const lines: readonly TextLine[] = body.split('\n').map((line, index) => ({
    text: line.trim().replace(/\\([[\]()])/g, '$1'),
    line: index + 1,
  }));
  const { stamps, names, cues } = readTurns(lines, (words) => words);
  const hasWords = cues.some((cue) => /\p{L}{2}/u.test(cue.text));
  if (!hasWords) return false;
  if (stamps > 0 && stamps >= written.length * 0.02) return true;
  // Settings are named once each; people speak again and again.
  const speakers = new Set(cues.map(({ speaker }) => speaker)).size;
  if (names >= written.length * 0.3 && names > speakers * 1.5) return true;
  if (share(written, settingLine) > 0.5) return false;
  return (names > 0 && names >= written.length * 0.02) || isWordy(body);
}
