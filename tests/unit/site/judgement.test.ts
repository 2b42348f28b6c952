import { expect, test } from 'vitest';
import type { Person } from '../../../src/model/person.ts';
import { judgementOf } from '../../../src/site/views/judgement.ts';
import type { SiteContext } from '../../../src/site/context.ts';

const context = (...names: readonly string[]): Pick<SiteContext, 'show' | 'people'> => {
  const people = names.map((name) => ({ id: name as Person['id'], name }) as Person);
  return {
    show: { title: 'Two Voices', people: people.map(({ id }) => id) },
    people: new Map(people.map((person) => [person.id, person])),
  } as unknown as Pick<SiteContext, 'show' | 'people'>;
};

test('names the people of the show, and the relations that stand on the page', () => {
  expect(judgementOf(context('Mara', 'Ines'), ['disputes', undefined, 'supports', 'supports'])).toBe(
    'Whether a source supports or disputes a statement is the judgement of Mara and Ines, who make this companion.',
  );
  expect(judgementOf(context('Mara'), ['background'])).toBe(
    'Whether a source is background to a statement is the judgement of Mara, who makes this companion.',
  );
});

test('is the show’s where nobody is named', () => {
  expect(judgementOf(context(), ['supports', 'disputes', 'mentions'])).toBe(
    'Whether a source supports, disputes or mentions a statement is the judgement of Two Voices.',
  );
});

test('says nothing where no relation stands', () => {
  expect(judgementOf(context('Mara'), [])).toBeUndefined();
  expect(judgementOf(context('Mara'), [undefined, undefined])).toBeUndefined();
});
