import type { MentionLine, MentionLines } from './mention-lines.ts';

/** Lines that are drawn at once: more would keep the browser busy. */
const slice = 200;

/** Draws mentions under their episodes and sections, a slice at a time. */
export class FoundLines {
  /** What is put on the page. */
  readonly element = document.createElement('div');
  readonly #lines: MentionLines;
  readonly #found: readonly MentionLine[];
  readonly #counts = new Map<number, number>();
  #next = 0;
  #group: HTMLElement | undefined;
  #list: HTMLElement | undefined;

  constructor(lines: MentionLines, found: readonly MentionLine[]) {
    [this.#lines, this.#found] = [lines, found];
    for (const { group } of found) this.#counts.set(group, (this.#counts.get(group) ?? 0) + 1);
    this.#drawSlice();
  }

  #drawSlice(): void {
    const end = Math.min(this.#found.length, this.#next + slice);
    for (; this.#next < end; this.#next++) this.#draw(this.#next);
    if (end < this.#found.length) this.#offerMore(this.#found.length - end);
  }

  #draw(index: number): void {
    const [line, before] = [this.#found[index] as MentionLine, this.#found[index - 1]];
    if (line.group !== before?.group) {
      this.#group = this.#lines.drawGroup(line.group, this.#counts.get(line.group) ?? 0);
      this.element.append(this.#group);
      this.#list = undefined;
    }
    if (!this.#list || line.section !== before?.section) {
      const name = document.createElement('p');
      name.className = 'heard-in-section';
      name.textContent = line.section;
      this.#list = document.createElement('ol');
      this.#list.className = 'concordance';
      this.#list.setAttribute('role', 'list');
      this.#group?.append(name, this.#list);
    }
    this.#list.append(line.draw());
  }

  #offerMore(rest: number): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more-lines screen-only';
    button.textContent = `Show more (${rest})`;
    button.addEventListener('click', () => {
      const shown = this.element.querySelectorAll('.concordance > li').length;
      button.remove();
      this.#drawSlice();
      const first = this.element.querySelectorAll('.concordance > li')[shown];
      first?.querySelector<HTMLElement>('a')?.focus();
    });
    this.element.append(button);
  }
}
