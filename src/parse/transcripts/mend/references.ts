import { decodeHTMLStrict } from 'entities';
import { editsOf, editTexts } from './edit-cue.ts';
import type { Mender } from './mender.ts';

const reference = /&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});(?:[A-Za-z0-9#]{2,30};)*/g;

/** Decodes until nothing is left to decode; some texts were escaped three times. */
function decodeAll(text: string): string | undefined {
  let decoded = text;
  for (let depth = 0; depth < 4; depth++) {
    const next = decodeHTMLStrict(decoded);
    if (next === decoded) break;
    decoded = next;
  }
  return decoded === text ? undefined : decoded;
}

/** Decodes HTML references that reading the format has left: texts that were escaped once too often. */
export const decodeReferences: Mender = (transcript, log) =>
  editTexts(
    transcript,
    (text) => (text.includes('&') ? editsOf(text, reference, decodeAll) : []),
    'transcript-references',
    log,
  );
