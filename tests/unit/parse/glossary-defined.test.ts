import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { parseGlossary } from '../../../src/parse/glossary.ts';

const episodes = ['012-lisbon', '013-porto', '013-paris'];

function parse(defined: string) {
  const value = `---\nterm: Couchette\ndefined: ${defined}\n---\n\nA berth.\n`;
  const pages = [new VFile({ path: 'references/glossary/couchette.md', value })];
  const { value: terms, messages } = parseGlossary({ pages, episodes });
  return { defined: [...terms.values()][0]?.defined, messages: messages.map(formatMessage) };
}

test.each(['012-lisbon', '012'])('a host says where a term is first explained: in %s', (episode) => {
  expect(parse(`{ episode: "${episode}", time: "12:04" }`)).toEqual({
    defined: { episode: '012-lisbon', time: 724 },
    messages: [],
  });
});

test.each([
  [
    '{ episode: 012-lisbn, time: "1:00" }',
    ':3:21: error: unknown episode "012-lisbn"; did you mean "012-lisbon"?',
  ],
  [
    '{ episode: "013", time: "1:00" }',
    ':3:21: error: unknown episode "013"; several begin so: 013-porto, 013-paris',
  ],
  ['{ episode: "012", time: "1:75" }', ':3:34: error: '],
  ['{ episode: "012" }', ':3:10: error: '],
])('what cannot be found or read is said in its place: %s', (written, message) => {
  const { defined, messages } = parse(written);
  expect(defined).toBeUndefined();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(message);
});
