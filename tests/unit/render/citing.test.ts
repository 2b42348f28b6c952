import { describe, expect, it } from 'vitest';
import { fillTemplate, holes, type StyleTemplate } from '../../../src/model/citing.ts';
import type { CslItem } from '../../../src/model/source.ts';
import { templateStyles } from '../../../src/render/citation/citing.ts';
import { createCitationStyle, createOfferedStyles } from '../../../src/render/citation/style.ts';
import { escapeMarkup } from '../../../src/text/escape.ts';

const episode: CslItem = {
  id: 'ep1154',
  type: 'broadcast',
  title: 'Money that flies',
  'container-title': 'The Show',
  number: '1154',
  medium: 'Audio podcast episode',
  host: [{ family: 'Harbinger', given: 'Jordan' }],
  issued: { 'date-parts': [[2025, 5, 15]] },
  URL: 'https://show.example/1154/',
  language: 'en',
};
const { host: _, ...unhosted } = episode;
const term: CslItem = {
  id: 'juche',
  type: 'entry-dictionary',
  title: 'Juche',
  'container-title': 'Glossary of The Show',
  URL: 'https://show.example/glossary/juche/',
  language: 'en',
};
const offered = createOfferedStyles('en-US');
const numeric = createCitationStyle({ style: 'vancouver', locale: 'en-US' });
const link = 'https://show.example/1154/?t=754.2,790&words=We%20flew#p-1';
const shown = `<a href="${link.replace('&', '&amp;')}" rel="noopener">${link.replace('&', '&amp;')}</a>`;

const fill = (template: string | undefined, time?: string): string | undefined =>
  template === undefined
    ? undefined
    : fillTemplate(template, { link, ...(time === undefined ? {} : { time }) }, escapeMarkup);
const inText = (csl: CslItem, time?: string): readonly (string | undefined)[] =>
  templateStyles(csl, offered, true).map((style: StyleTemplate) =>
    fill(time === undefined ? style.inText : style.inTextAt, time),
  );

describe('templates of citations', () => {
  it('have the link in the entry, as the three styles have it', () => {
    expect(templateStyles(episode, offered, true).map(({ entry }) => fill(entry))).toEqual([
      `Harbinger, J. (Host). (2025, May 15). Money that flies (No. 1154) [Audio podcast episode]. In <i>The Show</i>. ${shown}`,
      expect.stringMatching(/^Harbinger, Jordan, host\. 2025\. .*“Money That Flies\.”.*podcast episode/),
      `Harbinger, Jordan, host. “Money That Flies.” <i>The Show</i>, episode 1154, 15 May 2025, ${shown}.`,
    ]);
  });

  it('have the link once in each, as an address and as words', () => {
    for (const csl of [episode, unhosted, term])
      for (const { entry } of templateStyles(csl, offered, false))
        expect(fill(entry)?.split(shown)).toHaveLength(2);
  });

  it('have the time as a timestamp, never as a page, and a stretch as it is filled in', () => {
    expect(inText(episode)).toEqual(['(Harbinger, 2025)', '(Harbinger 2025)', '(Harbinger)']);
    expect(inText(episode, '12:34')).toEqual([
      '(Harbinger, 2025, 12:34)',
      expect.stringMatching(/^\(Harbinger 2025, (?:at )?12:34\)$/),
      '(Harbinger, 12:34)',
    ]);
    expect(inText(unhosted, '12:34–13:10')).toEqual([
      '(“Money That Flies,” 2025, 12:34–13:10)',
      expect.stringMatching(/^\(“Money That Flies” 2025, (?:at )?12:34–13:10\)$/),
      '(“Money That Flies,” 12:34–13:10)',
    ]);
  });

  it('of a term have no time and no date', () => {
    const styles = templateStyles(term, offered, false);
    expect(styles.map((style) => style.inTextAt)).toEqual([undefined, undefined, undefined]);
    expect(styles.map((style) => fill(style.entry))).toEqual([
      `Juche. (n.d.). In <i>Glossary of The Show</i>. ${shown}`,
      expect.stringMatching(/^“Juche\.” n\.d\. .*Glossary of The Show/),
      `“Juche.” <i>Glossary of The Show</i>, ${shown}.`,
    ]);
  });

  it('of a style that cites by number have the entry alone', () => {
    const [style] = templateStyles(episode, [{ name: 'Vancouver', style: numeric }], true);
    expect(style?.inText).toBeUndefined();
    expect(style?.inTextAt).toBeUndefined();
    expect(fill(style?.entry)).toContain(shown);
  });

  it('keep words of a record that look like what is filled in', () => {
    const odd = { ...unhosted, title: `97:59:58 ${holes.time} https://moment.invalid` };
    expect(inText(odd, '1:02').every((text) => text?.match(/1:02/g)?.length === 1)).toBe(true);
    expect(inText(odd, '1:02')[0]).toContain('97:59:58');
  });
});
