import { baseLanguage } from '../../text/normalize.ts';

/** What show notes say besides the host's own words. */
export interface NotesWords {
  readonly chapters: string;
  readonly takeaways: string;
  readonly people: string;
  readonly sources: string;
  readonly listen: string;
  /** The link to the companion's page. */
  readonly companion: string;
  /** A chapter at 0:00 that the host has not named. */
  readonly start: string;
}

type Row = readonly [
  chapters: string,
  takeaways: string,
  people: string,
  sources: string,
  listen: string,
  companion: string,
  start: string,
];

const rows: Readonly<Record<string, Row>> = {
  en: ['Chapters', 'Takeaways', 'With', 'Sources', 'Listen', 'Transcript, terms and sources', 'Start'],
  de: ['Kapitel', 'Kernaussagen', 'Mit', 'Quellen', 'Anhören', 'Transkript, Begriffe und Quellen', 'Beginn'],
  fr: ['Chapitres', 'À retenir', 'Avec', 'Sources', 'Écouter', 'Transcription, termes et sources', 'Début'],
  es: [
    'Capítulos',
    'Ideas clave',
    'Con',
    'Fuentes',
    'Escuchar',
    'Transcripción, términos y fuentes',
    'Inicio',
  ],
  it: ['Capitoli', 'In sintesi', 'Con', 'Fonti', 'Ascolta', 'Trascrizione, termini e fonti', 'Inizio'],
  nl: ['Hoofdstukken', 'Kernpunten', 'Met', 'Bronnen', 'Luisteren', 'Transcript, termen en bronnen', 'Begin'],
  pt: ['Capítulos', 'Pontos-chave', 'Com', 'Fontes', 'Ouvir', 'Transcrição, termos e fontes', 'Início'],
};

/** The words of show notes in a language (BCP 47): English where we know no others. */
export function notesWords(language: string): NotesWords {
  const row = rows[baseLanguage(language)] ?? (rows['en'] as Row);
  const [chapters, takeaways, people, sources, listen, companion, start] = row;
  return { chapters, takeaways, people, sources, listen, companion, start };
}
