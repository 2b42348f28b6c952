import { listOf, mapOf, placed } from './field.ts';
import { fileIn, fileOrUrl, type Folder } from './files.ts';
import { optional, record, recordOr, required } from './record.ts';
import {
  day,
  duration,
  language,
  licence,
  mediaType,
  moment,
  oneOf,
  paragraphs,
  text,
  url,
  wholeNumber,
  yesOrNo,
} from './values.ts';

/** Id of a person in `references/people.yaml`; whether there is such a person is checked later. */
const person = placed(text);

const audioSchema = (folder: Folder) => ({
  /** A file beside `episode.md`, or an address. */
  url: required(fileOrUrl(folder)),
  /** Media type: `audio/mpeg`. By default from the file's ending. */
  type: optional(mediaType),
  /** Size in bytes. By default that of the file. */
  bytes: optional(wholeNumber),
  /** Length: seconds, `m:ss`, `h:mm:ss`, `PT7M42S`. */
  duration: optional(duration),
  /** Fingerprint of the file, so that other players can tell it is the same. */
  hash: optional(text),
});

const transcriptSchema = (folder: Folder) => ({
  /** A file beside `episode.md`; by default its `transcript.*`. */
  file: optional(fileIn(folder)),
  /** Day on which the transcript was last corrected. */
  revised: optional(day),
});

const imageSchema = (folder: Folder) => ({
  /** A file beside `episode.md`. */
  file: required(fileIn(folder)),
  /** What the picture shows, for those who do not see it. */
  alt: optional(text),
});

/** When this companion is about somebody else's episode. */
const aboutSchema = {
  /** Title of that episode. */
  title: required(text),
  /** Name of its show. */
  show: optional(text),
  /** Its number, as written. */
  number: optional(text),
  /** Day on which it came out. */
  date: optional(day),
  /** Ids of its guests. */
  guests: optional(listOf(person)),
  /** Its page. */
  url: optional(url),
};

/** Who or what made something, and who looked at it. */
const provenanceSchema = {
  /** Who or what made it. */
  by: optional(text),
  /** Who reviewed it. */
  reviewed: optional(text),
  /** Day of the making or of the review. */
  date: optional(day),
  /** What a reader should know about it. */
  note: optional(paragraphs),
};

const provenancesSchema = {
  /** Of the transcript. */
  transcript: optional(recordOr(provenanceSchema, 'by')),
  /** Of summary, takeaways and deep dives. */
  summaries: optional(recordOr(provenanceSchema, 'by')),
  /** Of the times. */
  times: optional(recordOr(provenanceSchema, 'by')),
};

/** Front matter of `episode.md`. Title and date suffice. */
export const episodeSchema = (folder: Folder) => ({
  /** Title of the episode, without its number. */
  title: required(text),
  /** Day of publication: `2025-05-15`; a time of day may follow. */
  date: required(moment),
  /** Number, as written: `1154`, `"012"`. */
  number: optional(text),
  /** Number of the season. */
  season: optional(wholeNumber),
  /** `full` (by default), `trailer` or `bonus`. */
  type: optional(oneOf(['full', 'trailer', 'bonus'])),
  /** Ids of the hosts. */
  hosts: optional(listOf(person)),
  /** Ids of the guests. */
  guests: optional(listOf(person)),
  /** Codes or short names in the transcript → ids of people: `{A: mara, SPEAKER_01: theo}`. */
  speakers: optional(mapOf(person, 'names in the transcript and ids of people, such as "SPEAKER_01: mara"')),
  /** A file beside `episode.md`, an address, or `{url, type, bytes, duration, hash}`. */
  audio: optional(recordOr(audioSchema(folder), 'url')),
  /** Length: seconds, `m:ss`, `h:mm:ss`, `PT7M42S`. */
  duration: optional(duration),
  /** A file beside `episode.md`, or `{file, revised}`. */
  transcript: optional(recordOr(transcriptSchema(folder), 'file')),
  /** A picture beside `episode.md`: `{file, alt}`, or the file alone. */
  image: optional(recordOr(imageSchema(folder), 'file')),
  /** Words to sort by. */
  tags: optional(listOf(text)),
  /** Language, where it is not the show's. */
  language: optional(language),
  /** The id that podcast apps know it by; it stays for life. */
  guid: optional(text),
  /** Whether it has explicit language. */
  explicit: optional(yesOrNo),
  /** Drafts are shown by `dev` only. */
  draft: optional(yesOrNo),
  /** Places to listen to this episode: `{apple: address}`. */
  listen: optional(mapOf(url, 'places to listen and their addresses, such as "apple: https://…"')),
  /** Licence, where it is not the show's. */
  licence: optional(licence),
  /** When this companion is about somebody else's episode. */
  about: optional(record(aboutSchema)),
  /** Who or what made transcript, summaries and times, and who reviewed them. */
  provenance: optional(record(provenancesSchema)),
});
