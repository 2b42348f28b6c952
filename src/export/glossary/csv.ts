import { termPath } from '../../model/address.ts';
import type { Addresses } from '../../model/address.ts';
import type { Show } from '../../model/show.ts';
import { writeCsv } from '../../text/csv.ts';
import type { ShowExport, TermFacts } from '../files.ts';
import { languageOf } from './skos.ts';

const columns = [
  'term',
  'kind',
  'language',
  'aliases',
  'definition',
  'sameAs',
  'mentions',
  'episodes',
  'firstEpisode',
  'firstSeconds',
  'firstAddress',
  'address',
] as const;

/** Between the parts of a field that holds several: neither forms nor addresses contain it. */
const separator = ' | ';

/** "飞钱 (zh-Hans)"; a form in the show's own language stands alone. */
function describeForm(form: TermFacts['term']['forms'][number], show: Show): string {
  const language = languageOf(form, show.language);
  return language === show.language ? form.form : `${form.form} (${language})`;
}

function describeRow(
  facts: TermFacts,
  show: Show,
  addresses: Addresses,
): Record<(typeof columns)[number], string> {
  const { term, definition, first } = facts;
  const [name, ...aliases] = term.forms;
  return {
    term: term.name,
    kind: term.kind,
    language: name === undefined ? show.language : languageOf(name, show.language),
    aliases: aliases.map((form) => describeForm(form, show)).join(separator),
    definition,
    sameAs: term.sameAs.join(separator),
    mentions: String(facts.mentions),
    episodes: String(facts.episodes),
    firstEpisode: first?.title ?? '',
    firstSeconds: first === undefined ? '' : String(Math.round(first.time * 1000) / 1000),
    firstAddress: first === undefined ? '' : addresses.absolute(first.path),
    address: addresses.absolute(termPath(term.id)),
  };
}

/** `glossary.csv`: a line per term, for spreadsheets and scripts; UTF-8. Not written without terms. */
export const exportGlossaryCsv: ShowExport = ({ terms, show, addresses }) => {
  const rows = terms.map((facts) => describeRow(facts, show, addresses));
  const file = {
    path: 'glossary.csv',
    mediaType: 'text/csv',
    body: writeCsv(columns, rows),
  };
  return { files: terms.length === 0 ? [] : [file], messages: [] };
};
