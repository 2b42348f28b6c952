import { beforeAll, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { attributeOf, findById, findTags, readPages, textOf, type HtmlPage } from '../support/html-site.ts';

let page: HtmlPage;

beforeAll(async () => {
  const { folder } = await openSample();
  const pages = await readPages(folder);
  page = pages.find(
    ({ address }) => /^episodes\/1154-.*\/$/.test(address) && !address.endsWith('embed/'),
  ) as HtmlPage;
});

it('every takeaway of the sample has a row: what it says, what was said, and its sources', () => {
  const [table] = findTags(page.tree, 'table', 'grounds');
  const rows = findTags(table ?? page.tree, 'tr').slice(1);
  expect(rows).toHaveLength(9);
  const [third] = rows.slice(2);
  const cells = third === undefined ? [] : [...findTags(third, 'th'), ...findTags(third, 'td')];
  expect(cells.map((cell) => textOf(cell))).toEqual([
    'Chinese money laundering, flying money above all, is said to carry large and intricate transfers past regulators.',
    '0:59 Mara: “The third is that Chinese money laundering, and above all a system called flying money, moves funds where no regulator is looking.”',
    'Felbab-Brown 2022, p. 46 background',
  ]);
});

it('the words play just themselves, and lead to their passage', () => {
  const row = findById(page.tree, 'rests-3');
  const [stamp] = findTags(row, 'a', 'stamp');
  expect(attributeOf(stamp ?? row, 'href')).toMatch(/^#t=59\.\d,6\d(\.\d)?$/);
  const passage = findTags(row, 'a')
    .map((link) => attributeOf(link, 'href'))
    .find((href) => href?.startsWith('#p-'));
  expect(textOf(findById(page.tree, passage?.slice(1) ?? ''))).toContain(
    'a system called flying money, moves funds',
  );
});

it('a takeaway leads to its row, and the row back', () => {
  for (let number = 1; number <= 9; number++) {
    const [lead] = findTags(findById(page.tree, `takeaways-${number}`), 'p', 'rests-on');
    const [link] = lead === undefined ? [] : findTags(lead, 'a');
    expect(link && attributeOf(link, 'href')).toBe(`#rests-${number}`);
    const [back] = findTags(findById(page.tree, `rests-${number}`), 'a');
    expect(back && attributeOf(back, 'href')).toBe(`#takeaways-${number}`);
  }
});
