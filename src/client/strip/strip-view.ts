/** What the strip shows. */
export interface StripLook {
  readonly playing: boolean;
  /** What the first button does. */
  readonly play: string;
  /** Where it is, or which stretch it is; may be empty. */
  readonly time: string;
  readonly title: string;
  /** There is an end to go on after. */
  readonly on?: boolean;
  /** What the way back is called: "Back to 12:04". */
  readonly back?: string;
  readonly link?: { readonly label: string; readonly href: string };
  readonly stop: string;
}

/** What the strip's buttons do. */
export interface StripPresses {
  readonly toggle: () => void;
  readonly goOn: () => void;
  readonly goBack: () => void;
  readonly stop: () => void;
}

function makeButton(press: () => void, name = ''): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = name;
  button.addEventListener('click', press);
  return button;
}

/** Changes a text only if it is another: whoever reads it is not disturbed. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The strip at the foot of the window: one row of words, two on a phone. It knows nothing of sound. */
export class StripView {
  readonly element = document.createElement('aside');
  readonly #play: HTMLButtonElement;
  readonly #on: HTMLButtonElement;
  readonly #back: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #time = document.createElement('span');
  readonly #title = document.createElement('span');
  readonly #said = document.createElement('p');
  readonly #link = document.createElement('a');
  readonly #size = new ResizeObserver(() => this.#measure());

  constructor({ toggle, goOn, goBack, stop }: StripPresses) {
    this.#play = makeButton(toggle, 'strip-play');
    this.#on = makeButton(goOn);
    this.#on.textContent = 'Go on';
    this.#back = makeButton(goBack);
    this.#stop = makeButton(stop, 'strip-stop');
    this.#time.className = 'strip-time';
    this.#title.className = 'strip-title';
    this.#title.dir = 'auto';
    const what = document.createElement('p');
    what.className = 'strip-what';
    what.append(this.#time, ' ', this.#title);
    this.#said.setAttribute('role', 'status');
    this.say('');
    this.element.className = 'strip';
    // it speaks English on pages of every script
    this.element.dir = 'ltr';
    this.element.append(this.#play, what, this.#said, this.#on, this.#link, this.#back, this.#stop);
  }

  /** Puts it at the foot of the page, above the page's own player; it is looked at when its styles are there. */
  show(styled: Promise<void>): void {
    if (this.element.isConnected) return;
    this.element.hidden = true;
    void styled.then(() => (this.element.hidden = false));
    const player = document.querySelector('.player');
    if (player) player.before(this.element);
    else document.body.append(this.element);
    this.#size.observe(this.element);
  }

  hide(): void {
    this.#size.disconnect();
    this.element.remove();
    document.documentElement.style.removeProperty('--strip');
  }

  /** Says one line; `quietly`, to those who listen to the page, not to those who see that it is so. */
  say(text: string, quietly = false): void {
    this.#said.className = quietly ? 'visually-hidden' : 'strip-said';
    write(this.#said, text);
  }

  draw({ playing, play, time, title, on = false, back, link, stop }: StripLook): void {
    this.element.classList.toggle('is-playing', playing);
    this.element.classList.toggle('has-more', on || back !== undefined);
    write(this.#play, play);
    write(this.#time, time);
    write(this.#title, title);
    write(this.#stop, stop);
    write(this.#back, back ?? '');
    this.#on.hidden = !on;
    this.#back.hidden = back === undefined;
    this.#link.hidden = link === undefined;
    if (link === undefined) return;
    write(this.#link, link.label);
    if (this.#link.getAttribute('href') !== link.href) this.#link.href = link.href;
  }

  /** What else stands at the foot of the window makes room. */
  #measure(): void {
    document.documentElement.style.setProperty('--strip', `${this.element.offsetHeight}px`);
  }
}
