import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pasteOfMishearing, pasteOfTerm } from '../../../../src/annotate/suggest/paste.ts';
import { mintTermId } from '../../../../src/model/ids.ts';
import type { Term } from '../../../../src/model/term.ts';

const term: Term = {
  id: mintTermId('cnl'),
  name: 'CNL',
  kind: 'organisation',
  forms: [
    { form: 'CNL', exact: true },
    { form: 'CityNightLine', exact: true },
    { form: 'night: line', exact: false },
  ],
  avoid: [],
  sameAs: [],
  related: [],
  body: [],
  position: { path: 'references/glossary/cnl.md', line: 1, column: 1 },
};

describe('what a host pastes', () => {
  it.each(['Yes', 'C++: the hard parts', 'O’Malley', '№ 5', 'Panel of Experts', '"Quoted"'])(
    'of the term %s is read as that term',
    (words) => {
      const [, front = ''] = pasteOfTerm({ words }).text.split('---\n');
      expect(parse(front)).toEqual({ term: words, kind: 'concept' });
    },
  );

  it('of a mis-hearing is read as the aliases that there are, and one more', () => {
    const { text } = pasteOfMishearing({ words: 'C & L', file: 'references/glossary/cnl.md' }, term);
    expect(parse(text)).toEqual({
      aliases: [{ form: 'CityNightLine', case: 'exact' }, 'night: line', 'C & L'],
    });
  });
});
