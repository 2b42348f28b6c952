import { parseFrontMatter } from '../parse/front-matter.ts';
import { fieldsBefore } from './episode-file.ts';
import { editFrontMatter } from './front-matter.ts';
import type { Edited } from './splice.ts';
import type { YamlEdit } from './yaml/edit.ts';
import { meaningAt, meaningOf, type Meaning, type YamlPath } from './yaml/plain.ts';
import type { YamlValue } from './yaml/scalar.ts';

/** Fields whose value may stand alone for one of its own: `transcript: a.vtt` is `transcript: {file: a.vtt}`. */
const shorthands: Readonly<Record<string, string>> = {
  audio: 'url',
  transcript: 'file',
  image: 'file',
  'provenance.transcript': 'by',
  'provenance.summaries': 'by',
  'provenance.times': 'by',
};

/** A field of an episode's front matter, by its path (`['transcript', 'revised']`); without a value it is removed. */
export interface FieldChange {
  readonly path: YamlPath;
  readonly value: YamlValue | undefined;
}

/** The edits of a change, with what stands alone written out where it gets company. */
function editsOf({ path, value }: FieldChange, now: Meaning): readonly YamlEdit[] {
  if (value === undefined) return [{ do: 'remove', path }];
  const after = fieldsBefore(String(path[0]));
  for (let length = 1; length < path.length; length++) {
    const outer = path.slice(0, length);
    const found = meaningAt(now, outer);
    const name = shorthands[outer.join('.')];
    if (typeof found !== 'string' || found === 'null' || name === undefined) continue;
    const alone = found.slice(found.indexOf(':') + 1);
    if (path[length] === name && path.length === length + 1) return [{ do: 'set', path: outer, value }];
    return [
      { do: 'set', path: outer, value: { [name]: alone }, flow: true },
      { do: 'set', path, value },
    ];
  }
  return [{ do: 'set', path, value, after }];
}

/**
 * Changes fields of an `episode.md`, all or none, and no other byte of it. New fields stand where they are documented
 * to stand. What cannot be changed by itself is left alone, which is said with a message.
 */
export function editEpisodeFields(source: string, changes: readonly FieldChange[], path: string): Edited {
  let value = source;
  for (const change of changes) {
    const now = meaningOf(parseFrontMatter(value, path, []).value.fields);
    const edited = editFrontMatter(value, editsOf(change, now), path);
    if (edited.messages.length > 0) return { value: source, messages: edited.messages };
    value = edited.value;
  }
  return { value, messages: [] };
}
