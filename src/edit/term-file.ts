import type { DraftText } from '../model/draft.ts';
import type { TermKind } from '../model/term.ts';
import { writeText } from './text.ts';
import { ordinaryLayout, writeFields, type fieldsOf } from './yaml/value.ts';

/** A term of the glossary as somebody proposes it. */
export interface TermFileDraft {
  readonly term: string;
  readonly kind?: TermKind;
  readonly aliases?: readonly string[];
  readonly avoid?: readonly string[];
  readonly pronunciation?: string;
  readonly sameAs?: readonly string[];
  readonly related?: readonly string[];
  /** Paragraphs: the first is the short definition. */
  readonly definition?: readonly DraftText[];
}

/** A file for `references/glossary/`. */
export function writeTermFile(draft: TermFileDraft): string {
  const { term, kind, aliases, avoid, pronunciation, sameAs, related, definition = [] } = draft;
  const fields = { term, kind, aliases, avoid, pronunciation, sameAs, related };
  const given = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value.length > 0,
  ) as unknown as ReturnType<typeof fieldsOf>;
  const lines = writeFields(given, 0, ordinaryLayout);
  const paragraphs = definition.map((text) => `\n${writeText(text, 'paragraph')}\n`);
  return `---\n${lines.join('\n')}\n---\n${paragraphs.join('')}`;
}
