import { describe, expect, it } from 'vitest';
import { fingerprint, mergeImport } from '../../../../src/edit/imports/merge.ts';

const recordOf = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fingerprint(value)]));

describe('importing again', () => {
  it('follows the import where the host left things as they came, and nowhere else', () => {
    const merged = mergeImport(
      { title: 'Old', notes: 'mine', tags: 'as before', own: 'x', gone: 'theirs' },
      recordOf({ title: 'Old', notes: 'theirs', tags: 'as before', gone: 'theirs', image: 'a.jpg' }),
      { title: 'New', notes: 'theirs now', tags: 'as before', image: 'b.jpg', guid: '1', own: 'y' },
    );
    expect(merged).toEqual({
      set: { title: 'New', guid: '1' },
      remove: ['gone'],
      left: [
        { field: 'notes', why: 'edited', theirs: 'theirs now' },
        { field: 'image', why: 'removed', theirs: 'b.jpg' },
        { field: 'own', why: 'unknown', theirs: 'y' },
      ],
      record: recordOf({
        title: 'New',
        notes: 'theirs now',
        tags: 'as before',
        image: 'b.jpg',
        guid: '1',
        own: 'y',
      }),
    });
  });

  it('says once what it left alone', () => {
    const [mine, now] = [{ title: 'mine' }, { title: 'theirs' }];
    const first = mergeImport(mine, undefined, now);
    expect(first.left).toHaveLength(1);
    expect(mergeImport(mine, first.record, now)).toEqual({
      set: {},
      remove: [],
      left: [],
      record: first.record,
    });
    expect(mergeImport(mine, first.record, { title: 'other' }).left).toHaveLength(1);
  });

  it('does not mind line ends, composition, order of names or white space at the ends', () => {
    expect(fingerprint({ a: 'é\r\nx ', b: [1] })).toBe(fingerprint({ b: [1], a: 'e\u0301\nx' }));
    expect(fingerprint('1')).not.toBe(fingerprint(1));
  });
});
