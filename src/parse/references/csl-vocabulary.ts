/**
 * Names of CSL 1.0.2.
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
export const cslTypes: ReadonlySet<string> = new Set(
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
  document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage`.split(/\s+/),
);

/** What people write for a type, and what CSL calls it. */
export const typeAliases: ReadonlyMap<string, string> = new Map([
  ['podcast', 'broadcast'],
  ['podcast-episode', 'broadcast'],
  ['episode', 'broadcast'],
  ['journal-article', 'article-journal'],
  ['journal', 'article-journal'],
  ['newspaper', 'article-newspaper'],
  ['magazine', 'article-magazine'],
  ['blog', 'post-weblog'],
  ['website', 'webpage'],
  ['online', 'webpage'],
  ['video', 'motion_picture'],
  ['film', 'motion_picture'],
  ['law', 'legislation'],
  ['conference', 'paper-conference'],
]);

/** CSL variables that hold names. */
export const nameVariables: ReadonlySet<string> = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor
  editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`.split(
    /\s+/,
  ),
);

/** CSL variables that hold dates. */
export const dateVariables: ReadonlySet<string> = new Set(
  'accessed available-date event-date issued original-date submitted'.split(' '),
);

/** Variables whose value is text or a number. */
export const textVariables: ReadonlySet<string> = new Set(
  `abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
  citation-key citation-label citation-number collection-number collection-title container-title
  container-title-short dimensions division DOI edition event event-title event-place first-reference-note-number
  genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language locator medium note number
  number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part
  part-number part-title PMCID PMID printing printing-number publisher publisher-place references reviewed-genre
  reviewed-title scale section shortTitle source status supplement supplement-number title title-short URL version
  volume volume-title volume-title-short year-suffix`.split(/\s+/),
);

/** Besides the variables: what the record itself has. */
export const recordFields: ReadonlySet<string> = new Set(['id', 'type', 'custom', 'categories']);

/** What exporters write into `type` that says no more than the type of the entry does. */
const emptyGenres =
  /^(?:(?:journal |research |original )?article|journal|book( section| chapter)?|chapter|review|conference (?:paper|proceedings)|proceedings(?: paper)?|editorial|letter|note|generic|web ?page|techreport|technical report|misc)$/i;

/** Whether a kind of work says no more than its type does. */
export const isEmptyGenre = (genre: string): boolean => emptyGenres.test(genre.trim());
