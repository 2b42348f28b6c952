import type { Picture } from '../export/picture.ts';
import type { ProseNode } from '../model/prose.ts';
import { formatTimecode, type Stamp } from '../model/time.ts';
import { proseOfEpisode } from '../model/episode.ts';
import { plainText } from '../render/plain-text.ts';
import { directionOfLanguage } from '../text/direction.ts';
import { quotationMarksOf, quoteWords } from '../text/quotation-marks.ts';
import type { ReadEpisode } from './read-episode.ts';
import { headline, labelGuests } from './views/episode-parts.ts';
import { labelDate } from './views/labels.ts';
import { defaultColour } from './views/head.ts';

/** A picture, and the beginning of its files' names: `episode`, `takeaway-3`, `quotation-1`. */
export interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
}

/** Every quotation that stands as a block of its own. */
function* quotationsOf(
  nodes: readonly ProseNode[],
): Generator<NonNullable<Extract<ProseNode, { type: 'quote' }>['quotation']>> {
  for (const node of nodes) {
    if (node.type === 'quote' && node.quotation !== undefined) yield node.quotation;
    else if (node.type === 'quote') yield* quotationsOf(node.children);
    else if (node.type === 'list') for (const item of node.items) yield* quotationsOf(item.children);
  }
}

/** A time that a person has confirmed; others are on no picture, which nobody can correct later. */
const timeOf = (stamp: Stamp | undefined): string | undefined =>
  stamp === undefined || stamp.approximate ? undefined : formatTimecode(stamp.start);

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** All pictures that there can be of an episode: of itself, each takeaway and each quotation, in their order. */
export function describePictures({ annotated, context }: Pick<ReadEpisode, 'annotated' | 'context'>): {
  readonly language: string;
  readonly episode: NamedPicture;
  readonly takeaways: readonly NamedPicture[];
  readonly quotations: readonly NamedPicture[];
} {
  const { episode } = annotated;
  const { meta } = episode;
  const { show } = context;
  const language = meta.language ?? show.language;
  const top = headline(meta);
  const [date, guests] = [labelDate(top.date, show.language).label, labelGuests(top.guests, context)];
  const common = {
    show: show.title,
    colour: show.colour ?? defaultColour,
    direction: directionOfLanguage(language),
  };
  const from = { ...common, episode: top.title };
  const items = episode.sections.flatMap((section) => (section.kind === 'takeaways' ? section.items : []));
  const marks = quotationMarksOf(language);
  return {
    language,
    episode: {
      name: 'episode',
      picture: {
        ...common,
        eyebrow: joined([top.number, date]),
        words: top.title,
        ...(guests === undefined ? {} : { byline: guests }),
      },
    },
    takeaways: items.map(({ stamp, children }, index) => ({
      name: `takeaway-${index + 1}`,
      picture: {
        ...from,
        eyebrow: joined([top.number, timeOf(stamp)]),
        words: plainText(children.slice(0, 1)),
      },
    })),
    quotations: [...quotationsOf(proseOfEpisode(episode))].map(({ words, speaker, stamp }, index) => ({
      name: `quotation-${index + 1}`,
      picture: {
        ...from,
        eyebrow: joined([top.number, timeOf(stamp)]),
        words: quoteWords(words, marks),
        ...(speaker === undefined ? {} : { byline: speaker }),
      },
    })),
  };
}
