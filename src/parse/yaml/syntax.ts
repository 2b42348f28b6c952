import type { YAMLError } from 'yaml';

const quote = 'put quotation marks around the whole value';

/** What the YAML parser's codes mean to somebody who only wanted to write a title. */
const explanations: Readonly<Record<string, { readonly reason: string; readonly hint?: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: { reason: 'a value has ": " in it', hint: quote },
  TAB_AS_INDENT: { reason: 'a line is indented with a tab', hint: 'indent with spaces' },
  BAD_SCALAR_START: { reason: 'a value begins with a character that means something to YAML', hint: quote },
  UNEXPECTED_TOKEN: { reason: 'more text after the end of a value', hint: quote },
  MULTILINE_IMPLICIT_KEY: {
    reason: 'a line is neither a field nor part of one',
    hint: 'write "name: value", with a space after the colon',
  },
  MISSING_CHAR: {
    reason: 'a quotation mark, bracket or comma is missing',
    hint: 'every quotation mark and bracket that opens must close in the same value',
  },
  BAD_INDENT: {
    reason: 'a line is not indented as the lines before it',
    hint: 'is a closing bracket missing?',
  },
  BAD_DQ_ESCAPE: {
    reason: 'a backslash inside "…" is followed by a character it cannot stand before',
    hint: "use '…' or write the backslash twice",
  },
  MULTIPLE_DOCS: { reason: 'a second "---" begins another document', hint: 'remove it' },
};

/** The parser's error in a host's words; where we have none, in the parser's own. */
export function explainYamlError(error: YAMLError): { readonly reason: string; readonly hint?: string } {
  // The parser recurses, and reports the end of its stack as it stands.
  if (/call stack/.test(error.message)) return { reason: 'lists or maps inside one another too deeply' };
  const known = explanations[error.code];
  return known ?? { reason: error.message.replace(/\s+/g, ' ').trim() };
}
