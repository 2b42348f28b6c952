import { isSpeakerCode, personOfSpeaker } from '../../src/annotate/speakers.ts';
import { introducePeople } from '../../src/edit/people.ts';
import type { AnnotatedEpisode, Library } from '../../src/model/site.ts';
import { formatTimecode } from '../../src/model/time.ts';
import type { Passage } from '../../src/model/transcript.ts';
import type { PlannedFile } from '../command-line/files.ts';
import { formatAsText } from '../command-line/messages.ts';
import { planPeople } from '../command-line/people-file.ts';
import { likelyPerson } from '../imports/transcript.ts';
import type { Desk } from './desk.ts';
import { planFields } from './front-matter.ts';

/** Somebody of the transcript of whom it is not known who they are. */
interface Stranger {
  readonly speaker: string;
  readonly turns: number;
  /** What they say first, of some length. */
  readonly sample: Passage;
}

/** So many words tell a voice. */
const telling = 6;

const wordsOf = ({ text }: Passage): number => text.split(/\s+/).length;

function findStrangers({ episode, passages }: AnnotatedEpisode, library: Library): readonly Stranger[] {
  const { speakers } = episode.meta;
  const bySpeaker = Map.groupBy(passages, ({ speaker }) => speaker);
  return [...bySpeaker].flatMap(([speaker, said]): Stranger[] => {
    const [first] = said;
    if (speaker === undefined || first === undefined || speakers.has(speaker)) return [];
    if (personOfSpeaker(speaker, speakers, library.people) !== undefined) return [];
    const turns = new Set(said.map(({ turn }) => turn)).size;
    return [{ speaker, turns, sample: said.find((passage) => wordsOf(passage) >= telling) ?? first }];
  });
}

/** The name that is offered for somebody: as in people.yaml, the only one left, or what the transcript says. */
function guessName(
  { speaker }: Stranger,
  strangers: readonly Stranger[],
  { episode }: AnnotatedEpisode,
  { people }: Library,
): { readonly offer?: string; readonly isGuess?: boolean } {
  const near = likelyPerson(speaker, people);
  const name = near === undefined ? undefined : people.get(near)?.name;
  if (name !== undefined) return { offer: name, isGuess: isSpeakerCode(speaker) };
  if (!isSpeakerCode(speaker)) return { offer: speaker };
  const { hosts, guests, speakers } = episode.meta;
  const known = new Set(speakers.values());
  const [left, second] = [...hosts, ...guests].filter((id) => !known.has(id));
  const only = left === undefined || second !== undefined ? undefined : people.get(left)?.name;
  return only === undefined || strangers.length > 1 ? {} : { offer: only, isGuess: true };
}

const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 99).trimEnd()}…` : text);

function describeStranger({ speaker, turns, sample }: Stranger): string {
  const often = turns === 1 ? 'once' : `${turns} times`;
  const at = sample.untimed === true ? '' : ` at ${formatTimecode(sample.start)}`;
  return `"${speaker}" has the word ${often}; says${at}: ${shorten(sample.text)}`;
}

/** The files in which names are put down: new people, and who is who in the front matter. */
async function planNames(
  desk: Desk,
  slug: string,
  names: ReadonlyMap<string, string>,
): Promise<readonly PlannedFile[]> {
  const { library } = (await desk.open()).content;
  const everybody = [...library.people.values()];
  const drafts = [...new Set(names.values())].map((name) => ({ name }));
  const { ids, added } = introducePeople(drafts, everybody);
  const { files, messages } = await planPeople(desk.options.contentDir, library, added);
  if (messages.length > 0) {
    desk.say(formatAsText(messages).trimEnd());
    return [];
  }
  // who is called as in people.yaml needs no line
  const changes = [...names].flatMap(([speaker, name]) => {
    const id = ids.get(name) ?? name;
    const own = everybody.find((person) => person.id === id)?.name ?? name;
    return own === speaker ? [] : [{ path: ['speakers', speaker], value: id }];
  });
  if (changes.length === 0) return files;
  const edited = await planFields(desk, slug, changes);
  return edited === undefined ? [] : [...files, edited];
}

/** Asks who the speakers of the transcript are, of whom it is not known. */
export async function nameSpeakers(desk: Desk, slug: string): Promise<void> {
  const { annotated, library } = await desk.read(slug);
  const strangers = findStrangers(annotated, library);
  if (strangers.length === 0) return;
  const { hosts, guests } = annotated.episode.meta;
  const first = [...hosts, ...guests].flatMap((id) => library.people.get(id)?.name ?? []);
  const choices = [...new Set([...first, ...[...library.people.values()].map(({ name }) => name)])];
  const names = new Map<string, string>();
  if (desk.isAttended)
    desk.say(
      'People of this show are completed with Tab. Enter takes the name that is offered, or leaves one out; - leaves out the rest.',
    );
  for (const stranger of strangers) {
    desk.say(describeStranger(stranger));
    const answer = await desk.ask(`Who is "${stranger.speaker}"?`, {
      choices,
      ...guessName(stranger, strangers, annotated, library),
    });
    if (answer === '-') break;
    if (answer !== '') names.set(stranger.speaker, answer);
  }
  const left = strangers.filter(({ speaker }) => !names.has(speaker));
  const all = left.map(({ speaker }) => `"${speaker}"`).join(', ');
  if (left.length > 0)
    desk.wait(
      `it is not known who ${all} ${left.length === 1 ? 'is' : 'are'}`,
      `write "speakers: {${JSON.stringify(left[0]?.speaker)}: person-id}" into episodes/${slug}/episode.md`,
    );
  if (names.size === 0) return;
  const planned = await planNames(desk, slug, names);
  if (planned.length > 0) await desk.write(planned);
}
