import { describe, expect, it } from 'vitest';
import { checkContent as check, type CheckedContent } from '../../../support/checked-content.ts';

const episode = (fields: string, body = ''): string => `---\n${fields}---\n${body}`;
const own = `title: Show
description: A show.
language: en
url: https://show.example/
feed: { own: true }
`;

const checkContent = (files: Parameters<typeof check>[0]): Promise<CheckedContent> =>
  check(files, { remarks: true });
const says = ({ texts }: CheckedContent): string => texts.join('\n');

describe('what an editor would say', () => {
  it('names terms that nobody mentions and sources that nothing cites, once per file', async () => {
    const checked = await checkContent({
      'episodes/one/episode.md': episode('title: One\ndate: 2025-05-15\n', '\nOf juche [@used].\n'),
      'references/glossary.md': `Juche
: An idea.

Songun
#< unused-term
: The army first.

Byungjin
: Both at once.
`,
      'references/glossary/sleeper.md': '---\nterm: Sleeper\n#     ^ unused-term\n---\n\nA carriage.\n',
      'references/a.bib': [
        '@book{used, title = {A}, author = {A, B}, publisher = {P}, year = 2014}',
        '@book{idle, title = {B}, author = {A, B}, publisher = {P}, year = 2014}',
        '#     ^ unused-source',
        ...['b', 'c', 'd'].map(
          (key) => `@book{${key}, title = {C}, author = {A, B}, publisher = {P}, year = 2014}`,
        ),
        '',
      ].join('\n'),
    });
    expect(checked.found).toEqual(checked.marked);
    expect(says(checked)).toContain('mentions "Songun", "Byungjin"');
    expect(says(checked)).toContain('nothing cites "idle", "b", "c" and 1 more');
  });

  it('checks the parts of pages that links lead to, but no moments', async () => {
    const checked = await checkContent({
      'episodes/one/episode.md': `---
title: One
date: 2025-05-15
---

[here](#why-it-stopped), [a moment](#t=5), [the first](../two/#takeaways-1), [read](/episodes/two/#cite)
- [misspelt](#why-it-stoped)
#  ^ dead-anchor
- [none there](../two/#takeaways-2)
#  ^ dead-anchor

## Why it stopped

Words.
`,
      'episodes/two/episode.md': episode(
        'title: Two\ndate: 2025-05-15\n',
        '\n## Takeaways\n\n- [0:05] One of them.\n',
      ),
      'references/glossary/words.md': `---
term: Words
---

An idea: [its history](#history), [heard](#in-one), [told](/episodes/one/#why-it-stopped),
[all of it](#mentions), [elsewhere](/glossary/#j).
- [misspelt](#histories)
#  ^ dead-anchor
- [not there](/episodes/two/#history)
#  ^ dead-anchor

### History

Words.
`,
    });
    expect(checked.found).toEqual(checked.marked);
    expect(says(checked)).toContain('did you mean "why-it-stopped"?');
    expect(says(checked)).toContain('did you mean "history"?');
  });

  it('says how long a title may be where, and of numbers in it only where the feed is ours', async () => {
    const long = 'x'.repeat(101);
    const files = {
      'episodes/one/episode.md': `---\n#< long-title\ntitle: ${long}\ndate: 2025-05-15\n---\n`,
      'episodes/two/episode.md': episode('title: "Ep. 12: Two"\ndate: 2025-05-15\n'),
      'episodes/three/episode.md': episode('title: 7 reasons\nnumber: "12"\ndate: 2025-05-15\n'),
    };
    const theirs = await checkContent(files);
    expect(theirs.found).toEqual(theirs.marked);
    expect(says(theirs)).toContain('101 characters: YouTube takes 100;');
    const ours = await checkContent({ ...files, 'episodes/show.yaml': own });
    expect(says(ours)).toMatch(/^episodes\/two\/.*\[number-in-title\]$/m);
    expect(says(ours)).not.toMatch(/^episodes\/three\//m);
  });

  it('asks for transcripts, and who made them, once for the whole show', async () => {
    const audio = 'audio: https://a.example/a.mp3\n';
    const checked = await checkContent({
      'episodes/one/episode.md': episode(`title: One\ndate: 2025-05-15\n${audio}`),
      'episodes/two/episode.md': `---\n#< missing-transcript\ntitle: Two\ndate: 2025-05-15\n${audio}---\n`,
      'episodes/three/episode.md': `---\n#< missing-provenance\ntitle: Three\ndate: 2025-05-15\n${audio}---\n`,
      'episodes/three/transcript.txt': 'Some words without any time.\n',
    });
    expect(checked.found.filter((place) => !/transcript-/.test(place))).toEqual(
      expect.arrayContaining(checked.marked.filter((place) => /provenance/.test(place))),
    );
    expect(says(checked)).toContain('no transcript, and in 1 other episode;');
    expect(says(checked).match(/\[missing-/g)).toHaveLength(2);
  });

  it('knows headings of other languages when they are nearly right', async () => {
    const checked = await checkContent({
      'episodes/show.yaml': `${own.replace('feed: { own: true }\n', '')}sections: { takeaways: Kernaussagen }\n`,
      'episodes/one/episode.md': episode(
        'title: One\ndate: 2025-05-15\n',
        '\n## Kernausagen\n#< unknown-section\n\n- [0:05] One.\n',
      ),
    });
    expect(checked.found).toEqual(checked.marked);
    expect(says(checked)).toContain('did you mean "Kernaussagen"?');
  });

  it('has nothing to say of a bare show', async () => {
    expect((await checkContent({})).texts).toEqual([]);
  });
});
