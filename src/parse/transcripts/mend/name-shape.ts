/** What the words before a colon look like: a tool's code, a full name, or a single word that may be a name. */
export type NameShape = 'code' | 'full' | 'single';

const code =
  /^(?:speaker|spk|sprecher(?:in)?|locuteur|locutrice|intervenant|hablante|orador|interlocutor|interviewer|interviewee|host|co-?host|guest|moderator|narrator|announcer|caller|話者|发言人|发言者|说话人|화자)[ _#-]?(?:\p{L}|\d{1,3})?$/iu;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

// Words that begin sentences and headings but no names. Lower case; the languages of most podcasts.
const noNames = words(`
  a an and as at because before after but by for from here how however if in instead into is it its let like
  my no not now of on once or our out please so still that the their then there these they this those though thus to
  today tomorrow until was we well what when where whether which while who why with yes yet you your i he she his her
  question answer questions answers note notes notice remember warning caution tip tips hint fact facts example
  examples summary conclusion result results reason reasons update updates episode chapter part section step steps
  lesson rule rules point points number title topic topics subject date time music song intro outro break ad ads
  advertisement sponsor sponsors transcript caption captions subtitle subtitles first second third fourth fifth
  finally last next again also anyway basically breaking news quote unquote meaning key bonus plus minus source
  sources disclaimer spoiler problem solution option options translation laughter applause silence inaudible
  crosstalk understanding making getting looking going thinking talking speaking using doing being having knowing
  und oder aber denn der die das ein eine wenn weil wie was wer wo warum frage antwort beispiel achtung hinweis fazit
  kapitel folge musik teil also nun ja nein hier heute ich wir sie es zum im am auf
  et ou mais donc le la les un une des question réponse exemple attention note chapitre épisode musique partie alors
  y o pero el los las una pregunta respuesta ejemplo nota capítulo episodio música parte entonces si que
`);
const particles = words(
  'de da do dos das du des del della di la le van von vom zu zur der den ter ten af av al el bin ibn ben y e and & und et the of',
);
const degrees =
  /^(?:Ph\.?D|Psy\.?D|M\.?D|J\.?D|Ed\.?D|D\.?O|R\.?N|M\.?A|B\.?A|MBA|MSW|LCSW|LMFT|Esq|Jr|Sr|II|III|IV)\.?$/i;

/** Letters of scripts that have no capitals. */
const uncased = /^[\p{Lo}\p{M}ー・·\s]{1,16}$/u;
const capitalised = /^[("'“‘]?(?:\p{Lu}|\p{Lt})[\p{L}\p{M}.'’-]*[)"'”’]?\.?$/u;

function isNameWord(word: string, index: number, count: number): boolean {
  if (capitalised.test(word) || degrees.test(word)) return true;
  if (index > 0 && index < count - 1 && particles.has(word)) return true;
  // "d'Angelo", "al-Masri"; a number or letter closes "Caller 2".
  return (
    /^(?:[a-z]{1,3}['’-])\p{Lu}[\p{L}\p{M}'’-]*$/u.test(word) ||
    (index > 0 && index === count - 1 && /^#?\d{1,3}$/.test(word))
  );
}

/** Tells what a text before a colon looks like; nothing where it is no name. */
export function nameShape(text: string): NameShape | undefined {
  const name = text.replace(/\s*[([][^()[\]]{1,40}[)\]]$/, '').trim();
  if (name === '' || /[.?!…]\s*$/.test(name.replace(/(?:^|\s)\S{1,5}\.$/, ''))) return undefined;
  if (code.test(name)) return 'code';
  // Q and A, or speakers by letter.
  if (uncased.test(name) || /^\p{Lu}$/u.test(name)) return 'single';
  const parts = name.split(/,?\s+/);
  if (parts.length > 7) return undefined;
  const [first = ''] = parts;
  if (noNames.has(first.toLowerCase().replace(/[’']s$/, ''))) return undefined;
  if (!parts.every((word, index) => isNameWord(word, index, parts.length))) return undefined;
  return parts.length > 1 ? 'full' : 'single';
}
