import type { Episode } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Position } from '../model/position.ts';
import type { Passage } from '../model/transcript.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean, nearest } from '../diagnostics/suggest.ts';
import type { Annotator } from './annotator.ts';
import { personOfSpeaker } from './speakers.ts';

/** How often each speaker of the transcript speaks, in turns, in the order in which they are first heard. */
function countTurns(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let turn: number | undefined;
  for (const passage of passages) {
    if (passage.speaker !== undefined && passage.turn !== turn)
      counts.set(passage.speaker, (counts.get(passage.speaker) ?? 0) + 1);
    turn = passage.turn;
  }
  return counts;
}

/** The people whom a name may mean: by name, part of a name or id; those of this episode come first. */
function namesOfPeople(
  { meta }: Episode,
  people: ReadonlyMap<PersonId, Person>,
): ReadonlyMap<string, PersonId> {
  const names = new Map<string, PersonId>();
  const known = [...meta.hosts, ...meta.guests].flatMap((id) => people.get(id) ?? []);
  const all = [...new Set([...known, ...people.values()])];
  for (const { id, name } of all) for (const one of [name, id]) if (!names.has(one)) names.set(one, id);
  for (const { id, name } of all)
    for (const part of name.split(/\s+/)) if (part.length >= 3 && !names.has(part)) names.set(part, id);
  return names;
}

/** A name as a key of YAML: in quotation marks where it could be read as something else. */
const yamlKey = (name: string): string =>
  /^\p{L}[\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*$/u.test(name) &&
  !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name)
    ? name
    : JSON.stringify(name);

/** What stands for the id of somebody whom no name in people.yaml comes near. */
const somebody = 'person-id';

const yamlEntry = ([name, id]: readonly [string, string]): string => `${yamlKey(name)}: ${yamlKey(id)}`;

/**
 * The line that would map a speaker: one more below the `speakers` that stand line by line, else the whole field with
 * everybody in it, since a field can stand only once.
 */
function lineFor(speaker: string, missing: ReadonlyMap<string, string>, episode: Episode): string {
  const places = episode.speakerPlaces;
  const first = places && [...places.names.values()][0];
  if (places?.given && first && first.line > places.field.line) {
    const entry = yamlEntry([speaker, missing.get(speaker) ?? somebody]);
    return `add below it \`${' '.repeat(first.column - 1)}${entry}\``;
  }
  const entries = [...episode.meta.speakers, ...missing].map(yamlEntry);
  const verb = places?.given ? 'write instead' : 'add to the front matter';
  return `${verb} \`speakers: {${entries.join(', ')}}\``;
}

/** Speakers of the transcript that are nobody: each once, with how often it speaks and the line that would map it. */
function checkUnknown(
  episode: Episode,
  turns: ReadonlyMap<string, number>,
  people: ReadonlyMap<PersonId, Person>,
): Message[] {
  const { speakers } = episode.meta;
  const unknown = [...turns].filter(
    // that the id of a mapped one is unknown is said where it stands
    ([speaker]) => !speakers.has(speaker) && personOfSpeaker(speaker, speakers, people) === undefined,
  );
  const names = namesOfPeople(episode, people);
  const meant = new Map(
    unknown.map(([speaker]) => [speaker, names.get(nearest(speaker, names.keys()) ?? '') ?? somebody]),
  );
  const at = episode.speakerPlaces?.field ?? episode.position;
  return unknown.map(([speaker, count]) => {
    const often = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
    const person = people.get(meant.get(speaker) as PersonId);
    const line = lineFor(speaker, meant, episode);
    const hint = person ? `did you mean "${person.name}"? Then ${line}` : line;
    return describe('speaker-unknown', at, { speaker, often }, hint);
  });
}

/** The most names that a hint lists. */
const listed = 8;

/** Names of the front matter that nobody in the transcript has. */
function checkUnused(episode: Episode, turns: ReadonlyMap<string, number>): Message[] {
  const names: ReadonlyMap<string, Position> = episode.speakerPlaces?.names ?? new Map<string, Position>();
  const heard = [...turns.keys()];
  const more = heard.length > listed ? ' …' : '';
  const list = `it has ${heard
    .slice(0, listed)
    .map((name) => `"${name}"`)
    .join(', ')}${more}`;
  return [...names].flatMap(([speaker, position]) => {
    if (turns.has(speaker)) return [];
    const free = heard.filter((name) => !episode.meta.speakers.has(name));
    const hint = heard.length === 0 ? 'it names no speakers' : (didYouMean(speaker, free) ?? list);
    return [describe('speaker-unused', position, { speaker }, hint)];
  });
}

/** Holds the speakers of the transcript against the people that the front matter and `people.yaml` know. */
export const checkSpeakers: Annotator = ({ episode, passages, people }) => {
  if (episode === undefined || passages.length === 0) return { value: [], messages: [] };
  const turns = countTurns(passages);
  return {
    value: [],
    messages: [...checkUnknown(episode, turns, people), ...checkUnused(episode, turns)],
  };
};
