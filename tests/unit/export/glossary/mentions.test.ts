import { describe, expect, it } from 'vitest';
import { exportMentions, type ExportedGroup } from '../../../../src/export/glossary/mentions.ts';
import { mintTermId } from '../../../../src/model/ids.ts';
import { parseMentionList } from '../../../../src/model/mention-list.ts';
import type { Term } from '../../../../src/model/term.ts';

const term: Term = {
  id: mintTermId('flying-money'),
  name: 'flying money',
  kind: 'concept',
  forms: [
    { form: 'flying money', exact: false },
    { form: '飞钱', exact: false },
  ],
  avoid: [],
  sameAs: [],
  related: [],
  body: [],
  position: { path: 'glossary.md', line: 1, column: 1 },
};

const group: ExportedGroup = {
  episode: {
    facts: { slug: 'e1' },
    line: {
      href: '/show/episodes/e1/',
      title: '=HYPERLINK("x")',
      date: { iso: '2025-05-15', label: '15 May 2025' },
      draft: false,
      lead: '',
    },
  },
  mentions: [
    {
      form: 1,
      speaker: 'Mara',
      time: 155.0004,
      stretch: { start: 150.25, end: 160 },
      view: {
        href: '/show/episodes/e1/#p-1',
        stamp: { href: '/show/episodes/e1/#t=150.2,160', label: '2:35', start: 155, approximate: true },
        section: 'Transcript',
        form: 1,
        before: 'They said, "',
        words: '飞钱',
        after: '", or so',
      },
    },
    {
      form: 0,
      view: {
        href: '/show/episodes/e1/#s',
        section: 'Summary',
        form: 0,
        before: '-',
        words: 'Flying money',
        after: '',
      },
    },
  ],
};

const filesOf = (groups: readonly ExportedGroup[]) =>
  new Map(
    exportMentions(term, groups, 'https://host.example/show/').map(({ path, body }) => [path, String(body)]),
  );

describe('the mentions of a term for other programs', () => {
  it('are a table that no spreadsheet runs as formulas, with absolute addresses', () => {
    expect(filesOf([group]).get('glossary/flying-money/mentions.csv')?.split('\r\n')).toEqual([
      'episode,title,date,seconds,timecode,speaker,section,form,before,words,after,address',
      'e1,"\'=HYPERLINK(""x"")",2025-05-15,155,about 2:35,Mara,Transcript,飞钱,"They said, """,飞钱,""", or so",https://host.example/show/episodes/e1/#p-1',
      'e1,"\'=HYPERLINK(""x"")",2025-05-15,,,,Summary,flying money,\'-,Flying money,,https://host.example/show/episodes/e1/#s',
      '',
    ]);
  });

  it('are a list that names each episode, speaker and section once', () => {
    const list = parseMentionList(
      JSON.parse(filesOf([group]).get('glossary/flying-money/mentions.json') ?? ''),
    );
    expect(list?.speakers).toEqual(['Mara']);
    expect(list?.sections).toEqual(['Transcript', 'Summary']);
    expect(list?.mentions).toEqual([
      [0, 0, 0, 1, 155, 150.25, 160, 1, 'p-1', 'They said, "', '飞钱', '", or so'],
      [0, 1, -1, 0, null, null, null, 0, 's', '-', 'Flying money', ''],
    ]);
    expect(list?.columns).toHaveLength(12);
  });

  it('are not written where there are none', () => {
    expect(exportMentions(term, [], 'https://host.example/')).toEqual([]);
    expect(parseMentionList({ mentions: 3 })).toBeUndefined();
  });
});
