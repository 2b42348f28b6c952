import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file that somebody means who typed a path or dragged a file into the terminal, which puts quotation marks around
 * it or a backslash before spaces. `~/` is their own folder.
 */
export function readTypedPath(typed: string): string {
  const text = typed.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return quoted;
  if (/^file:\/\//i.test(text) && URL.canParse(text)) return fileURLToPath(text);
  // on Windows it divides folders
  const plain = path.sep === '\\' ? text : text.replace(/\\(.)/gs, '$1');
  return /^~[/\\]/.test(plain) ? path.join(homedir(), plain.slice(2)) : plain;
}

/** Whether nothing is meant: an empty answer, or the hyphen that stands for "none" elsewhere. */
export const meansNone = (typed: string): boolean => typed === '' || typed === '-';
