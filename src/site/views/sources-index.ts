import { describePage } from '../../export/json-ld.ts';
import { sourcesByPath, sourcesPath } from '../../model/address.ts';
import { addressKey } from '../../model/ids.ts';
import type { HeadView, LinkView } from '../../model/view/parts.ts';
import type { SourceLine, SourcesByLetterView, SourcesView } from '../../model/view/source.ts';
import type { SiteContext } from '../context.ts';
import { groupByInitial } from './initials.ts';
import { count } from './labels.ts';
import { makePage, type MadePage } from './lists.ts';
import { shareCard } from './shared-card.ts';

/** Sources that one page lists at most: about 60 kB compressed. */
const mostOnPage = 250;

/** The show's whole bibliography, for reference managers. */
const downloadsOf = (context: SiteContext): readonly LinkView[] =>
  [
    ['BibTeX', 'bib'],
    ['RIS', 'ris'],
    ['CSL-JSON', 'json'],
  ].map(([label, ending]) => ({
    label: label as string,
    href: context.addresses.href(`references.${ending}`),
  }));

/** The types of some sources, most frequent first. */
function typesOf(lines: readonly SourceLine[]): SourcesView['types'] {
  const counts = new Map<string, number>();
  for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, number]) => ({ value: type, label: type, count: number }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

type List = Omit<SourcesView, 'kind' | 'head' | 'title' | 'letters' | 'downloads'>;

/** What a page lists of all the sources. */
function listSources(lines: readonly SourceLine[], total: number, context: SiteContext): List {
  const groups = groupByInitial(lines, ({ sort }) => sort, context.show.language);
  return {
    total,
    shown: lines.length,
    groups: groups.map(({ entries, ...group }) => ({ ...group, sources: entries })),
    types: typesOf(lines),
  };
}

/** All sources under one letter, in pages. */
interface Letter {
  readonly letter: string;
  /** The letter in addresses. */
  readonly key: string;
  readonly pages: readonly (readonly SourceLine[])[];
}

function divideByLetter(lines: readonly SourceLine[], { show }: SiteContext): readonly Letter[] {
  return groupByInitial(lines, ({ sort }) => sort, show.language).map(({ letter, entries }) => ({
    letter,
    key: addressKey(letter) || 'other',
    pages: Array.from({ length: Math.ceil(entries.length / mostOnPage) }, (_, page) =>
      entries.slice(page * mostOnPage, (page + 1) * mostOnPage),
    ),
  }));
}

const linkLetter = ({ letter, key, pages }: Letter, { addresses }: SiteContext): LinkView => ({
  label: letter,
  href: addresses.href(sourcesByPath(key, 1)),
  detail: String(pages.reduce((sum, page) => sum + page.length, 0)),
});

/** The pages of one letter. */
function* letterPages(
  letter: Letter,
  shared: { readonly total: number; readonly letters: readonly LinkView[]; readonly card: HeadView['card'] },
  context: SiteContext,
): Generator<MadePage> {
  const { addresses, show } = context;
  const { key, pages } = letter;
  for (const [index, lines] of pages.entries()) {
    const page = index + 1;
    const path = sourcesByPath(key, page);
    const of = pages.length > 1 ? `, page ${page} of ${pages.length}` : '';
    const title = `Sources: ${letter.letter}${of}`;
    const link = (label: string, to: number): LinkView => ({
      label,
      href: addresses.href(sourcesByPath(key, to)),
    });
    const facts = {
      title,
      description: `Sources of ${show.title} under ${letter.letter}${of}.`,
      path,
      jsonLd: describePage('CollectionPage', title, path, context.jsonLd),
      card: { eyebrow: 'Sources', title },
    };
    const made = makePage<SourcesByLetterView>(context, facts, {
      kind: 'sources-by-letter',
      ...listSources(lines, shared.total, context),
      title,
      letters: shared.letters,
      ...(page > 1 ? { newer: link('Before these', page - 1) } : {}),
      ...(page < pages.length ? { older: link('After these', page + 1) } : {}),
      downloads: [],
    });
    // the index's card is theirs, too: none is drawn for each letter
    yield { path, view: { ...made.view, head: shareCard(made.view.head, shared.card) } };
  }
}

const byCitations = (a: SourceLine, b: SourceLine): number => b.cited - a.cited;

/**
 * The sources' index: the show's bibliography. Where it is too long for a page, the index has those that are cited,
 * most of all, and pages by letter have every one.
 */
export function* makeSourcesIndex(context: SiteContext, lines: readonly SourceLine[]): Generator<MadePage> {
  const isLong = lines.length > mostOnPage;
  const letters = isLong ? divideByLetter(lines, context) : [];
  const links = letters.map((letter) => linkLetter(letter, context));
  const shown = isLong
    ? lines
        .filter(({ cited }) => cited > 0)
        .sort(byCitations)
        .slice(0, mostOnPage)
    : lines;
  const index = makePage<SourcesView>(
    context,
    {
      title: 'Sources',
      description: `${count(lines.length, 'source')} that ${context.show.title} rests on, and every moment that cites them.`,
      path: sourcesPath,
      jsonLd: describePage('CollectionPage', 'Sources', sourcesPath, context.jsonLd),
      card: { eyebrow: count(lines.length, 'source'), title: 'Sources' },
    },
    {
      kind: 'sources',
      title: 'Sources',
      ...listSources(shown, lines.length, context),
      letters: links,
      downloads: lines.length === 0 ? [] : downloadsOf(context),
    },
  );
  yield index;
  const shared = { total: lines.length, letters: links, card: index.view.head.card };
  for (const letter of letters) yield* letterPages(letter, shared, context);
}
