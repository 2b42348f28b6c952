import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from '../../model/source.ts';

/** A citation as citeproc wants it. */
export interface ProcessorCitation {
  readonly citationID: string;
  readonly citationItems: readonly Readonly<Record<string, unknown>>[];
  readonly properties: { readonly noteIndex: number; readonly mode?: 'composite' };
}

/** What citeproc says about a variable that it is about to print. */
interface PrintedVariable {
  readonly itemData: { readonly id: string };
  readonly variableNames: readonly string[];
  readonly context: string;
}

interface Engine {
  readonly opt: { readonly development_extensions: Record<string, boolean> };
  readonly registry: { readonly registry: Readonly<Record<string, { readonly seq: number } | undefined>> };
  setOutputFormat(format: string): void;
  updateItems(ids: readonly string[]): void;
  rebuildProcessorState(
    citations: readonly ProcessorCitation[],
    format: string,
    uncited: readonly string[],
  ): readonly (readonly [id: string, noteIndex: number, html: string])[];
  makeBibliography():
    false | readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
}

interface System {
  readonly retrieveLocale: (locale: string) => string | undefined;
  readonly retrieveItem: (id: string) => CslItem;
  readonly variableWrapper: (
    variable: PrintedVariable,
    before: string,
    text: string,
    after: string,
  ) => string;
}

type EngineConstructor = new (system: System, xml: string, locale: string, force: boolean) => Engine;

interface Register {
  readonly has: (name: string) => boolean;
  readonly get: (name: string) => string;
  readonly list: () => string[];
}

interface CslConfig {
  readonly styles: Register;
  readonly locales: Register;
  readonly engine: (data: readonly CslItem[], style: string, locale: string, format: string) => Engine;
}

const cslConfig = (): CslConfig => plugins.config.get('@csl') as unknown as CslConfig;

/** The style that citation-js ships by that name (apa, vancouver, harvard1), as CSL. */
export function shippedStyle(name: string): string | undefined {
  const { styles } = cslConfig();
  return styles.has(name) ? styles.get(name) : undefined;
}

/** The shipped locale nearest to a BCP 47 language: the same, else one of the same language, else en-US. */
export function nearestLocale(language: string): string {
  const known = cslConfig().locales.list();
  const base = (name: string): string => (name.split(/[-_]/)[0] ?? '').toLowerCase();
  return (
    known.find((name) => name.toLowerCase() === language.toLowerCase()) ??
    known.find((name) => base(name) === base(language)) ??
    'en-US'
  );
}

/** The CSL locale file of a name that {@link nearestLocale} gave. */
export function localeXml(locale: string): string {
  return cslConfig().locales.get(locale);
}

/** Characters of the private use area that mark, in citeproc's output, what belongs to which source. */
export const marks = {
  open: '\uE000',
  divide: '\uE001',
  close: '\uE002',
  number: '\uE003',
  numberEnd: '\uE004',
  /** Before what stands for the people who are not named. */
  rest: '\uE021',
};

/** A citeproc engine of its own for one style and locale. */
export interface Processor {
  /** One entry of a bibliography, of a source by itself. */
  readonly entry: (item: CslItem) => string;
  /** Citations in order, each variable in marks with its source's id, and the bibliography in the style's order. */
  readonly document: (
    items: ReadonlyMap<string, CslItem>,
    citations: readonly ProcessorCitation[],
  ) => {
    readonly citations: readonly string[];
    readonly entries: readonly { readonly id: string; readonly html: string; readonly number: number }[];
  };
}

/**
 * Sets up citeproc, as citation-js brings it. citation-js itself keeps one engine per style for the whole process
 * and has no way to mark what belongs to which source, so an engine of the same make is built here.
 * Throws what citeproc throws on a style that is not one.
 */
export function createProcessor(xml: string, locale: string): Processor {
  const csl = cslConfig();
  const Engine = csl.engine([], 'vancouver', 'en-US', 'html').constructor as EngineConstructor;
  let items: ReadonlyMap<string, CslItem> = new Map();
  const engine = new Engine(
    {
      retrieveLocale: (name) => (csl.locales.has(name) ? csl.locales.get(name) : undefined),
      retrieveItem: (id) => {
        const item = items.get(id);
        if (item === undefined) throw new Error(`citeproc asks for "${id}", which it was not given`);
        return item;
      },
      variableWrapper: ({ itemData, variableNames, context }, before, text, after) => {
        if (context === 'citation')
          return `${before}${marks.open}${itemData.id}${marks.divide}${text}${after}${marks.close}`;
        const isNumber = variableNames.includes('citation-number');
        return isNumber ? `${marks.number}${before}${text}${after}${marks.numberEnd}` : before + text + after;
      },
    },
    xml,
    locale,
    true,
  );
  let made = 0;
  engine.setOutputFormat('html');
  engine.opt.development_extensions['wrap_url_and_doi'] = true;

  const bibliography = (): { id: string; html: string; number: number }[] => {
    const made = engine.makeBibliography();
    if (made === false) return [];
    return made[1].map((html, index) => {
      const id = made[0].entry_ids[index]?.[0] ?? '';
      return { id, html, number: engine.registry.registry[id]?.seq ?? index + 1 };
    });
  };
  return {
    entry: (item) => {
      // What the engine knows of an id it keeps as long as the id is asked for: each time another one.
      const id = `entry-${made++ % 2}`;
      items = new Map([[id, { ...item, id }]]);
      engine.updateItems([id]);
      return bibliography()[0]?.html ?? '';
    },
    document: (given, citations) => {
      items = given;
      engine.updateItems([]);
      const made = engine.rebuildProcessorState(citations, 'html', []);
      const byId = new Map(made.map(([id, , html]) => [id, html]));
      return {
        citations: citations.map(({ citationID }) => byId.get(citationID) ?? ''),
        entries: bibliography(),
      };
    },
  };
}
