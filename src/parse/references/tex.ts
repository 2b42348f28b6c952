/** Commands that stand for a text, beside those that citation-js knows. */
const texts: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    aa: 'å',
    AA: 'Å',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    LaTeX: 'LaTeX',
    LaTeXe: 'LaTeX2e',
    TeX: 'TeX',
    BibTeX: 'BibTeX',
    textendash: '–',
    textemdash: '—',
    slash: '/',
    lbrack: '[',
    rbrack: ']',
    textperiodcentered: '·',
    lq: '‘',
    rq: '’',
    textlnot: '¬',
    log: 'log',
    ln: 'ln',
    exp: 'exp',
    sin: 'sin',
    cos: 'cos',
    tan: 'tan',
    max: 'max',
    min: 'min',
    lim: 'lim',
    det: 'det',
    sqrt: '√',
    infty: '∞',
    degree: '°',
    textdegree: '°',
    to: '→',
    rightarrow: '→',
    leftarrow: '←',
    leftrightarrow: '↔',
    euro: '€',
    EUR: '€',
    // journals, as the SAO/NASA Astrophysics Data System writes them
    aj: 'Astronomical Journal',
    apj: 'Astrophysical Journal',
    apjl: 'Astrophysical Journal Letters',
    apjs: 'Astrophysical Journal Supplement Series',
    aap: 'Astronomy & Astrophysics',
    aapr: 'Astronomy and Astrophysics Reviews',
    aaps: 'Astronomy and Astrophysics Supplement',
    araa: 'Annual Review of Astronomy and Astrophysics',
    mnras: 'Monthly Notices of the Royal Astronomical Society',
    nat: 'Nature',
    pasp: 'Publications of the Astronomical Society of the Pacific',
    pasj: 'Publications of the Astronomical Society of Japan',
    prd: 'Physical Review D',
    prl: 'Physical Review Letters',
    prb: 'Physical Review B',
    pra: 'Physical Review A',
    icarus: 'Icarus',
    solphys: 'Solar Physics',
    ssr: 'Space Science Reviews',
    jcap: 'Journal of Cosmology and Astroparticle Physics',
    grl: 'Geophysical Research Letters',
    jgr: 'Journal of Geophysical Research',
    planss: 'Planetary and Space Science',
    physrep: 'Physics Reports',
    memras: 'Memoirs of the Royal Astronomical Society',
    qjras: 'Quarterly Journal of the Royal Astronomical Society',
    baas: 'Bulletin of the American Astronomical Society',
    sovast: 'Soviet Astronomy',
    apss: 'Astrophysics and Space Science',
    actaa: 'Acta Astronomica',
    na: 'New Astronomy',
    procspie: 'Proceedings of SPIE',
  }),
]);

/** Words in formulas, which stand by themselves. */
const operators = new Set([
  'log',
  'ln',
  'exp',
  'sin',
  'cos',
  'tan',
  'max',
  'min',
  'lim',
  'det',
  'to',
  'rightarrow',
]);

/** Commands that say how their argument looks, or nothing to a reader: the argument stays. */
const transparent = new Set(
  `ensuremath mathbb mathcal mathit mathsf mathbf mathfrak boldsymbol mbox hbox text textnormal operatorname underline
  relax protect noindent par newblock bgroup egroup left right big Big displaystyle textstyle scriptstyle limits
  tiny small normalsize large Large MakeUppercase MakeTextUppercase MakeLowercase hskip foreignlanguage selectlanguage
  centering raggedright sloppy allowbreak linebreak newline nobreak mathsurround uppercase lowercase cite citet citep`.split(
    /\s+/,
  ),
);

/** Commands whose first argument is not for readers. */
const firstDropped = new Set([
  'noopsort',
  'SortNoop',
  'raisebox',
  'phantom',
  'hspace',
  'vspace',
  'href',
  'textcolor',
  'color',
  'label',
  'sortas',
]);

const command = /\\(?:([A-Za-z]+)(\s*)(\*?)|([^A-Za-z\s]))/g;
/** An i or j whose dot TeX takes away to set an accent there: with the accent it is one letter, "ï". */
const dotless = /(\\(?:["'`^~=.]|[uvH](?![A-Za-z]))\s*\{?\s*)\\([ij])(?![A-Za-z])(?: +(?=[A-Za-z]))?/g;
const argument = /\s*\{[^{}]*\}/y;

/**
 * A value of BibTeX with the TeX in it that citation-js does not know put into words that it does, or into plain
 * characters; accents, fonts and Greek are left to it.
 */
export function plainerTex(written: string): string {
  if (!written.includes('\\')) return written;
  const tex = written.replace(dotless, '$1$2');
  let plain = '';
  let last = 0;
  for (const match of tex.matchAll(command)) {
    if (match.index < last) continue;
    const [whole, name, space, star, sign] = match;
    let replaced: string | undefined;
    let end = match.index + whole.length;
    if (sign !== undefined) {
      if (sign === '(' || sign === ')') replaced = '$';
      else if (sign === '-' || sign === '/' || sign === '@' || sign === '!') replaced = '';
      else if (sign === ',' || sign === ';' || sign === ':' || sign === '\\') replaced = ' ';
    } else if (name !== undefined) {
      if (texts.has(name)) replaced = `${texts.get(name)}${operators.has(name) && space !== '' ? ' ' : ''}`;
      else if (transparent.has(name)) replaced = '';
      else if (firstDropped.has(name)) {
        argument.lastIndex = end;
        if (argument.test(tex)) {
          end = argument.lastIndex;
          replaced = '';
        }
      } else if (star === '*') end -= 1;
    }
    if (replaced === undefined) continue;
    plain += tex.slice(last, match.index) + replaced;
    last = end;
  }
  return plain + tex.slice(last);
}

/** A value that is an address or a number for machines: without TeX's escapes, braces and line breaks. */
export function verbatim(tex: string): string {
  return tex
    .replace(/\\(?:url|path)\s*\{/g, '{')
    .replace(/\\([_%&#$~{}])(?:\{\})?/g, '$1')
    .replace(/\{?\\textunderscore\s*\}?/g, '_')
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?/g, '~')
    .replace(/\$\\sim\$|\{\\~\{\}\}|\\~\{\}/g, '~')
    .replace(/[{}\n\r\t]+/g, '')
    .trim();
}

/** A command that is left in a text, as it was written; nothing where there is none. */
export function leftCommand(text: string): string | undefined {
  return /\\[A-Za-z]{2,}/.exec(text)?.[0];
}
