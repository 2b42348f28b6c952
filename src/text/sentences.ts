import type { Range } from '../model/position.ts';
import { baseLanguage } from './normalize.ts';

/** Written before a name or a number: the sentence always goes on. Lower case, without the dot. */
const beforeName: Readonly<Record<string, readonly string[]>> = {
  en: words(`adm amb brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mr mrs ms mt mx pres prof rep rev sen
    sgt st supt vs viz cf e.g i.e approx ca`),
  de: words('dr prof hr fr st z.b d.h u.a vgl bzw ca nr s abs art bd hg hrsg dipl ing'),
  fr: words('m mm mme mlle dr pr st ste cf p.ex av env'),
  es: words('sr sra srta dr dra d dña prof ud uds p.ej núm av lic ing gral'),
  it: words('sig sigg dott prof avv ing on es p.es cfr'),
  pt: words('sr sra dr dra prof profa exmo p.ex'),
  nl: words('dhr mevr mr dr prof ir bijv d.w.z ca nl'),
};
/** Written before a number: the sentence goes on if one follows. */
const beforeNumber = new Set(words('no nos nr núm p pp para vol ch art sec fig figs ed c ca §'));
/** Often the end of a sentence, but not before a small letter (which {@link Intl.Segmenter} sees) or these words. */
const sentenceStarters = new Set(
  words(`a an and as at but by for he her his how i if in it its my no now of on or our she so that the their then
    there these they this those to we what when where which while who why with you your after before because`),
);
/** Languages that write ordinal numbers with a dot (`15. Mai`). */
const dottedOrdinals = new Set(words('cs da de et fi hr hu is lv nb nn no pl sk sl sr tr'));

function words(list: string): string[] {
  return list.split(/\s+/);
}

/**
 * The sentences of a text as ranges that together cover it; white space after a sentence is part of it. Line breaks
 * end no sentence. After the platform's rules (UAX 29), sentences cut behind an abbreviation are joined again:
 * titles (`Dr.`), initials (`J. Edgar`), `No. 5`, and dotted acronyms (`the U.S. Treasury`) unless the next word is
 * one that usually begins a sentence (`in the U.S. It was late`).
 *
 * @see https://unicode.org/reports/tr29/#Sentence_Boundaries
 */
export function sentencesOf(text: string, language: string): Range[] {
  const base = baseLanguage(language);
  const segmenter = new Intl.Segmenter(base === 'und' ? 'en' : base, { granularity: 'sentence' });
  const sentences: { start: number; end: number }[] = [];
  for (const { index, segment } of segmenter.segment(text.replace(/[\n\r\v\f\u0085\u2028\u2029]/g, ' '))) {
    const end = index + segment.length;
    const last = sentences.at(-1);
    if (
      last &&
      goesOn(text.slice(Math.max(last.start, last.end - 40), last.end), text.slice(index, index + 40), base)
    )
      last.end = end;
    else sentences.push({ start: index, end });
  }
  return sentences;
}

const lastWord = /(?:^|[\s([{"'\u2018\u201C\u2013\u2014/])((?:[\p{L}\p{N}]+\.)*[\p{L}\p{N}\u00A7]+)\.\s+$/u;

function goesOn(before: string, after: string, language: string): boolean {
  const word = lastWord.exec(before)?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  const next = /[\p{L}\p{N}]+/u.exec(after)?.[0] ?? '';
  if ((beforeName[language] ?? beforeName['en'] ?? []).includes(lower)) return true;
  if (beforeNumber.has(lower) && /^\p{N}/u.test(next)) return true;
  if (dottedOrdinals.has(language) && /^\d{1,2}$/.test(word)) return true;
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return !sentenceStarters.has(next.toLowerCase());
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return !sentenceStarters.has(next.toLowerCase());
  return false;
}
