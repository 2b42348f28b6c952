import { describe, expect, it } from 'vitest';
import {
  renderMentionColumns,
  renderMentionRows,
  renderMentionStrip,
  type MentionColumn,
} from '../../../src/render/mention-picture.ts';

const countTags = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0;

describe('a term over the time of episodes', () => {
  it('is a row per episode and a tick per mention', () => {
    const html = renderMentionRows({
      rows: [
        {
          label: 'Cartels',
          href: '/episodes/1154/',
          duration: 200,
          ticks: [{ time: 50, label: 'Juche', href: '/episodes/1154/#t=50' }],
        },
        { label: 'الجولة', href: '/episodes/1/', duration: 100, ticks: [] },
      ],
    });
    expect(html).toContain(
      '<li class="timeline-lane"><a class="timeline-label" href="/episodes/1154/" dir="auto">Cartels</a>',
    );
    expect(html).toContain('<rect class="tick" x="25%" y="2" width="2" height="12"></rect>');
    expect(html.match(/<li /g)).toHaveLength(2);
  });

  it('is nothing where there is nothing', () => {
    expect(renderMentionRows({ rows: [] })).toBe('');
    expect(renderMentionColumns([])).toBe('');
  });

  it('is one line of the drawing where there are too many ticks to point at, and says so in words', () => {
    const times = Array.from({ length: 900 }, (_, index) => index * 4);
    const html = renderMentionStrip({ duration: 3600, times });
    expect(countTags(html)).toBe(3);
    expect(html).toContain('aria-label="900 mentions, from 0:00 to 59:56"');
    expect(html.match(/M\d+ 2v12/g)).toHaveLength(900);
    expect(renderMentionStrip({ duration: 0, times: [3] })).not.toContain('NaN');
  });
});

describe('a term over the episodes', () => {
  const columnsOf = (counts: readonly number[]): MentionColumn[] =>
    counts.map((count, index) => ({
      label: `Episode ${index + 1}`,
      date: `${index + 1} May 2025`,
      count,
      ...(count === 0 ? {} : { href: `#in-${index + 1}` }),
    }));

  it('has a column for each, as high as it is frequent, and a link with a name for each that has any', () => {
    const html = renderMentionColumns(columnsOf([2, 0, 8]));
    expect(html).toContain('M0.11 100v-25h0.78v25z');
    expect(html).toContain('M2.11 100v-100h0.78v100z');
    expect(html).toContain('<a href="#in-1" aria-label="Episode 1, 1 May 2025: 2 times">');
    expect(html).not.toContain('#in-2');
    expect(html).toContain('In 2 of 3 episodes. Most in <a href="#in-3" dir="auto">Episode 3</a>, 8 times.');
  });

  it('is not drawn for a show of one episode', () => {
    expect(renderMentionColumns(columnsOf([4]))).toBe('');
  });

  it('stays light over a thousand episodes: neighbours share a link', () => {
    const html = renderMentionColumns(columnsOf(Array.from({ length: 1000 }, (_, index) => index % 3)));
    expect(countTags(html)).toBeLessThan(320);
    expect(html.match(/M[\d.]+ 100v/g)).toHaveLength(666);
    expect(html).toContain('aria-label="10 episodes, 1 May 2025 to 10 May 2025: 9 times"');
  });
});
