/** How a style cites. */
export type CitationFormat = 'author-date' | 'author' | 'numeric' | 'note' | 'label';

/** What a style file says about itself. */
export interface StyleFacts {
  /** "APA Style 7th edition" */
  readonly title: string;
  readonly format: CitationFormat;
  /** Whether its citations print locators at all; some numeric ones do not. */
  readonly printsLocators: boolean;
  /** Whether it knows the hosts of a programme; older ones know authors only. */
  readonly knowsHosts: boolean;
  /** Whether a body that publishes its own work is named as the author alone, as APA has it. */
  readonly namesPublisherOnce: boolean;
}

const formats: readonly CitationFormat[] = ['author-date', 'author', 'numeric', 'note', 'label'];

/** Reads the facts from CSL. */
export function readStyleFacts(xml: string): StyleFacts {
  const declared = /<category[^>]*\scitation-format="([^"]*)"/.exec(xml)?.[1];
  const isNote = /<style[^>]*\sclass="note"/.test(xml);
  return {
    title: /<title>([^<]*)<\/title>/.exec(xml)?.[1] ?? '',
    format: formats.find((format) => format === declared) ?? (isNote ? 'note' : 'author-date'),
    printsLocators: /\svariable="[^"]*\blocator\b/.test(xml),
    namesPublisherOnce: /<title>APA Style/.test(xml),
    knowsHosts: /<names[^>]*\svariable="[^"]*\bhost\b/.test(xml),
  };
}

/** Why a text cannot be used as a citation style; nothing when it can, as far as can be seen from outside. */
export function styleProblem(xml: string): string | undefined {
  if (!/<style[\s>]/.test(xml)) return 'it is not a CSL style: there is no <style> in it';
  const parent = /<link[^>]*\brel="independent-parent"[^>]*>/.exec(xml)?.[0];
  const address = parent && /href="([^"]*)"/.exec(parent)?.[1];
  if (address !== undefined && !/<citation[\s/>]/.test(xml))
    return `it only refers to another style: use ${address.split('/').pop()}.csl itself`;
  if (!/<citation[\s/>]/.test(xml)) return 'there is no <citation> in it';
  return /<bibliography[\s/>]/.test(xml)
    ? undefined
    : 'there is no <bibliography> in it, so it has no references';
}
