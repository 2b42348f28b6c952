import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeUnifiedDiff } from '../../../../src/edit/unified-diff.ts';
import { fixContent, writeFixes } from '../../../../src/site/check/fix.ts';

const show =
  'title: Show\r\ndescription: A show.\r\nlanguage: en\r\nurl: https://show.example/\r\nsections: { takeaways: Kernaussagen }\r\n';
const base: Readonly<Record<string, string>> = {
  'episodes/show.yaml': show,
  'references/people.yaml': 'mara-berg:\n  name: Mara Berg\n',
  'references/a.bib': '@book{smith2014, title = {One}, author = {A, B}, publisher = {P}, year = 2014}\n',
};

/** Runs with a content folder of these files. */
async function withContent<T>(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glosscast-fix-'));
  try {
    for (const [name, content] of Object.entries({ ...base, ...files })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const episode = (fields: string, body: string): string => `---\n${fields}---\n\n${body}`;

describe('fixing content', () => {
  it('writes what can only have been meant, keeps every other byte, and finds nothing the second time', () =>
    withContent(
      {
        'episodes/show.yaml': show.replace('language', 'languge'),
        'episodes/one/episode.md': `\uFEFF${episode(
          'titel:  One # as it is\ndate: "2025-5-15"\ntype: ful\nhosts: [Mara Berg]\n',
          'Words [suports @Smith2014].\r\n\r\n## Kernausagen\n\n- [1：05] One.\n- [ ~1:06 - 1:09 ] Two',
        )}`,
      },
      async (folder) => {
        const fixed = await fixContent(folder);
        await writeFixes(folder, fixed.files);
        expect(readFileSync(path.join(folder, 'episodes/one/episode.md'), 'utf8')).toBe(
          `\uFEFF${episode(
            'title:  One # as it is\ndate: "2025-05-15"\ntype: full\nhosts: [mara-berg]\n',
            'Words [supports @smith2014].\r\n\r\n## Kernaussagen\n\n- [1:05] One.\n- [~1:06-1:09] Two',
          )}`,
        );
        expect(readFileSync(path.join(folder, 'episodes/show.yaml'), 'utf8')).toBe(show);
        expect(fixed.made).toHaveLength(10);
        expect(fixed.left.filter(({ severity }) => severity !== 'hint')).toEqual([]);
        expect(await fixContent(folder)).toMatchObject({ files: [], made: [] });
      },
    ));

  it('leaves what could mean two things, and what would bring another mistake to light', () =>
    withContent(
      {
        'episodes/one/episode.md': episode(
          'title: One\ndate: 2025-05-15\nhosts: [mara-burg]\n',
          'Words [@smith2015; @smithe2014].\n\n## Takeaway\n\nNo list here.\n\n## Notes\n\n- [1:5] One.\n',
        ),
      },
      async (folder) => {
        const { files, made, left } = await fixContent(folder);
        expect([files, made]).toEqual([[], []]);
        expect(left.map(({ rule }) => rule)).toEqual(
          expect.arrayContaining(['unknown-person', 'unknown-source', 'unknown-section', 'bad-stamp']),
        );
      },
    ));

  it('never brings an error or a warning that was not there', () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray([
          'titel: One',
          'title: One',
          'dat: 2025-5-1',
          'date: 2025/05/01',
          'type: ful',
          'hots: [x]',
          'tag: [a]',
        ]),
        fc.array(
          fc.constantFrom(
            '##Notes',
            '## Note',
            '## Takaways',
            '- [1：05] One.',
            '- [1:5] Two',
            '- three',
            'A [suports @Smith2014] b',
            '',
            '> [ 2:00] "a" — b',
          ),
          { maxLength: 8 },
        ),
        (fields, lines) =>
          withContent(
            {
              'episodes/one/episode.md': episode(
                fields.map((line) => `${line}\n`).join(''),
                lines.join('\n'),
              ),
            },
            async (folder) => {
              const { checkSite } = await import('../../../../src/site/check/check.ts');
              const grave = async (): Promise<string[]> =>
                (await checkSite({ contentDir: folder }))
                  .filter(({ severity }) => severity !== 'hint')
                  .map(({ rule, message }) => `${rule} ${message}`)
                  .sort();
              const before = await grave();
              await writeFixes(folder, (await fixContent(folder)).files);
              for (const message of await grave()) expect(before).toContain(message);
              expect((await fixContent(folder)).made).toEqual([]);
            },
          ),
      ),
      { numRuns: 12 },
    ));

  it('is shown as a diff that other programs read', () => {
    const old = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].join('\n');
    expect(writeUnifiedDiff('x/y.md', old, old.replace('b', 'B').replace('l', 'L'))).toBe(
      [
        ...['--- a/x/y.md', '+++ b/x/y.md', '@@ -1,5 +1,5 @@', ' a', '-b', '+B', ' c', ' d', ' e'],
        ...['@@ -9,4 +9,4 @@', ' i', ' j', ' k', '-l', '\\ No newline at end of file'],
        ...['+L', '\\ No newline at end of file', ''],
      ].join('\n'),
    );
    expect(writeUnifiedDiff('x', old, old)).toBe('');
  });
});
