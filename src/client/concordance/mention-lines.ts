/** A mention as the concordance shows it, wherever it comes from. */
export interface MentionLine {
  /** Empty where nobody is named. */
  readonly speaker: string;
  readonly form: string;
  readonly section: string;
  /** Which episode it is in: index into the groups. */
  readonly group: number;
  /** The line itself, a new one each time. */
  readonly draw: () => HTMLElement;
}

/** All mentions of a term, in the order of its page. */
export interface MentionLines {
  readonly all: readonly MentionLine[];
  /** The part of the page for an episode's lines, with its head and without lines; a new one each time. */
  readonly drawGroup: (group: number, count: number) => HTMLElement;
}

/** "once", "6 times" */
export const labelTimes = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** The part of an episode, as markup holds it, without its lines. */
export function emptyGroup(group: HTMLElement): HTMLElement {
  const copy = group.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.heard-in-section, .concordance')) part.remove();
  return copy;
}

/** Reads the lines that stand on the page. `forms` are the term's, by the number that each line bears. */
export function readPageLines(groups: Iterable<HTMLElement>, forms: readonly string[]): MentionLines {
  const parts = [...groups];
  const all = parts.flatMap((part, group) =>
    Array.from(part.querySelectorAll<HTMLElement>('.concordance > li'), (item): MentionLine => ({
      speaker: item.querySelector('.speaker')?.textContent ?? '',
      form: forms[Number(item.dataset['form'])] ?? '',
      section: item.parentElement?.previousElementSibling?.textContent ?? '',
      group,
      draw: () => item.cloneNode(true) as HTMLElement,
    })),
  );
  return {
    all,
    drawGroup(group, count) {
      const copy = emptyGroup(parts[group] as HTMLElement);
      const times = copy.querySelector('.times');
      if (times) times.textContent = labelTimes(count);
      return copy;
    },
  };
}
