import { describeGlossary } from '../../export/json-ld.ts';
import { episodePath, glossaryPath, stretchFragment, termPath } from '../../model/address.ts';
import { termKinds, type Term, type TermKind } from '../../model/term.ts';
import type { AliasLine, GlossaryEntry, GlossaryView } from '../../model/view/glossary.ts';
import type { StampView } from '../../model/view/parts.ts';
import type { TermLine } from '../../model/view/term.ts';
import { cutAtWord } from '../../render/plain-text.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { distinctAliases, withoutNeighbours } from './alias-lines.ts';
import { groupByInitial } from './initials.ts';
import { count } from './labels.ts';
import { makePage, type MadePage } from './lists.ts';
import type { HeardTerms, TermMentions } from './term.ts';

/** Letters of a definition that the index shows; the term's page has it whole. */
const longestDefinition = 160;

/** The glossary's files for other programs; none where it is empty. */
const glossaryFiles = [
  { label: 'SKOS (Turtle)', path: 'glossary.ttl', type: 'text/turtle' },
  { label: 'SKOS (JSON-LD)', path: 'glossary.jsonld', type: 'application/ld+json' },
  { label: 'CSV', path: 'glossary.csv', type: 'text/csv' },
] as const;

const kindLabels: Readonly<Record<TermKind, string>> = {
  concept: 'Concepts',
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  event: 'Events',
  thing: 'Things',
};

type Mention = EpisodeDigest['mentions'][number];

function stampOf(
  { view, stretch }: Mention,
  episode: EpisodeDigest,
  context: SiteContext,
): StampView | undefined {
  if (view.stamp === undefined || stretch === undefined) return view.stamp;
  const page = context.addresses.href(episodePath(episode.facts.slug));
  return { ...view.stamp, href: `${page}#${stretchFragment(stretch.start, stretch.end)}`, ...stretch };
}

/** The first that is said at a known time, else the first with a time, else the first. Episodes come newest first. */
function firstOf(mentions: readonly TermMentions[], context: SiteContext): GlossaryEntry['first'] {
  const isTimed = ({ time }: Mention): boolean => time !== undefined;
  const wanted = [
    (mention: Mention) => isTimed(mention) && mention.said === true,
    isTimed,
    () => true,
  ] as const;
  for (const isWanted of wanted)
    for (const { episode, mentions: here } of mentions.toReversed()) {
      const [first] = here.filter(isWanted).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0));
      if (first === undefined) continue;
      const stamp = stampOf(first, episode, context);
      return {
        episode: {
          label: episode.line.title,
          href: stamp === undefined ? first.view.href : episode.line.href,
        },
        ...(stamp === undefined ? {} : { stamp }),
      };
    }
  return undefined;
}

type IndexLine = (GlossaryEntry | AliasLine) & { readonly of: string; readonly reading?: string };

const isKana = (text: string): boolean => /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u.test(text);

/** How a name in Chinese characters is said, if one of the term's forms is written in kana alone. */
const readingOf = ({ name, forms }: Term): string | undefined =>
  /^\p{Script=Han}/u.test(name) ? forms.find(({ form }) => isKana(form))?.form : undefined;

function linesOf(
  term: Term,
  line: TermLine,
  mentions: readonly TermMentions[],
  context: SiteContext,
): readonly IndexLine[] {
  const { href, name } = line;
  const [first, reading] = [firstOf(mentions, context), readingOf(term)];
  const entry: IndexLine = {
    type: 'term',
    of: href,
    href,
    name,
    kind: term.kind,
    forms: line.forms.map(({ form, language }) => ({
      form,
      ...(language === undefined ? {} : { language }),
    })),
    definition: cutAtWord(line.definition, longestDefinition),
    mentions: line.mentions,
    episodes: line.episodes,
    ...(first === undefined ? {} : { first }),
    ...(reading === undefined ? {} : { reading }),
  };
  const aliases = distinctAliases(term, context.show.language).map(({ form, language }): IndexLine => ({
    type: 'alias',
    of: href,
    form,
    ...(language === undefined ? {} : { language }),
    kind: term.kind,
    term: { label: name, href },
  }));
  return [entry, ...aliases];
}

/** How many terms there are of each kind; nothing to choose from where all are of one. */
function kindsOf(terms: readonly Term[]): GlossaryView['kinds'] {
  const kinds = termKinds
    .map((kind) => ({
      kind,
      label: kindLabels[kind],
      count: terms.filter((term) => term.kind === kind).length,
    }))
    .filter((kind) => kind.count > 0);
  return kinds.length > 1 ? kinds : [];
}

/** The glossary's index: every term, and every other name where readers look for it. */
export function makeGlossary(context: SiteContext, { lines, mentions }: HeardTerms): MadePage<GlossaryView> {
  const { show, addresses } = context;
  const terms = [...context.terms.values()];
  const known = new Map(lines.map((line) => [line.href, line]));
  const all = terms.flatMap((term) => {
    const line = known.get(addresses.href(termPath(term.id)));
    return line === undefined ? [] : linesOf(term, line, mentions.get(term.id) ?? [], context);
  });
  const groups = groupByInitial(
    all,
    (line) => (line.type === 'term' ? line.name : line.form),
    show.language,
    ({ reading }) => reading,
  );
  const files = terms.length === 0 ? [] : glossaryFiles;
  return makePage<GlossaryView>(
    context,
    {
      title: 'Glossary',
      description: `${count(terms.length, 'term')} of ${show.title}, with every place each was said.`,
      path: glossaryPath,
      jsonLd: describeGlossary(terms, context.jsonLd),
      alternates: files.map(({ label, path, type }) => ({
        type,
        href: addresses.href(path),
        title: `Glossary as ${label}`,
      })),
      card: { eyebrow: count(terms.length, 'term'), title: 'Glossary' },
    },
    {
      kind: 'glossary',
      termCount: terms.length,
      groups: groups
        .map(({ entries, letter }) => ({ letter, entries: withoutNeighbours(entries) }))
        .filter(({ entries }) => entries.length > 0)
        .map(({ entries, letter }, index) => ({
          letter,
          id: `letter-${index + 1}`,
          entries: entries.map(({ of: _of, reading: _reading, ...entry }) => entry),
        })),
      kinds: kindsOf(terms),
      downloads: files.map(({ label, path }) => ({ label, href: addresses.href(path) })),
    },
  );
}
