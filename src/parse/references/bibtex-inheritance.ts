import type { BibtexEntry } from './bibtex-entries.ts';
import type { BibtexField } from './bibtex-fields.ts';

/** Types whose parent's title is the title of the book, or of the journal, that they stand in. */
const partOfBook = new Set([
  'inbook',
  'incollection',
  'inproceedings',
  'conference',
  'bookinbook',
  'suppbook',
  'inreference',
]);
const partOfJournal = new Set(['article', 'suppperiodical']);

/** Fields that say something about the entry itself, not about what stands in it. */
const never = new Set([
  'crossref',
  'xref',
  'ids',
  'label',
  'shorttitle',
  'sorttitle',
  'shorthand',
  'entryset',
  'related',
  'keywords',
]);

/** The entry that this one takes fields from. */
const parentOf = (entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): BibtexEntry | undefined => {
  const key = entry.fields.get('crossref')?.raw.replace(/^[{"\s]+|[}"\s]+$/g, '');
  return key === undefined || key === '' ? undefined : byKey.get(key);
};

/**
 * The fields of an entry and what it takes over from the entry that its `crossref` names, and from that one's.
 * @see biblatex manual, appendix B, “Default Inheritance Setup”
 */
export function inheritFields(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
): ReadonlyMap<string, BibtexField> {
  const fields = new Map(entry.fields);
  const seen = new Set([entry]);
  const title = partOfBook.has(entry.type)
    ? 'booktitle'
    : partOfJournal.has(entry.type)
      ? 'journaltitle'
      : 'title';
  for (let parent = parentOf(entry, byKey); parent && !seen.has(parent);) {
    seen.add(parent);
    for (const [name, field] of parent.fields) {
      const author = name === 'author' && partOfBook.has(entry.type) ? 'bookauthor' : name;
      const own =
        name === 'title'
          ? title
          : name === 'subtitle' && title !== 'title'
            ? title.replace('title', 'subtitle')
            : author;
      if (!never.has(name) && !fields.has(own) && !(own === 'journaltitle' && fields.has('journal')))
        fields.set(own, field);
    }
    parent = parentOf(parent, byKey);
  }
  return fields;
}
