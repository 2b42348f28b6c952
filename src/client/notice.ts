/** How long a notice stays that only confirms what the reader did; milliseconds. */
const shortly = 4000;

/**
 * One plain line at the foot of the window, read out politely, that takes no focus and can be dismissed. It is made
 * before it says anything: a live region must be there first to be heard.
 */
export class Notice {
  readonly #text = document.createElement('p');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const box = document.createElement('div');
    const button = document.createElement('button');
    box.className = 'notice';
    this.#text.setAttribute('role', 'status');
    button.type = 'button';
    button.textContent = 'Dismiss';
    button.addEventListener('click', () => this.clear());
    box.append(this.#text, button);
    document.querySelector('main')?.append(box);
  }

  /** Says something; `brief` goes away by itself. */
  say(text: string, brief = false): void {
    clearTimeout(this.#timer);
    this.#text.textContent = text;
    if (brief) this.#timer = setTimeout(() => this.clear(), shortly);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#text.textContent = '';
  }
}
