import { addressKey } from '../../model/ids.ts';
import { termKinds, type Term, type TermForm } from '../../model/term.ts';
import type { Mishearing, NewTerm } from './suggestion.ts';

/** Text for a host to put into a file. */
export interface Paste {
  /** Relative to the content folder. */
  readonly path: string;
  readonly text: string;
}

/** The glossary entry to begin with. Its definition is empty, and `check` reminds of that until it is written. */
export function pasteOfTerm({ words }: Pick<NewTerm, 'words'>): Paste {
  const name = words.replace(/\s+/gu, ' ');
  return {
    path: `references/glossary/${addressKey(name)}.md`,
    text: `---\nterm: ${writeYaml(name)}\nkind: concept  # or ${termKinds.slice(1).join(', ')}\n---\n`,
  };
}

/**
 * What makes a mis-hearing a form of its term: the line of aliases, with those that there are; in the list of short
 * definitions, the term and its aliases a line each.
 */
export function pasteOfMishearing({ words, file }: Pick<Mishearing, 'words' | 'file'>, term: Term): Paste {
  const [name, ...aliases] = term.forms;
  if (/(?:^|\/)glossary\.md$/.test(file))
    return { path: file, text: `${[...term.forms.map(({ form }) => form), words].join('\n')}\n` };
  const known = name?.form === term.name ? aliases : term.forms;
  return { path: file, text: `aliases: [${[...known.map(writeForm), writeYaml(words)].join(', ')}]\n` };
}

function writeForm({ form, language, exact, script }: TermForm): string {
  const implied = /\p{Lu}\p{Lu}/u.test(form);
  const fields = [
    ...(language === undefined ? [] : [`lang: ${writeYaml(language)}`]),
    ...(exact === implied ? [] : [`case: ${exact ? 'exact' : 'any'}`]),
    ...(script === undefined ? [] : [`script: ${writeYaml(script)}`]),
  ];
  return fields.length === 0 ? writeYaml(form) : `{ form: ${writeYaml(form)}, ${fields.join(', ')} }`;
}

/** A scalar of YAML: as it stands where it can mean nothing else, otherwise in quotation marks. */
function writeYaml(text: string): string {
  const plain =
    /^[\p{L}\p{M}][\p{L}\p{M}\p{N} .’'_-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
