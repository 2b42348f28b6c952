import {
  fillTemplate,
  templateSyntaxes,
  type CitingTemplates,
  type Filling,
  type FormatTemplate,
  type StyleTemplate,
} from '../../model/citing.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { readStored, writeStored } from '../page/stored.ts';
import { offerToCopyByHand } from '../share/copy-by-hand.ts';
import { writeClipboard, type Copied } from '../share/copying.ts';
import { makeButton, makeElement } from '../page/make-element.ts';

/** Under this name the browser remembers the style that was chosen last. */
const key = 'cite-style';

const htmlOf = (template: string, filling: Filling): string => fillTemplate(template, filling, escapeMarkup);

/** Entry and citation of one thing or moment in the style that the reader chose, and buttons that copy them. */
export class CiteForm {
  /** What is put on the page. */
  readonly element = makeElement('div', 'cite-form');
  readonly #templates: CitingTemplates;
  readonly #base: string;
  readonly #styles: readonly HTMLButtonElement[];
  readonly #entry = makeElement('p', 'cite-entry');
  readonly #inText = makeElement('bdi', '');
  readonly #text = makeElement('p', 'cite-text', 'In a text: ', this.#inText);
  readonly #copies = makeElement('div', 'cite-buttons');
  readonly #hints = makeElement('dl', 'cite-hints');
  readonly #status = makeElement('p', 'cite-status');
  #filling: Filling;

  /** `base` is the site's: what the reader chooses is remembered for it. */
  constructor(templates: CitingTemplates, base: string) {
    this.#templates = templates;
    this.#base = base;
    this.#filling = { link: templates.url };
    this.#entry.dir = 'auto';
    this.#status.role = 'status';
    this.#styles = templates.styles.map(({ name }) => makeButton(name, () => this.#choose(name)));
    const styles = makeElement('div', 'cite-buttons cite-choice', ...this.#styles);
    styles.role = 'group';
    styles.ariaLabel = 'Style';
    this.element.append(styles, this.#entry, this.#text, this.#copies, this.#hints, this.#status);
  }

  /** Shows how to cite a moment; without one, the page as a whole. */
  show(moment?: Filling): void {
    this.#filling = moment ?? { link: this.#templates.url };
    this.#status.textContent = '';
    this.#drawCopies(moment !== undefined);
    this.#drawHints();
    this.#draw();
  }

  /** The first thing to press. */
  get start(): HTMLElement | undefined {
    return this.#styles.find(({ ariaPressed }) => ariaPressed === 'true');
  }

  get #style(): StyleTemplate {
    const { styles, own } = this.#templates;
    const remembered = readStored(this.#base, key);
    const find = (name: unknown): StyleTemplate | undefined => styles.find((style) => style.name === name);
    return find(remembered) ?? find(own) ?? (styles[0] as StyleTemplate);
  }

  #choose(name: string): void {
    // the show's own is what everybody has who chose nothing
    writeStored(this.#base, key, name === this.#templates.own ? undefined : name);
    this.#status.textContent = '';
    this.#draw();
  }

  #inTextOf({ inText, inTextAt }: StyleTemplate): string | undefined {
    const template = this.#filling.time === undefined ? inText : (inTextAt ?? inText);
    return template === undefined ? undefined : htmlOf(template, this.#filling);
  }

  #draw(): void {
    const style = this.#style;
    for (const button of this.#styles) button.ariaPressed = String(button.textContent === style.name);
    // formatted when the site was built, safe as all of its pages; what is filled in is escaped
    this.#entry.innerHTML = htmlOf(style.entry, this.#filling);
    const { note } = this.#templates;
    if (note !== undefined) this.#entry.append(` ${note}`);
    const inText = this.#inTextOf(style);
    this.#text.hidden = inText === undefined;
    this.#inText.innerHTML = inText ?? '';
  }

  /** Where the browser refuses its clipboard, the words are selected, to be copied by hand. */
  async #copy(copied: Copied, said: string, button: HTMLElement): Promise<void> {
    try {
      await writeClipboard(copied);
      this.#status.textContent = `${said} copied.`;
    } catch {
      offerToCopyByHand(this.#status, button, { text: copied.text, label: said });
    }
  }

  #copyHtml(element: HTMLElement, said: string, button: HTMLElement): void {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    void this.#copy({ text, html: `<p>${element.innerHTML.trim()}</p>` }, said, button);
  }

  #write({ syntax, text }: FormatTemplate): string {
    return fillTemplate(text, this.#filling, templateSyntaxes[syntax]);
  }

  #drawCopies(isMoment: boolean): void {
    const formats = this.#templates.formats.map((format) =>
      makeButton(
        format.label,
        (button) => void this.#copy({ text: this.#write(format) }, format.label, button),
      ),
    );
    const inText = makeButton('citation in a text', (button) =>
      this.#copyHtml(this.#inText, 'Citation', button),
    );
    const link = makeButton(
      'link',
      (button) => void this.#copy({ text: this.#filling.link }, 'Link', button),
    );
    const hasInText = this.#templates.styles.some((style) => style.inText !== undefined);
    const copies = [
      makeButton('reference', (button) => this.#copyHtml(this.#entry, 'Reference', button)),
      ...(hasInText ? [inText] : []),
      ...(isMoment ? [link] : []),
      ...formats,
    ];
    this.#copies.replaceChildren(makeElement('span', '', 'Copy:'), ...copies);
    this.#copies.role = 'group';
    this.#copies.ariaLabel = 'Copy';
  }

  #drawHints(): void {
    const hints = this.#filling.time === undefined ? [] : this.#templates.hints;
    this.#hints.hidden = hints.length === 0;
    const lines = hints.map((hint) => {
      const code = makeElement('code', '', this.#write(hint));
      code.dir = 'ltr';
      return makeElement('div', '', makeElement('dt', '', `In ${hint.label}: `), makeElement('dd', '', code));
    });
    this.#hints.replaceChildren(...lines);
  }
}
