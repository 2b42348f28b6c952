import path from 'node:path';
import { prepareAnnotation } from '../../src/annotate/index.ts';
import type { Message } from '../../src/diagnostics/message.ts';
import { writeUnifiedDiff } from '../../src/edit/unified-diff.ts';
import type { AnnotatedEpisode, Library } from '../../src/model/site.ts';
import { readContent, type ContentFiles } from '../../src/read/content.ts';
import { annotateEpisode, readTranscript } from '../../src/site/episode-annotation.ts';
import {
  loadContent,
  withLightSources,
  type LoadedContent,
  type LoadedEpisode,
} from '../../src/site/library.ts';
import type { Values } from '../command-line/arguments.ts';
import { shortPath } from '../command-line/command.ts';
import { writeTogether, type PlannedFile } from '../command-line/files.ts';
import type { Asker } from '../command-line/questions.ts';

/** Something that only a person can decide, and how they would do it. */
export interface Waiting {
  readonly what: string;
  readonly command: string;
}

/** What a question offers. */
export interface Offer {
  readonly offer?: string;
  readonly choices?: readonly string[];
  /** The offer is only a guess: it is never taken unseen. */
  readonly isGuess?: boolean;
}

/** Who walks, and how. */
export interface DeskOptions {
  /** Folder with `episodes/` and `references/`. */
  readonly contentDir: string;
  /** The options of the command. */
  readonly values: Values;
  /** Asks the person who sits there; absent where nobody does. */
  readonly asker?: Asker;
  /** Takes what is offered, and writes, without asking. */
  readonly takesOffers?: boolean;
  /** Shows what would be written, and writes nothing. */
  readonly dryRun?: boolean;
  /** Where results go. */
  readonly print: (text: string) => void;
  /** Where everything else goes. */
  readonly tell: (text: string) => void;
}

/** An episode with its words read and what was found in them. */
export interface WordedEpisode {
  readonly annotated: AnnotatedEpisode;
  readonly library: Library;
  readonly messages: readonly Message[];
}

interface OpenShow {
  readonly files: ContentFiles;
  readonly content: LoadedContent;
}

/** What all steps of the walk share: the content as it is now, questions, and one way to write. */
export class Desk {
  readonly options: DeskOptions;
  /** What waits for a person. */
  readonly waiting: Waiting[] = [];
  /** The episode, once it is known. */
  slug: string | undefined;
  /** It was begun just now, with what the options say. */
  isNew = false;
  private heading: string | undefined;
  private show: OpenShow | undefined;
  private worded: { readonly slug: string; readonly read: WordedEpisode } | undefined;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  /** Begins a step. Its title is shown once it has something to say. */
  enter(title: string): void {
    this.heading = title;
  }

  private showHeading(): void {
    if (this.heading !== undefined) this.options.tell(`\n${this.heading}\n`);
    this.heading = undefined;
  }

  /** Says something, a line each. */
  say(...lines: readonly string[]): void {
    if (lines.length > 0) this.showHeading();
    for (const line of lines) this.options.tell(`${line}\n`);
  }

  /** ` --content DIR`, as commands need it for this content; nothing for Glosscast's own. */
  get contentOption(): string {
    const { content } = this.options.values;
    if (typeof content !== 'string') return '';
    return ` --content ${/^[\w./~-]+$/.test(content) ? content : JSON.stringify(content)}`;
  }

  /** Takes note of what only a person can decide. */
  wait(what: string, command: string): void {
    this.waiting.push({ what, command: command + (command.startsWith('npm run') ? this.contentOption : '') });
  }

  /** Whether somebody sits there. */
  get isAttended(): boolean {
    return this.options.asker !== undefined;
  }

  /** The answer; what is offered, where offers are taken; nothing where nobody can be asked. */
  async ask(question: string, { offer = '', choices = [], isGuess = false }: Offer = {}): Promise<string> {
    const { asker, takesOffers } = this.options;
    if (takesOffers === true && offer !== '' && !isGuess) {
      this.say(`${question}: ${offer}`);
      return offer;
    }
    if (asker === undefined) return '';
    this.showHeading();
    return asker.ask(question, { offer, choices });
  }

  /** Whether to do something that was shown. Where nobody can be asked it was asked for by an option. */
  async agree(question: string, offer: 'yes' | 'no' = 'yes'): Promise<boolean> {
    const { asker, takesOffers } = this.options;
    if (asker === undefined || takesOffers === true) return offer === 'yes';
    this.showHeading();
    for (;;) {
      const answer = await asker.ask(`${question} (yes, no)`, { offer });
      if (/^(?:y|yes|j|ja)$/i.test(answer)) return true;
      if (/^(?:n|no|nein)$/i.test(answer)) return false;
      this.say(`"${answer}" is neither yes nor no.`);
    }
  }

  /** An {@link Asker} for what asks by itself. */
  get asker(): Asker | undefined {
    const { asker } = this.options;
    return asker && { ask: (question, given = {}) => this.ask(question, given), close: () => asker.close() };
  }

  /** Everything is read anew when it is next needed: something was written, or may have been. */
  forget(): void {
    this.show = undefined;
    this.worded = undefined;
  }

  /** The content as it is now. */
  async open(): Promise<OpenShow> {
    if (this.show === undefined) {
      const files = await readContent(this.options.contentDir);
      this.show = { files, content: loadContent(files) };
    }
    return this.show;
  }

  /** The episode as it is now. Throws if somebody has taken it away. */
  async episode(slug: string): Promise<LoadedEpisode> {
    const { content } = await this.open();
    const found = content.episodes.find(({ files }) => files.slug === slug);
    if (found === undefined) throw new Error(`episodes/${slug}/episode.md is gone`);
    return found;
  }

  /** The episode with its transcript and all that was found in its words. */
  async read(slug: string): Promise<WordedEpisode> {
    if (this.worded?.slug !== slug) {
      const { files, content } = await this.open();
      const loaded = await this.episode(slug);
      const library = withLightSources(content);
      const transcript = await readTranscript(files, loaded);
      const found = annotateEpisode(loaded.parsed.value, transcript, library, prepareAnnotation(library));
      this.worded = { slug, read: { annotated: found.annotated, library, messages: found.messages } };
    }
    return this.worded.read;
  }

  /** Shows what will be written, and writes it if that is agreed to. `false` if nothing was written. */
  async write(files: readonly PlannedFile[]): Promise<boolean> {
    const { dryRun = false, print, tell, contentDir } = this.options;
    this.showHeading();
    const show = dryRun ? print : tell;
    for (const planned of files) show(describeFile(planned, contentDir));
    if (dryRun) return false;
    if (!(await this.agree('Write this?'))) {
      this.say('Nothing was written.');
      return false;
    }
    await writeTogether(files);
    this.forget();
    for (const { file } of files) this.options.print(`${shortPath(file)}\n`);
    return true;
  }
}

/** A file as a diff; one that is no text, by its name. */
function describeFile({ file, body, instead }: PlannedFile, contentDir: string): string {
  const name = path.relative(contentDir, file).split(path.sep).join('/');
  if (typeof body === 'string') return writeUnifiedDiff(name, instead, body);
  const what = body instanceof Uint8Array ? `${body.length} bytes` : `a copy of ${shortPath(body.copyOf)}`;
  return `new file ${name}: ${what}\n`;
}
