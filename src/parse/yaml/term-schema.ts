import { termKinds } from '../../model/term.ts';
import { listOf, placed } from './field.ts';
import { optional, record, recordOr, required } from './record.ts';
import { language, oneOf, script, text, timeOfEpisode, url } from './values.ts';

/** Another way to write a term: a string, or these fields. */
const aliasSchema = {
  /** The words. */
  form: required(text),
  /** Language of the form, where it is not the show's. */
  lang: optional(language),
  /** `exact`: found only as written here; `any`: capitals do not count. */
  case: optional(oneOf(['exact', 'any'])),
  /** Script of the form: `Hans`. */
  script: optional(script),
};

/** Where a term is first explained. */
const definedSchema = {
  /** Name of the episode's folder, or its beginning. */
  episode: required(placed(text)),
  /** `12:04` */
  time: required(timeOfEpisode),
};

/** Front matter of a page in `references/glossary/`. */
export const termSchema = {
  /** The term. */
  term: required(placed(text)),
  /** `concept` (by default), `person`, `organisation`, `place`, `event` or `thing`. */
  kind: optional(oneOf(termKinds)),
  /** Other forms: abbreviations, other scripts, other spellings. */
  aliases: optional(listOf(placed(recordOr(aliasSchema, 'form')))),
  /** Contexts that are not it: `Lazarus Fund`. */
  avoid: optional(listOf(text)),
  /** How it is said: `JOO-chay`. */
  pronunciation: optional(text),
  /** The same thing elsewhere: addresses at Wikidata, VIAF … */
  sameAs: optional(listOf(url)),
  /** Where it is first explained, if the host says so. */
  defined: optional(record(definedSchema)),
  /** Other terms of this glossary. */
  related: optional(listOf(placed(text))),
};
