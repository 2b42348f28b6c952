import { rules } from '../../src/diagnostics/rules.ts';

const opening = '<!-- rules -->';
const closing = '<!-- /rules -->';

/** Text as it stands in a cell of a Markdown table. */
const cell = (text: string): string => text.replace(/[|*_<>[\]\\]/g, '\\$&');

/** Every rule as a line of a Markdown table, in the order of `rules.ts`. */
export function formatRules(): string {
  const lines = Object.entries(rules).map(
    ([id, { severity, about }]) => `| \`${id}\` | ${severity} | ${cell(about)} |`,
  );
  return ['| rule | severity | what it is about |', '| --- | --- | --- |', ...lines].join('\n');
}

/** The README with the list of rules between its markers made anew. Throws if it has no markers. */
export function replaceRules(readme: string): string {
  const start = readme.indexOf(opening);
  const end = readme.indexOf(closing);
  if (start < 0 || end < start) throw new Error(`README.md has no ${opening} … ${closing}`);
  return `${readme.slice(0, start + opening.length)}\n\n${formatRules()}\n\n${readme.slice(end)}`;
}
