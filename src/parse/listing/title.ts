import { isNameShaped, readNames } from './names.ts';

/** What a title in a podcast app says. */
export interface TitleReading {
  /** Without number and names that stand before or behind it. */
  readonly title: string;
  readonly number?: string;
  readonly season?: number;
  readonly guests: readonly string[];
}

const mark = String.raw`\s*(?:[:：|–—•·-]|\.(?=\s))\s*`;
const word = String.raw`(?:episode|ep|folge|épisode|episodio|episódio|aflevering|avsnitt|odcinek|no|nr|núm|№|выпуск)\.?\s*#?\s*`;

/** Numbers in front, with a season or without: `S2 E3`, `Ep. 12`, `#412`, `1154:`. */
const fronts: readonly RegExp[] = [
  /^第\s?(?<number>\d{1,5})\s?[回話话集期][\s:：|–—-]*(?<rest>.+)$/u,
  new RegExp(
    String.raw`^(?:s|season|staffel|saison|temporada)\s*(?<season>\d{1,3})\s*[,.:/·•|–-]?\s*(?:e|ep|episode|folge|épisode|episodio)\.?\s*(?<number>\d{1,5})(?:${mark}|\s+)(?<rest>.+)$`,
    'i',
  ),
  new RegExp(String.raw`^(?<season>\d{1,2})x(?<number>\d{1,3})(?:${mark}|\s+)(?<rest>.+)$`, 'i'),
  new RegExp(String.raw`^[[(]?${word}(?<number>\d{1,5})[\])]?(?:${mark}|\s+)(?<rest>.+)$`, 'iu'),
  new RegExp(String.raw`^[[(]?#\s?(?<number>\d{1,5})[\])]?(?:${mark}|\s+)(?<rest>.+)$`),
  new RegExp(String.raw`^[[(]?(?<number>\d{1,5})[\])]?${mark}(?<rest>\D.*)$`),
];
/** Numbers behind: `Topic | Ep. 12`, `Topic (#12)`. */
const backs: readonly RegExp[] = [
  new RegExp(String.raw`^(?<rest>.+?)(?:${mark}|\s+[[(])(?:${word}|#\s?)(?<number>\d{1,5})[\])]?$`, 'iu'),
  /^(?<rest>.+?)\s+#(?<number>\d{1,5})$/,
];

function takeNumber(title: string): { rest: string; number?: string; season?: number } {
  for (const form of [...fronts, ...backs]) {
    const groups = form.exec(title)?.groups;
    if (!groups) continue;
    const { rest = title, number, season } = groups;
    return {
      rest: rest.trim(),
      ...(number === undefined ? {} : { number }),
      ...(season === undefined ? {} : { season: Number(season) }),
    };
  }
  return { rest: title };
}

/** Names behind the topic: `Topic (feat. Ann Lee)`, `Topic with Ann Lee`. */
const behind = [
  /^(?<topic>.+?)\s*[([](?:with|w\/|feat\.?|ft\.?|featuring|mit|avec|con|com|guest:?)\s+(?<names>[^)\]]+)[)\]]$/iu,
  /^(?<topic>.+?)[,:|–—-]?\s+(?:with|w\/|feat\.?|ft\.?|featuring|mit|avec|con|com)\s+(?:guests?\s+)?(?<names>\p{Lu}.+)$/u,
];

function takeGuests(title: string, text: string): { title: string; guests: readonly string[] } {
  for (const form of behind) {
    const groups = form.exec(title)?.groups;
    const guests = groups?.['names'] === undefined ? undefined : readNames(groups['names'], text);
    if (guests && groups?.['topic']) return { title: groups['topic'].trim(), guests };
  }
  for (const form of [/\s+\|\s+/, /\s+[–—-]\s+/, /:\s+/]) {
    const match = form.exec(title);
    if (!match) continue;
    const [left, right] = [title.slice(0, match.index), title.slice(match.index + match[0].length)];
    const before = readNames(left, text);
    if (before && right !== '') return { title: right, guests: before };
    const after = match[0].includes(':') ? undefined : readNames(right, text);
    if (after && isNameShaped(after[0] ?? '')) return { title: left, guests: after };
  }
  const on = /^(?<names>\p{Lu}.+?)\s+(?:on|über|sur|sobre|su)\s+\p{L}/u.exec(title)?.groups?.['names'];
  return { title, guests: (on === undefined ? undefined : readNames(on, text)) ?? [] };
}

/** Reads a title as apps show it. `text` is what else is said of the episode: it tells names from topics. */
export function readTitle(line: string, text: string): TitleReading {
  const { rest, ...numbers } = takeNumber(line.trim());
  const { title, guests } = takeGuests(rest, text);
  return { title, ...numbers, guests };
}
