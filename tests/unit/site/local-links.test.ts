import { describe, expect, it } from 'vitest';
import { mintEpisodeSlug } from '../../../src/model/ids.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { linkedFiles, localPath, rebaseLink } from '../../../src/site/local-links.ts';
import { checkContent } from '../../support/checked-content.ts';
import { VFile } from 'vfile';

const show = { base: '/companion/', url: 'https://show.example/companion/' };

describe('links within the site', () => {
  it('that lead nowhere, or cannot be kept, are errors where they stand', async () => {
    const { found, marked, texts } = await checkContent({
      'episodes/one/episode.md': `---
title: One
date: 2025-05-15
---

[a term](/glossary/juche/), [with the base](/companion/glossary/juche/), [slides](slides.pdf), [two](../two)
[captions](transcript.vtt), [elsewhere](https://show.example/), [here](#t=5), [mail](mailto:a@b.example)
- [misspelt](/glossary/juchee/)
#  ^ dead-link
- [no such file](./slide.pdf)
#  ^ dead-link
- [a draft](../draft/)
#  ^ dead-link
- [a script](javascript:alert)
#  ^ refused-link
`,
      'episodes/one/slides.pdf': 'pdf',
      'episodes/two/episode.md': '---\ntitle: Two\ndate: 2025-05-15\n---\n',
      'episodes/draft/episode.md':
        '---\ntitle: Draft\ndate: 2025-05-15\ndraft: true\n---\n\n[itself](../draft/)\n',
      'references/glossary.md': 'Juche\n: An idea.\n',
    });
    expect(found).toEqual(marked);
    expect(texts.join('\n')).toContain('did you mean "glossary/juche/"?');
    expect(texts.join('\n')).toContain('did you mean "slides.pdf"?');
  });

  it('of redirects lead from where no page is to where one is', async () => {
    const { found, marked } = await checkContent({
      'episodes/show.yaml': `title: Show
description: A show.
language: en
url: https://show.example/
redirects:
  episodes/old: episodes/one
  older: episodes/old
  lost: episodes/onne
#       ^ dead-redirect
  episodes/one: about
# ^ redirect-of-page
`,
    });
    expect(found).toEqual(marked);
  });

  it('are read below the base, as the address of the page has it', () => {
    const from = (href: string): string | undefined => localPath(href, 'episodes/größe/', show);
    expect(from('../two/')).toBe('episodes/two/');
    expect(from('a%20b.pdf?x#y')).toBe('episodes/größe/a b.pdf');
    expect(from('/glossary/x/')).toBe('glossary/x/');
    expect(from('/companion/glossary/x/')).toBe('glossary/x/');
    expect(from('https://show.example/companion/about/')).toBe('about/');
    expect([from('https://show.example/'), from('#x'), from('//other.example/'), from('tel:1')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([rebaseLink('/about/', show.base), rebaseLink('/companion/about/', show.base)]).toEqual([
      '/companion/about/',
      '/companion/about/',
    ]);
    expect(rebaseLink('//other.example/', show.base)).toBe('//other.example/');
  });

  it('bring the files along that stand beside the episode', () => {
    const text =
      '---\ntitle: One\ndate: 2025-05-15\n---\n[a](my%20slides.pdf) [b](transcript.vtt) [c](../two/x.pdf)\n';
    const parsed = parseEpisode(new VFile({ path: 'episodes/one/episode.md', value: text }), {
      slug: mintEpisodeSlug('one'),
      siblings: [],
      show: { sections: {} } as Parameters<typeof parseEpisode>[1]['show'],
    });
    expect(linkedFiles(parsed.value, show)).toEqual(['my slides.pdf']);
  });
});

describe('pictures', () => {
  it('that are missing or damaged are errors where they stand', async () => {
    const { found, marked, texts } = await checkContent({
      'episodes/one/episode.md': `---
title: One
date: 2025-05-15
---

![a cup](my%20cup.svg)
![a cup](./cups.svg)
#< missing-file

![a leaf](leaf.png)
#< bad-picture
`,
      'episodes/one/my cup.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'episodes/one/cup.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'episodes/one/leaf.png': 'not a picture',
      'references/glossary/juche.md': '---\nterm: Juche\n---\n\n![a flag](flag.svg)\n#< missing-file\n',
    });
    expect(found.filter((place) => !place.includes('empty-definition'))).toEqual(marked);
    expect(texts.join('\n')).toContain('did you mean "cup.svg"?');
  });
});
