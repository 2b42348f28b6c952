import { joinUnspaced } from '../text/unspaced.ts';
import type { NameEntry } from './name-entries.ts';
import { packNames } from './names.ts';
import type { SearchRecord } from './record.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * What is looked up beside the index, from its records: names (what is called so) and words (what is nearest to a
 * misspelt one). The same records give the same files, in whatever order they come.
 */
export class LookupFiles {
  readonly #names: NameEntry[] = [];
  readonly #vocabulary = new Vocabulary();

  /** Takes in a record, and the words of its text. */
  add(record: SearchRecord, words: readonly string[]): void {
    this.#vocabulary.addWords(words);
    if (record.title !== undefined) this.#vocabulary.add(record.title);
    for (const { speaker } of record.passages) if (speaker !== undefined) this.#vocabulary.add(speaker, true);
    if (!record.name) return;
    this.#names.push(record.name);
    for (const { form, hidden } of record.name.forms)
      if (hidden !== true) this.#vocabulary.add(joinUnspaced(form), record.kind === 'glossary');
  }

  /** The files by path below the index: `names/…` ({@link packNames}) and `words/…` ({@link Vocabulary.pack}). */
  files(): ReadonlyMap<string, string> {
    return new Map([...packNames(this.#names), ...this.#vocabulary.pack()]);
  }
}
