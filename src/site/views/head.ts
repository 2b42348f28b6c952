import { serializeJsonLd, type JsonLd } from '../../export/json-ld-object.ts';
import type { Card } from '../../export/card.ts';
import type { HeadView } from '../../model/view/parts.ts';
import { directionOfLanguage } from '../../text/direction.ts';
import type { SiteContext } from '../context.ts';

/** A social card to be drawn, and where it goes below the base. */
export interface CardRequest {
  readonly path: string;
  readonly card: Card;
  readonly language: string;
}

/** What a page says about itself; everything else in its head follows from the show. */
export interface PageFacts {
  /** Without the show's name, which is added; the home page gives none. */
  readonly title?: string;
  readonly description: string;
  /** Below the base; also decides where the card lies. */
  readonly path: string;
  readonly type?: HeadView['type'];
  readonly jsonLd: JsonLd;
  readonly language?: string;
  readonly noindex?: boolean;
  readonly audio?: { readonly url: string; readonly type?: string };
  readonly alternates?: HeadView['alternates'];
  /** The file that says how the page is cited, below the base. */
  readonly record?: string;
  readonly card: { readonly eyebrow: string; readonly title: string; readonly subtitle?: string };
}

/** A quiet green, used where a show names no colour. */
export const defaultColour = '#2f5d62';

/** Descriptions longer than this are cut by those who show them. */
const longestDescription = 300;

const cutDescription = (text: string): string => {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= longestDescription) return plain;
  const cut = plain.slice(0, longestDescription);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()}…`;
};

/** The head of a page, and the card that has to be drawn for it. */
export function makeHead(context: SiteContext, facts: PageFacts): { head: HeadView; card: CardRequest } {
  const { show, addresses } = context;
  const language = facts.language ?? show.language;
  const direction = directionOfLanguage(language);
  const name = facts.title === undefined ? show.title : `${facts.title} · ${show.title}`;
  const cardPath =
    facts.path === '' || facts.path.endsWith('/') ? `${facts.path}card.png` : `${facts.path}.card.png`;
  const head: HeadView = {
    title: name,
    description: cutDescription(facts.description),
    canonical: addresses.absolute(facts.path),
    ...(facts.record === undefined ? {} : { cited: true }),
    language,
    direction,
    type: facts.type ?? 'website',
    card: {
      url: addresses.absolute(cardPath),
      alt: [...new Set([facts.card.title, facts.card.eyebrow, show.title])].join(' – '),
    },
    ...(facts.audio === undefined ? {} : { audio: facts.audio }),
    jsonLd: serializeJsonLd(facts.jsonLd),
    noindex: facts.noindex ?? false,
    alternates: [
      ...(facts.alternates ?? []),
      ...(facts.record === undefined
        ? []
        : [
            {
              type: 'application/vnd.citationstyles.csl+json',
              href: addresses.href(facts.record),
              title: 'How to cite this page (CSL-JSON)',
            },
          ]),
    ],
  };
  const card: Card = { ...facts.card, show: show.title, colour: show.colour ?? defaultColour, direction };
  return { head, card: { path: cardPath, card, language } };
}
