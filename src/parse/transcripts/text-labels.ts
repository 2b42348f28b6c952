/** How much a label looks like somebody's name: beyond doubt, perhaps, only if it recurs, or not at all. */
export type LabelShape = 'name' | 'perhaps' | 'recurring' | 'none';

// Between the parts of a name ("Aaron van Wirdum", "Mara and Sean").
const particles = new Set(
  'van von der den de del della di da dos das du la le los y e und and et & + ten ter zu zur af av al el bin ibn bint ben of the no'.split(
    ' ',
  ),
);

// Words that begin sentences and remarks; nobody is called so.
const openers = new Set(
  (
    'the a an and but so or if when while because now then here there this that these those what why how who where ' +
    "which is are it it's i'm your we our they he she his her my yes no yeah okay ok well right also first second " +
    'third next finally note notes warning example summary quote update edit tip point title date ' +
    'author source sources link links tags chapter chapters part topic topics episode transcript duration published ' +
    'der die das ein eine und aber also wenn weil nun hier dies was warum wie wer ich du wir sie ja nein hinweis'
  ).split(' '),
);

const code =
  /^(?:speaker|spkr?|voice|person|participant|interviewer|host|guest|caller|moderator|narrator|sprecher(?:in)?|locuteur|hablante|orador)(?:[ _-]?\d{1,3}|[ _-][A-Za-z])?$|^(?:s|p|ch)[_-]?\d{1,3}$|^unknown(?: speaker)?(?: \d{1,2})?$/i;

/** What stands where a speaker would, and is a sound or a pause. */
const noSpeaker =
  /^(?:(?:ad|commercial|sponsor|midroll|mid-roll|station|short) ?)?(?:break|ads?|advertisements?|commercials?|sponsors?)$|^(?:(?:intro|outro|theme|opening|closing) )?(?:music|jingle|theme|musik)$|^(?:pause|werbung|silence)$/i;

/** Whether a label is the name of a break or a sound. */
export const namesNobody = (label: string): boolean => noSpeaker.test(label);

const capitalised = /^(?:[dlo]['’])?[\p{Lu}\p{Lt}][\p{L}\p{M}\p{N}'’.\-‐_]*$/u;
const caseless = /^[\p{Lo}\p{M}ー・·.-]+$/u;
const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const number = /^#?\d{1,4}$/;

/** A full stop belongs to initials, to degrees and to short titles; anywhere else a sentence ends. */
const stopIsFine = (token: string): boolean =>
  !token.includes('.') ||
  /^(?:\p{L}\.){1,4}\p{L}?$|^\p{L}{1,5}\.$|^\p{L}{1,5}(?:\.\p{L}{1,5}){1,3}\.?$/u.test(token);

/** Judges a label (the words before a colon or a stamp) by its form alone. */
export function shapeOfLabel(label: string): LabelShape {
  if (label === '' || label.length > 60 || /["“”„«»?!;…=<>{}|/\\#*~`：。、，？！]/.test(label)) return 'none';
  const name = label.replace(/\s{0,3}[([（【][^()[\]（）【】]{1,40}[)\]）】]$/u, '').trim();
  if (code.test(name)) return 'name';
  if (/^\p{Lu}$/u.test(name)) return 'perhaps';
  const tokens = name.split(/[\s,]+/).filter((token) => token !== '');
  const [first = ''] = tokens;
  if (tokens.length === 0 || tokens.length > 7 || !tokens.every(stopIsFine)) return 'none';
  if (unspacedScript.test(name) && name.length > 12) return 'none';
  const fits = tokens.map((token) => capitalised.test(token) || caseless.test(token) || number.test(token));
  const isName = tokens.every(
    (token, index) => fits[index] || (index > 0 && particles.has(token.toLowerCase())),
  );
  if (!isName || number.test(first)) {
    const plain = tokens.every((token) => /^[\p{L}\p{M}\p{N}'’._-]+$/u.test(token));
    return plain && tokens.length <= 3 && !openers.has(first.toLowerCase()) ? 'recurring' : 'none';
  }
  if (openers.has(first.toLowerCase())) return 'none';
  return tokens.length > 1 && capitalised.test(first) ? 'name' : 'perhaps';
}

/** How a label was found; a file's own way of writing names is told from all of its lines. */
export interface LabelSighting {
  readonly label: string;
  /** In bold type. */
  readonly bold: boolean;
  /** Stands before a time of its own: `Name (0:12)`. */
  readonly stamped: boolean;
  /** Begins a paragraph, or stands behind a time. */
  readonly opens: boolean;
  /** Is the first line that holds words. */
  readonly leads: boolean;
}

interface Tally {
  readonly shape: LabelShape;
  count: number;
  bold: number;
  stamped: number;
  opens: number;
  leads: boolean;
}

function tallyLabels(sightings: Iterable<LabelSighting>): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { label, bold, stamped, opens, leads } of sightings) {
    const tally = tallies.get(label) ?? {
      shape: shapeOfLabel(label),
      count: 0,
      bold: 0,
      stamped: 0,
      opens: 0,
      leads: false,
    };
    tallies.set(label, tally);
    tally.count++;
    if (bold) tally.bold++;
    if (stamped) tally.stamped++;
    if (opens) tally.opens++;
    if (leads) tally.leads = true;
  }
  return tallies;
}

/** Whether a label alone makes sure that it is a speaker's: by its form, its place and how often it stands there. */
function isSure({ shape, count, bold, stamped, leads }: Tally): boolean {
  if (shape === 'name' || shape === 'perhaps') return stamped > 0 || bold > 0 || count > 1;
  // A talk of one who writes the name in small letters.
  if (shape === 'recurring' && leads && stamped > 0) return true;
  return (stamped > 1 || bold > 1) && (shape === 'recurring' || count > 2);
}

/**
 * The labels that are speakers. "Understanding mining costs:" is none: it is no name, and stands there once. A name that
 * stands there only once is a speaker's where others are, where it is all that there is, or where most of the
 * `openings` (lines that begin a paragraph or follow a time) begin with names.
 */
export function chooseSpeakers(sightings: Iterable<LabelSighting>, openings: number): ReadonlySet<string> {
  const tallies = tallyLabels(sightings);
  const sure = [...tallies].filter(([, tally]) => isSure(tally));
  const speakers = new Set(sure.map(([label]) => label));
  // Where names have times of their own or are bold, a speaker's has, too.
  const marked = sure.reduce((sum, [, { stamped, bold }]) => sum + Math.max(stamped, bold), 0);
  const possible = [...tallies.values()].filter(({ shape }) => shape === 'name' || shape === 'perhaps');
  const opening = possible.reduce((sum, { opens }) => sum + opens, 0);
  const isDialogue = opening > 1 && opening >= openings * 0.6;
  for (const [label, { shape, count, opens, leads }] of tallies) {
    if (speakers.has(label)) continue;
    if (shape === 'recurring' && count > 2 && opens > 1) speakers.add(label);
    if (marked > 2 || opens === 0) continue;
    if (shape === 'name' && ((leads && openings < 2) || isDialogue || sure.length > 0)) speakers.add(label);
    // In Chinese and Japanese any few letters look like a name.
    if (shape === 'perhaps' && (isDialogue || (sure.length > 0 && !unspacedScript.test(label))))
      speakers.add(label);
  }
  return speakers;
}
