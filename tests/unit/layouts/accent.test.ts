import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, deriveAccents, papers } from '../../../src/layouts/accent.ts';

const hexColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('deriveAccents', () => {
  it('can be read on its paper, whatever the colour of the show', () => {
    fc.assert(
      fc.property(hexColour, (colour) => {
        const accents = deriveAccents(colour);
        expect(contrastOf(accents?.light ?? '', papers.light)).toBeGreaterThanOrEqual(5.5);
        expect(contrastOf(accents?.dark ?? '', papers.dark)).toBeGreaterThanOrEqual(5.5);
      }),
      { examples: [['#000000'], ['#ffffff']] },
    );
  });

  it('leaves a colour alone that can be read already', () => {
    expect(deriveAccents('#94361f')?.light).toBe('#94361f');
    expect(deriveAccents('#8cf')?.dark).toBe('#88ccff');
  });

  it('has nothing to say about what is no colour', () => {
    expect(deriveAccents('teal')).toBeUndefined();
    expect(deriveAccents('#12')).toBeUndefined();
  });

  it('reckons with the papers that the style sheet has, and the default accents there can be read', async () => {
    const tokens = await readFile(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
    const values = (name: string): string[] =>
      [...tokens.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map((match) => match[1] ?? '');
    expect(values('paper')).toEqual([papers.light, papers.dark]);
    for (const name of ['ink', 'quiet'])
      values(name).forEach((colour, index) => {
        const paper = index === 0 ? papers.light : papers.dark;
        expect(contrastOf(colour, paper), `${name} ${colour}`).toBeGreaterThanOrEqual(4.5);
      });
    expect(contrastOf(values('accent-on-light')[0] ?? '', papers.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(values('accent-on-dark')[0] ?? '', papers.dark)).toBeGreaterThanOrEqual(4.5);
  });
});
