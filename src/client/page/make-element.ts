/** An element with a class and what stands in it; texts are texts, whatever they hold. */
export function makeElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}

/** A button that does something. */
export function makeButton(label: string, run: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = makeElement('button', '', label);
  button.type = 'button';
  button.addEventListener('click', () => run(button));
  return button;
}
