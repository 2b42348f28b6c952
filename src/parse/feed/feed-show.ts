import type { ShowDraft, Unplaced } from '../../model/draft.ts';
import type { Channel } from './feed-item.ts';
import { readFeedPeople } from './feed-people.ts';
import { addressOf, languageOf, licenceOf, lineOf, plainLineOf } from './feed-values.ts';

/** The first description that says something. */
const descriptionOf = ({ description, itunes }: Channel): string | undefined =>
  plainLineOf(description) ?? plainLineOf(itunes?.summary) ?? plainLineOf(itunes?.subtitle);

const mailOf = (text: unknown): string | undefined => {
  const mail = lineOf(text);
  return mail !== undefined && /^[^\s@<>"?&]+@[^\s@<>"?&.]+(?:\.[^\s@<>"?&.]+)+$/.test(mail)
    ? mail
    : undefined;
};

/** Where a feed says that it is: its new address if it has moved. */
const ownAddressOf = ({ itunes, atom }: Channel): string | undefined =>
  addressOf(itunes?.newFeedUrl) ?? addressOf(atom?.links?.find(({ rel }) => rel === 'self')?.href);

/** Makes a show of a channel. */
export function readShow(channel: Channel, title: string): ShowDraft {
  const { itunes, podcast } = channel;
  const { hosts, guests, others } = readFeedPeople((podcast?.persons ?? []).map((person) => ({ ...person })));
  const funding = (podcast?.fundings ?? []).flatMap((entry): Unplaced[] => {
    const url = addressOf(entry?.url);
    return url === undefined ? [] : [{ what: 'podcast:funding', text: url }];
  });
  const licence = licenceOf(podcast?.license);
  const named = lineOf(podcast?.license?.display);
  const isSaid = named === undefined || named.toUpperCase() === licence?.toUpperCase();
  const fields = {
    description: descriptionOf(channel),
    language: languageOf(channel.language),
    link: addressOf(channel.link),
    feedAddress: ownAddressOf(channel),
    author: plainLineOf(itunes?.author),
    email: mailOf(itunes?.owner?.email),
    image: addressOf(itunes?.image) ?? addressOf(channel.image?.url),
    category: lineOf(itunes?.categories?.[0]?.text),
    explicit: itunes?.explicit,
    guid: lineOf(podcast?.guid),
    licence,
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    title,
    ...present,
    people: [...hosts, ...guests],
    unplaced: [...others, ...funding, ...(isSaid ? [] : [{ what: 'podcast:license', text: named }])],
  };
}
