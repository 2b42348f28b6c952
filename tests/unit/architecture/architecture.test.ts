import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  astroRule,
  barrelsRule,
  checkCitationWrappers,
  checkTopLevel,
  citationRule,
  clockRule,
  defaultExportsRule,
  extensionsRule,
  fileSystemRule,
  mintRule,
  namesRule,
  purityRule,
  rooms,
  roomsRule,
  rules,
  type Rule,
  type Violation,
} from './rules.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function readFolder(folder: string): readonly SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => /\.(ts|astro|mjs)$/.test(file))
    .sort()
    .map((file) => readSourceFile(file, readFileSync(path.join(root, file), 'utf8')));
}

const print = (violations: readonly Violation[]): readonly string[] =>
  violations.map(({ at, rule, what }) => `${at}: ${what} [${rule}]`);

const files = [...readFolder('src'), ...readFolder('scripts')];

test('every file of src/ and scripts/ keeps the rules of its room', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(print(files.flatMap((file) => rules.flatMap((rule) => rule(file))))).toEqual([]);
});

test('one file of parse/ and one of render/ wrap citation-js', () => {
  expect(print(checkCitationWrappers(files))).toEqual([]);
});

test('the top level holds only what belongs there', () => {
  const entries = readdirSync(root, { withFileTypes: true });
  expect(
    print(checkTopLevel(entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })))),
  ).toEqual([]);
});

test('the table of rooms has no cycle', () => {
  const above = (room: string, seen: readonly string[]): readonly string[] => {
    expect(seen).not.toContain(room);
    return (rooms[room] ?? []).flatMap((next) => above(next, [...seen, room]));
  };
  // the four Astro folders are one room in four parts
  for (const room of Object.keys(rooms)) if (!rooms[room]?.includes(room)) above(room, []);
});

/** What one rule says of one file, without the path: `line: what`. */
const ask = (rule: Rule, file: string, text: string): readonly string[] =>
  rule(readSourceFile(file, text)).map(({ at, what }) => `${at.slice(file.length + 1)}: ${what}`);

test('a room that imports another than it may is caught, however it does so', () => {
  const forms = [
    `import { a } from '../annotate/resolve.ts';`,
    `import type { A } from '../annotate/resolve.ts';`,
    `export { a } from '../annotate/resolve.ts';`,
    `export * from '../annotate/resolve.ts';`,
    `const a = await import('../annotate/resolve.ts');`,
    `type A = import('../annotate/resolve.ts').A;`,
    `import '../annotate/resolve.ts';`,
  ];
  for (const form of forms)
    expect(ask(roomsRule, 'src/render/prose.ts', `// first line\n${form}\n`)).toEqual([
      '2: render/ must not import src/annotate/resolve.ts',
    ]);
  expect(ask(roomsRule, 'src/render/prose.ts', `import { a } from '../model/prose.ts';`)).toEqual([]);
  expect(ask(roomsRule, 'src/parse/yaml/tree.ts', `import { a } from '../fields.ts';`)).toEqual([]);
});

test('imports out of src/, into no room, or from no room are caught', () => {
  expect(ask(roomsRule, 'src/site/build.ts', `import '../../scripts/build.ts';`)).toEqual([
    '1: site/ must not import scripts/build.ts',
  ]);
  expect(ask(roomsRule, 'src/cellar/wine.ts', '')).toEqual(['1: "cellar" is no room of src/']);
  expect(ask(roomsRule, 'src/loose.ts', '')).toEqual(['1: "" is no room of src/']);
  expect(ask(roomsRule, 'scripts/build.ts', `import '../src/annotate/resolve.ts';`)).toEqual([]);
});

test('the front matter and the scripts of an Astro file are read, its markup is not', () => {
  const text = [
    '---',
    `import { readLibrary } from '../parse/library.ts';`,
    '---',
    `<p>import { a } from '../parse/a.ts'; Date.now()</p>`,
    '<script>',
    `  import { find } from '../annotate/mentions.ts';`,
    '</script>',
  ].join('\n');
  expect(ask(roomsRule, 'src/pages/index.astro', text)).toEqual([
    '2: pages/ must not import src/parse/library.ts',
    '6: pages/ must not import src/annotate/mentions.ts',
  ]);
  expect(ask(clockRule, 'src/pages/index.astro', text)).toEqual([]);
  expect(ask(clockRule, 'src/pages/index.astro', '---\nconst now = Date.now();\n---\n')).toHaveLength(1);
});

test('a relative import without extension is caught', () => {
  expect(ask(extensionsRule, 'src/text/words.ts', `import { a } from './stems';`)).toEqual([
    '1: "./stems" has no extension',
  ]);
  expect(ask(extensionsRule, 'src/text/words.ts', `import a from 'snowball-stemmers';`)).toEqual([]);
});

test('the file system is only for the rooms that touch files', () => {
  for (const name of ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'])
    expect(ask(fileSystemRule, 'src/parse/show.ts', `import { readFile } from '${name}';`)).toHaveLength(1);
  for (const file of ['src/read/files.ts', 'src/search/index.ts', 'src/site/store.ts', 'scripts/check.ts'])
    expect(ask(fileSystemRule, file, `import { readFile } from 'node:fs';`)).toEqual([]);
});

test('Astro is only for its own folders and the commands that start it', () => {
  for (const name of ['astro', 'astro/types', 'astro:content', '@astrojs/check'])
    expect(ask(astroRule, 'src/render/prose.ts', `import type { A } from '${name}';`)).toHaveLength(1);
  expect(ask(astroRule, 'src/site/build.ts', `import { build } from 'astro';`)).toHaveLength(1);
  expect(ask(astroRule, 'src/render/prose.ts', `import { a } from 'astronomy';`)).toEqual([]);
  expect(ask(astroRule, 'src/pages/theme.css.ts', `import type { APIRoute } from 'astro';`)).toEqual([]);
});

test('citation-js is only for one file that reads with it and one that formats', () => {
  const text = `import { Cite } from '@citation-js/core';`;
  expect(ask(citationRule, 'src/export/references.ts', text)).toHaveLength(1);
  expect(ask(citationRule, 'src/render/citation/engine.ts', text)).toEqual([]);
  const names = ['parse/references/bibtex', 'render/citation/engine', 'render/citation/locale'];
  const wrappers = names.map((name) => readSourceFile(`src/${name}.ts`, text));
  expect(checkCitationWrappers(wrappers).map(({ at }) => at)).toEqual(['src/render/citation/locale.ts:1']);
});

test('model, text and client know nothing of Node', () => {
  for (const room of ['model', 'text', 'client'])
    expect(ask(purityRule, `src/${room}/a.ts`, `import { createHash } from 'node:crypto';`)).toHaveLength(1);
  expect(ask(purityRule, 'src/site/cards.ts', `import { createHash } from 'node:crypto';`)).toEqual([]);
});

test('the clock and chance are caught outside scripts/', () => {
  const reads = [
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'globalThis.performance.now()',
  ];
  for (const read of [...reads, 'crypto.randomUUID()', 'process.hrtime.bigint()']) {
    expect(ask(clockRule, 'src/site/build.ts', `const value = ${read};`)).toHaveLength(1);
    expect(ask(clockRule, 'scripts/build.ts', `const value = ${read};`)).toEqual([]);
  }
  expect(ask(clockRule, 'src/site/build.ts', `import { randomUUID } from 'node:crypto';`)).toHaveLength(1);
  expect(
    ask(clockRule, 'src/export/feed.ts', `const date = new Date(text); const year = date.getFullYear();`),
  ).toEqual([]);
  expect(ask(clockRule, 'src/client/player.ts', 'const then = performance.now();')).toEqual([]);
  expect(ask(clockRule, 'src/client/player.ts', 'const then = Date.now();')).toEqual([]);
  expect(ask(clockRule, 'src/client/player.ts', 'const one = Math.random();')).toHaveLength(1);
});

test('identifiers are minted only where words that people wrote are read', () => {
  const text = `import { mintTermId, type TermId } from '../model/ids.ts';`;
  expect(ask(mintRule, 'src/export/feed.ts', text)).toEqual(['1: mintTermId outside parse/ and annotate/']);
  expect(ask(mintRule, 'src/export/feed.ts', `import * as ids from '../model/ids.ts';`)).toHaveLength(1);
  expect(ask(mintRule, 'src/parse/glossary.ts', text)).toEqual([]);
  expect(ask(mintRule, 'src/export/feed.ts', `import { addressKey } from '../model/ids.ts';`)).toEqual([]);
});

test('barrels are caught', () => {
  expect(ask(barrelsRule, 'src/text/index.ts', `export { stem } from './stem.ts';`)).toHaveLength(1);
  expect(ask(barrelsRule, 'src/parse/words.ts', `export { stem } from '../text/stem.ts';`)).toHaveLength(1);
  expect(ask(barrelsRule, 'src/text/words.ts', `export * from './stem.ts';`)).toHaveLength(1);
  expect(ask(barrelsRule, 'src/parse/prose.ts', `export { a } from './prose/inline.ts';`)).toHaveLength(1);
  expect(ask(barrelsRule, 'src/render/hast.ts', `export type { Root } from 'hast';`)).toEqual([]);
  expect(
    ask(barrelsRule, 'src/export/index.ts', `import { a } from './a.ts';\nexport const all = [a];`),
  ).toEqual([]);
});

test('default exports in src/ are caught', () => {
  expect(ask(defaultExportsRule, 'src/text/stem.ts', 'export default function stem() {}')).toHaveLength(1);
  expect(ask(defaultExportsRule, 'src/text/stem.ts', 'const a = 1;\nexport default a;')).toEqual([
    '2: export default',
  ]);
  expect(ask(defaultExportsRule, 'src/text/stem.ts', 'export const stem = 1;')).toEqual([]);
});

test('names that say nothing, or are not kebab-case, are caught', () => {
  const namesOf = (file: string): number => namesRule(readSourceFile(file, '')).length;
  for (const file of [
    'src/text/utils.ts',
    'src/helpers/a.ts',
    'src/parse/common/a.ts',
    'src/text/wordList.ts',
  ])
    expect(namesOf(file), file).toBe(1);
  for (const file of [
    'src/pages/episodes/[slug].astro',
    'src/pages/404.astro',
    'src/pages/theme.css.ts',
    'src/components/PageHead.astro',
    'src/text/word-list.ts',
  ])
    expect(namesOf(file), file).toBe(0);
});

test('a stray entry of the top level is caught', () => {
  const folder = (name: string) => ({ name, isFolder: true });
  const file = (name: string) => ({ name, isFolder: false });
  const strays = [folder('lib'), file('notes.txt'), folder('package.json'), file('src')];
  expect(checkTopLevel(strays).map(({ at }) => at)).toEqual(['lib', 'notes.txt', 'package.json', 'src']);
  expect(
    checkTopLevel([
      folder('dist'),
      folder('publish'),
      folder('.cache'),
      file('vitest.config.ts'),
      file('LICENSE'),
    ]),
  ).toEqual([]);
});
