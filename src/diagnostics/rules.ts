/** How bad: an error stops the build, a warning and a hint do not. */
export type Severity = 'error' | 'warning' | 'hint';

interface Rule {
  readonly severity: Severity;
  /** What is printed; `{name}` is filled in by {@link import('./message.ts').describe}. */
  readonly message: string;
  /** For the README's list: what it is about and why it matters, one sentence. */
  readonly about: string;
}

/** The one table of everything that can be wrong with content. The README's list is generated from it. */
export const rules = {
  // files and YAML
  'unreadable-file': {
    severity: 'error',
    message: 'cannot read this file: {reason}',
    about: 'The file is missing, is not UTF-8 text, or cannot be opened.',
  },
  'yaml-syntax': {
    severity: 'error',
    message: 'not valid YAML: {reason}',
    about: 'The YAML parser could not make sense of the front matter or file.',
  },
  'missing-field': {
    severity: 'error',
    message: '"{field}" is required',
    about: 'A field without which the page would be wrong is absent.',
  },
  'unknown-field': {
    severity: 'warning',
    message: 'unknown field "{field}"',
    about: 'A field that Glosscast does not know: it is ignored, often a typing mistake.',
  },
  'wrong-type': {
    severity: 'error',
    message: '"{field}" must be {expected}',
    about: 'A field holds another kind of value than it should.',
  },
  // names
  'unknown-source': {
    severity: 'error',
    message: 'unknown source "{key}"',
    about: 'A citation names a key that no file in references/ has.',
  },
  'unknown-term': {
    severity: 'error',
    message: 'unknown term "{name}"',
    about: '[[…]] or "related" names a term that the glossary does not have.',
  },
  'unknown-person': {
    severity: 'error',
    message: 'unknown person "{id}"',
    about: 'hosts, guests, people or speakers name somebody who is not in people.yaml.',
  },
  // stamps
  'bad-stamp': {
    severity: 'error',
    message: 'not a time: "{stamp}"',
    about: 'A stamp must be [m:ss], [mmm:ss] or [h:mm:ss], seconds below 60.',
  },
  'missing-stamp': {
    severity: 'warning',
    message: '{item} has no time',
    about: 'A takeaway, deep dive, note or quotation without a time cannot be played.',
  },
  // transcripts
  'speaker-unknown': {
    severity: 'warning',
    message: 'speaker "{speaker}" ({count} passages) is nobody in people.yaml',
    about: "A name or code in the transcript that the front matter's speakers do not map to a person.",
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values a rule's message needs, by name. */
export type RuleParameters<Rule extends RuleId> = Readonly<
  Record<Placeholders<(typeof rules)[Rule]['message']>, string | number>
>;
