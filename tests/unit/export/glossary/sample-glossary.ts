import type { TermFacts } from '../../../../src/export/files.ts';
import { mintTermId } from '../../../../src/model/ids.ts';
import type { Term, TermForm } from '../../../../src/model/term.ts';

/** A form of a term; `tag` is a language, and a script behind a space. */
export function form(text: string, tag?: string): TermForm {
  const [language, script] = tag?.split(' ') ?? [];
  return {
    form: text,
    exact: false,
    ...(language === undefined ? {} : { language }),
    ...(script === undefined ? {} : { script }),
  };
}

/** A term of the name given, as exports see it. */
export function makeTerm(
  name: string,
  {
    forms = [],
    related = [],
    ...more
  }: { readonly forms?: readonly TermForm[]; readonly related?: readonly string[] } & Partial<
    Pick<Term, 'sameAs' | 'kind'> & Omit<TermFacts, 'term'>
  > = {},
): TermFacts {
  const { sameAs = [], kind = 'concept', definition = '', mentions = 0, episodes = 0, first } = more;
  return {
    term: {
      id: mintTermId(name.toLowerCase().replaceAll(' ', '-')),
      name,
      kind,
      forms: [form(name), ...forms],
      avoid: [],
      sameAs,
      related: related.map(mintTermId),
      body: [],
      position: { path: 'a.md', line: 1, column: 1 },
    },
    definition,
    mentions,
    episodes,
    ...(first === undefined ? {} : { first }),
  };
}
