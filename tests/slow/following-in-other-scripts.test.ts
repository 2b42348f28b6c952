import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followed, pause, seek, until } from '../support/followed.ts';
import { openSiteBrowser, type SiteBrowser } from '../support/site-browser.ts';
import { writeSound } from '../support/sound.ts';
import { createWorkspace, type Workspace } from '../support/workspace.ts';

const desk = { viewport: { width: 1280, height: 800 } };

describe('following in other scripts', () => {
  let work: string;
  let workspace: Workspace;
  let tongues: SiteBrowser;

  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), 'glosscast-following-'));
    await cp('tests/fixtures/site/follows-what-is-said-in-any-script', work, { recursive: true });
    for (const name of ['deutsch', 'zhongwen', 'arabi'])
      await writeSound(path.join(work, 'episodes', name, 'sound.wav'), 40);
    workspace = await createWorkspace();
    const outcome = await workspace.run('build', '--content', work, '--out', path.join(work, 'out'));
    expect(outcome.code, outcome.stderr).toBe(0);
    tongues = await openSiteBrowser(path.join(work, 'out'), '/');
  });
  afterAll(async () => {
    await tongues.close();
    await workspace.remove();
    await rm(work, { recursive: true, force: true });
  });

  /** What is marked at each of some times, gone to while it is paused. */
  const marked = (slug: string, times: readonly number[]): Promise<readonly string[]> =>
    tongues.visit(
      `episodes/${slug}/`,
      async (page) => {
        await page.locator('#play-button').click();
        await until(page, ({ passages, time }) => passages.length === 1 || time > 0);
        // following has come by then
        await page.waitForFunction(() => CSS.highlights.size > 0);
        await pause(page);
        const found: string[] = [];
        for (const time of times) {
          await seek(page, time);
          await page.waitForFunction((to) => {
            const audio = document.querySelector('audio');
            return audio?.currentTime === to && !audio.seeking;
          }, time);
          found.push((await followed(page)).words);
        }
        return found;
      },
      desk,
    );

  it('marks sentences where times are estimated, and nothing before the first', async () => {
    expect(await marked('deutsch', [1, 2, 9, 13, 19.5, 20, 39])).toEqual([
      '',
      'Herr Dr. Kim kam am 3. Mai an.',
      'Er blieb nur einen Tag.',
      'Dann fuhr er fort.',
      'Dann fuhr er fort.',
      'Was war im Koffer, und warum fragte niemand danach?',
      'Was war im Koffer, und warum fragte niemand danach?',
    ]);
  });

  it('marks words that no space sets apart, across links and notes', async () => {
    expect(await marked('zhongwen', [0, 0.9, 1.2, 2.5, 4, 4.6, 7])).toEqual([
      '飞钱',
      '是',
      '一种',
      '方式。',
      '「真的',
      '「真的',
      '吗？」',
    ]);
  });

  it('marks words from right to left, with a link inside a word and signs between words', async () => {
    expect(await marked('arabi', [0.5, 1.5, 2.5, 3.5, 4.5, 6.5, 8.5])).toEqual([
      'يدفع',
      'الزبون',
      'والحوالة',
      'نقل',
      'للقيمة.',
      'أهلًا',
      'جميعًا.',
    ]);
  });
});
