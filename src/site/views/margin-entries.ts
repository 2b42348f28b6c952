import { termPath } from '../../model/address.ts';
import type { Annotation, AnnotationsByPlace, Mention } from '../../model/annotation.ts';
import type { CitationItem } from '../../model/citation.ts';
import type { PlaceId, SourceKey } from '../../model/ids.ts';
import { titleOf, type Source } from '../../model/source.ts';
import type { Term } from '../../model/term.ts';
import type { Html } from '../../model/view/parts.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import type { MarginEntry, RenderContext } from '../../render/context.ts';
import { cutAtWord, plainText } from '../../render/plain-text.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { SiteContext } from '../context.ts';
import { isFiledByTitle, sortName } from './source.ts';

/** Letters of a definition that fit beside a paragraph; its first sentence, if that is shorter. */
const longestDefinition = 140;

/** What pages call the relations. */
export const relationLabels: Readonly<Record<NonNullable<CitationItem['relation']>, string>> = {
  supports: 'supports',
  disputes: 'disputes',
  background: 'background',
  mentions: 'mentioned',
};

/** "Greitens 2014"; the title of what has no author. */
export function shortName(source: Source): string {
  if (source.light || isFiledByTitle(source)) return titleOf(source);
  const year = source.csl.issued?.['date-parts']?.[0]?.[0];
  return `${sortName(source)}${year === undefined ? '' : ` ${year}`}`;
}

/** Whether a form is written in other letters than Latin ones: what a reader could not have guessed. */
const hasOtherScript = (form: string): boolean => /[^\P{L}\p{Script=Latin}]/u.test(form);

function describeTerm(term: Term, mentions: number, context: SiteContext): MarginEntry {
  const others = term.forms.filter((form) => form.form !== term.name);
  const other =
    (hasOtherScript(term.name) ? undefined : others.find((form) => hasOtherScript(form.form))) ??
    others.find(({ language }) => language !== undefined);
  const lang = other?.language === undefined ? '' : ` lang="${escapeMarkup(other.language)}"`;
  const form =
    other === undefined ? '' : ` <span class="margin-form"${lang}>${escapeMarkup(other.form)}</span>`;
  const href = escapeMarkup(context.addresses.href(termPath(term.id)));
  const whole = plainText(term.body.slice(0, 1));
  const [sentence] = sentencesOf(whole, context.show.language);
  const definition = escapeMarkup(cutAtWord(whole.slice(0, sentence?.end).trim(), longestDefinition));
  const more = mentions > 1 ? `${mentions} times here` : 'Every mention';
  return {
    kind: 'term',
    id: term.id,
    html: `<b>${escapeMarkup(term.name)}</b>${form} – ${definition} <a href="${href}" dir="auto">${more} →</a>`,
  };
}

function describeSource(
  source: Source,
  item: CitationItem | undefined,
  locale: string,
  href: string,
): MarginEntry {
  const title = source.light || isFiledByTitle(source) ? '' : `, <i>${escapeMarkup(titleOf(source))}</i>`;
  const locator = item?.locator === undefined ? '' : `, ${escapeMarkup(labelLocator(item.locator, locale))}`;
  const relation =
    item?.relation === undefined ? '' : ` <span class="relation">${relationLabels[item.relation]}</span>`;
  return {
    kind: 'source',
    id: source.key,
    html: `<a href="${escapeMarkup(href)}">${escapeMarkup(shortName(source))}</a>${title}${locator}${relation}`,
  };
}

/** How often each term stands in a document. */
export function countMentions(annotations: AnnotationsByPlace): ReadonlyMap<Term['id'], number> {
  const counts = new Map<Term['id'], number>();
  for (const list of annotations.values())
    for (const annotation of list)
      if (annotation.kind === 'mention') counts.set(annotation.term, (counts.get(annotation.term) ?? 0) + 1);
  return counts;
}

/**
 * Where each term is explained: at its first link in the prose, and again at its first in the transcript, which may
 * be read by itself. At the first link of every section would be too much to read past.
 */
function explainedAt(annotations: AnnotationsByPlace, spoken: ReadonlySet<PlaceId>): ReadonlySet<Mention> {
  const seen = new Set<string>();
  const chosen = new Set<Mention>();
  for (const [place, list] of annotations)
    for (const annotation of list) {
      if (annotation.kind !== 'mention' || !(annotation.first || annotation.authored)) continue;
      const key = `${spoken.has(place)} ${annotation.term}`;
      if (!seen.has(key)) chosen.add(annotation);
      seen.add(key);
    }
  return chosen;
}

/** What the margin says beside a block: definitions of its terms, its sources, the notes on its words. */
export function createMarginalia(
  context: SiteContext,
  parts: {
    readonly annotations: AnnotationsByPlace;
    /** Places of the transcript. */
    readonly spoken: ReadonlySet<PlaceId>;
    readonly notes: ReadonlyMap<string, Html>;
    /** Corrections by the HTML id of their item. */
    readonly corrections: ReadonlyMap<string, Html>;
    readonly sourceHref: (key: SourceKey) => string;
  },
): NonNullable<RenderContext['marginalia']> {
  const { sources, terms, citation } = context;
  const mentions = countMentions(parts.annotations);
  const explained = explainedAt(parts.annotations, parts.spoken);
  const describe = (annotation: Annotation): readonly MarginEntry[] => {
    switch (annotation.kind) {
      case 'quotation':
        return [];
      case 'mention': {
        const term = terms.get(annotation.term);
        if (term === undefined || !explained.has(annotation)) return [];
        return [describeTerm(term, mentions.get(term.id) ?? 0, context)];
      }
      case 'note': {
        const html = parts.notes.get(annotation.note);
        return html === undefined ? [] : [{ kind: 'note', id: annotation.note, html }];
      }
      case 'link': {
        const source = sources.get(annotation.source);
        if (source === undefined) return [];
        return [describeSource(source, undefined, citation.own.locale, parts.sourceHref(source.key))];
      }
      case 'correction': {
        const html = parts.corrections.get(annotation.correction);
        return html === undefined ? [] : [{ kind: 'correction', id: annotation.correction, html }];
      }
      case 'citation':
        return annotation.cluster.items.flatMap((item) => {
          const source = sources.get(item.key);
          if (source === undefined) return [];
          return [describeSource(source, item, citation.own.locale, parts.sourceHref(source.key))];
        });
    }
  };
  return (_place, annotations) => annotations.flatMap(describe);
}
