/** How long a notice stays that only confirms what the reader did, without and with something to press; milliseconds. */
const shortly = 4000;
const longEnough = 12_000;

/** Something that a notice lets the reader do. It goes away then. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

interface Offer {
  readonly text: string;
  readonly actions: readonly NoticeAction[];
  readonly dismiss: NoticeAction;
}

const dismissing: NoticeAction = { label: 'Dismiss', run: () => undefined };

/**
 * One plain line at the foot of the window, read out politely, that takes no focus and can be dismissed. It is made
 * before it says anything: a live region must be there first to be heard.
 */
export class Notice {
  readonly #box = document.createElement('div');
  readonly #text = document.createElement('p');
  readonly #actions = document.createElement('div');
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Stands until it is answered; whatever is said meanwhile stands before it. */
  #offer: Offer | undefined;
  #saying = false;

  constructor() {
    this.#box.className = 'notice';
    // it speaks English on pages of every script
    this.#box.dir = 'ltr';
    this.#text.setAttribute('role', 'status');
    this.#actions.className = 'notice-actions';
    this.#box.append(this.#text, this.#actions);
    document.querySelector('main')?.append(this.#box);
  }

  /** Says something; `brief` goes away by itself, unless the focus is in it. */
  say(text: string, brief = false, actions: readonly NoticeAction[] = []): void {
    clearTimeout(this.#timer);
    this.#saying = true;
    this.#show(text, [...actions, dismissing]);
    if (brief) this.#hideAfter(actions.length > 0 ? longEnough : shortly);
  }

  /**
   * Asks something that stands until it is answered, the last answer being `dismiss`, or something else is asked, or
   * it is taken back by the function that is returned.
   */
  offer(text: string, actions: readonly NoticeAction[], dismiss: NoticeAction = dismissing): () => void {
    const offer = { text, actions, dismiss };
    this.#offer = offer;
    if (!this.#saying) this.#showOffer();
    return () => {
      if (this.#offer !== offer) return;
      this.#offer = undefined;
      if (!this.#saying) this.#empty();
    };
  }

  /** Takes back what was said; what was asked stands. */
  clear(): void {
    clearTimeout(this.#timer);
    if (!this.#saying) return;
    this.#saying = false;
    if (this.#offer) this.#showOffer();
    else this.#empty();
  }

  #hideAfter(delay: number): void {
    this.#timer = setTimeout(() => {
      if (this.#box.contains(document.activeElement)) this.#hideAfter(delay);
      else this.clear();
    }, delay);
  }

  #showOffer(): void {
    const { text, actions, dismiss } = this.#offer as Offer;
    const buttons = [...actions, dismiss].map(({ label, run }) => ({
      label,
      run: () => {
        this.#offer = undefined;
        run();
      },
    }));
    this.#show(text, buttons);
  }

  #show(text: string, actions: readonly NoticeAction[]): void {
    const buttons = actions.map(({ label, run }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => {
        this.#empty();
        this.clear();
        run();
      });
      return button;
    });
    this.#text.textContent = text;
    this.#actions.replaceChildren(...buttons);
    const { documentElement: root } = document;
    root.dataset['notice'] = '';
    // what else stands at the foot of the window makes room
    root.style.setProperty('--notice', `${this.#box.offsetHeight}px`);
  }

  #empty(): void {
    this.#text.textContent = '';
    this.#actions.replaceChildren();
    delete document.documentElement.dataset['notice'];
  }
}
