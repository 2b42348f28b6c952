/** Words that the page explains: terms, citations, notes, corrections. */
export const markedWords = 'a.term, a.cite, a.note-link, a.correction-mark';
