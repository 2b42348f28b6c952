import { describe, expect, it } from 'vitest';
import {
  isEmptyQuery,
  readQuery,
  sortBy,
  toggleFilter,
  writeQuery,
} from '../../../src/client/search/search-address.ts';

describe('the address of a search', () => {
  it.each([
    '?q=juche',
    '?q=%E9%A3%9E%E9%92%B1&kind=deep+dive&kind=glossary&year=2025',
    '?q=a&sort=time',
    '?term=Juche',
    '',
  ])('says what is searched for, both ways: %s', (address) => {
    expect(writeQuery(readQuery(address))).toBe(address);
  });

  it('leaves out what means nothing', () => {
    expect(writeQuery(readQuery('?q=+juche+&kind=&kind=note&kind=note&utm=x'))).toBe('?q=juche&kind=note');
    expect(writeQuery(readQuery('?q=a&sort=relevance'))).toBe('?q=a');
    expect(writeQuery(readQuery('?q=a&sort=worst'))).toBe('?q=a');
    expect(isEmptyQuery(readQuery('?q=%20&person='))).toBe(true);
    expect(isEmptyQuery(readQuery('?person=Mara'))).toBe(false);
  });

  it('puts a filter in, and takes it out again', () => {
    const query = readQuery('?q=a&kind=note');
    const more = toggleFilter(query, 'kind', 'glossary');
    expect(writeQuery(more)).toBe('?q=a&kind=note&kind=glossary');
    expect(toggleFilter(more, 'kind', 'glossary')).toEqual(query);
    expect(writeQuery(toggleFilter(query, 'kind', 'note'))).toBe('?q=a');
    expect(writeQuery(toggleFilter(readQuery('?q=a&sort=date'), 'kind', 'note'))).toBe(
      '?q=a&kind=note&sort=date',
    );
  });

  it('takes another order, and the usual one without saying so', () => {
    expect(writeQuery(sortBy(readQuery('?q=a'), 'time'))).toBe('?q=a&sort=time');
    expect(writeQuery(sortBy(readQuery('?q=a&sort=time'), 'relevance'))).toBe('?q=a');
  });
});
