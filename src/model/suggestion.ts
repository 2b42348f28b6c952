/** A passage for which somebody suggests a fix; empty where the suggestion is about the whole transcript. */
export interface Suggestion {
  /** The transcript's file, relative to the content folder. */
  readonly path: string;
  readonly slug: string;
  /** The passage's id. */
  readonly id: string;
  /** `12:34`. */
  readonly time: string;
  readonly text: string;
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

/**
 * Fills the show's template of an address where fixes are suggested: `{path}`, `{slug}`, `{id}`, `{time}`, `{text}`,
 * each encoded for an address (the slashes of a path stay).
 */
export function fillSuggestion(template: string, suggestion: Suggestion): string {
  return template.replace(/\{(path|slug|id|time|text)\}/g, (_, name: keyof Suggestion) =>
    name === 'path'
      ? suggestion.path.split('/').map(encode).join('/')
      : encode(suggestion[name].slice(0, 1500)),
  );
}

/** A mail to the show about a passage. `link` is the passage's address, `title` the episode's. */
export function mailSuggestion(mail: string, suggestion: Suggestion, title: string, link: string): string {
  const { time, text } = suggestion;
  const subject = `Transcript of "${title}"${time === '' ? '' : `, ${time}`}`;
  const body = [link, ...(text === '' ? [] : [`It reads:\n${text.slice(0, 1500)}`]), 'It should read:\n'];
  return `mailto:${encode(mail).replace('%40', '@')}?subject=${encode(subject)}&body=${encode(body.join('\n\n'))}`;
}
