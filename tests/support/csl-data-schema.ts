/**
 * CSL's schema for bibliographic data, version 1.0, as a JSON Schema: which properties a record may have, and of what
 * kind their values are. Written down from the list in the specification's repository.
 * @see https://github.com/citation-style-language/schema/blob/v1.0/schemas/input/csl-data.json
 */
const split = (text: string): string[] => text.trim().split(/\s+/);

const types =
  split(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic
  collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
  legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
  periodical personal_communication post post-weblog regulation report review review-book software song speech
  standard thesis treaty webpage`);

const names =
  split(`author chair collection-editor compiler composer container-author contributor curator director
  editor editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author
  performer producer recipient reviewed-author script-writer series-creator translator`);

const dates = split('accessed available-date event-date issued original-date submitted');

const numbers =
  split(`chapter-number citation-number collection-number edition first-reference-note-number issue
  locator number number-of-pages number-of-volumes page page-first part printing supplement volume`);

const strings =
  split(`citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
  archive_location archive-place authority call-number citation-label collection-title container-title
  container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword
  medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
  publisher-place references reviewed-genre reviewed-title scale section source status title title-short URL version
  volume-title volume-title-short year-suffix`);

const text = { type: 'string' };
const textOrNumber = { type: ['string', 'number'] };
const flag = { type: ['string', 'number', 'boolean'] };
const all = (properties: readonly string[], schema: object): Record<string, object> =>
  Object.fromEntries(properties.map((name) => [name, schema]));

const name = {
  type: 'object',
  properties: {
    ...all(split('family given dropping-particle non-dropping-particle suffix literal'), text),
    ...all(split('comma-suffix static-ordering parse-names'), flag),
  },
  additionalProperties: false,
};

const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      items: { type: 'array', items: textOrNumber, minItems: 1, maxItems: 3 },
      minItems: 1,
      maxItems: 2,
    },
    season: textOrNumber,
    circa: flag,
    literal: text,
    raw: text,
  },
  additionalProperties: false,
};

/** A list of records. */
export const cslDataSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: { type: 'string', enum: types },
      // the schema allows numbers, too; programs that compare keys do not
      id: text,
      categories: { type: 'array', items: text },
      custom: { type: 'object' },
      ...all(names, { type: 'array', items: name }),
      ...all(dates, date),
      ...all(numbers, textOrNumber),
      ...all(strings, text),
    },
    required: ['type', 'id'],
    additionalProperties: false,
  },
};
