import path from 'node:path';
import type { Import, SourceFile } from './source-file.ts';

/** Somebody imports, calls or is called what they should not. */
export interface Violation {
  /** `path:line`, or a path alone. */
  readonly at: string;
  readonly rule: string;
  readonly what: string;
}

/** A question asked of each file by itself. */
export type Rule = (file: SourceFile) => readonly Violation[];

const astroRooms = ['components', 'layouts', 'pages', 'styles'];
const belowSite = [
  'model',
  'text',
  'diagnostics',
  'read',
  'parse',
  'edit',
  'annotate',
  'render',
  'export',
  'search',
];
const forAstro = ['site', 'render', 'export', 'model', 'client', ...astroRooms];

/** Which other rooms a room of `src/` may import. What is not named here may not be imported. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  diagnostics: ['model', 'text'],
  read: [],
  parse: ['model', 'text', 'diagnostics'],
  edit: ['model', 'text', 'diagnostics', 'parse'],
  annotate: ['model', 'text', 'diagnostics'],
  render: ['model', 'text'],
  export: ['model', 'text', 'render', 'diagnostics'],
  search: ['model', 'text'],
  site: belowSite,
  // `styles`: what is imported late brings its stylesheet along
  client: ['model', 'text', 'styles'],
  components: forAstro,
  layouts: forAstro,
  pages: forAstro,
  styles: [],
};

/** The room of a path: a folder of `src/`, or the top folder itself (`scripts`). */
const roomOf = (file: string): string => {
  const [top = '', second] = file.split('/');
  return top === 'src' ? (file.split('/').length > 2 ? (second ?? '') : '') : top;
};

const violation = (file: SourceFile, line: number, rule: string, what: string): Violation => ({
  at: `${file.path}:${line}`,
  rule,
  what,
});

/** The path a relative specifier leads to, or nothing for a package. */
const targetOf = (file: SourceFile, { specifier }: Import): string | undefined =>
  /^\.{1,2}\//.test(specifier) ? path.posix.join(path.posix.dirname(file.path), specifier) : undefined;

/** Only the rooms of the table exist, and each imports only those it may. Scripts may import all of them. */
export const roomsRule: Rule = (file) => {
  const from = roomOf(file.path);
  if (from === 'scripts') return [];
  const allowed = rooms[from];
  if (!allowed) return [violation(file, 1, 'rooms', `"${from}" is no room of src/`)];
  return file.imports.flatMap((found) => {
    const target = targetOf(file, found);
    if (target === undefined) return [];
    const to = roomOf(target);
    if (target.startsWith('src/') && (to === from || allowed.includes(to))) return [];
    return [violation(file, found.line, 'rooms', `${from}/ must not import ${target}`)];
  });
};

/** Node runs the TypeScript directly, and resolves no missing extension. */
export const extensionsRule: Rule = (file) =>
  file.imports
    .filter((found) => targetOf(file, found) !== undefined && path.posix.extname(found.specifier) === '')
    .map(({ line, specifier }) => violation(file, line, 'extensions', `"${specifier}" has no extension`));

/** Imports of packages that only some files may make. `allowed` answers for the whole path of the file. */
const packageRule =
  (rule: string, isMeant: (specifier: string) => boolean, allowed: (file: string) => boolean): Rule =>
  (file) =>
    allowed(file.path)
      ? []
      : file.imports
          .filter(({ specifier }) => isMeant(specifier))
          .map(({ line, specifier }) =>
            violation(file, line, rule, `"${specifier}" is not for ${roomOf(file.path)}/`),
          );

const inRooms =
  (...names: readonly string[]) =>
  (file: string): boolean =>
    names.includes(roomOf(file));

export const fileSystemRule = packageRule(
  'file system',
  (specifier) => /^(node:)?fs(\/|$)/.test(specifier),
  inRooms('read', 'search', 'site', 'scripts'),
);

/** Astro lays out. Besides its folders only commands know it, for one of them has to start it. */
export const astroRule = packageRule(
  'astro',
  (specifier) => /^astro([:/]|$)|^@astrojs\//.test(specifier),
  inRooms(...astroRooms, 'scripts'),
);

const isCitationJs = (specifier: string): boolean => specifier.startsWith('@citation-js/');

/**
 * citation-js has no types and a state of its own: two files wrap it for all others, one that reads bibliographies
 * with it and one that formats references.
 */
export const citationRule = packageRule('citation-js', isCitationJs, inRooms('parse', 'render'));

/** Of each room that may wrap citation-js, one file does. */
export function checkCitationWrappers(files: readonly SourceFile[]): readonly Violation[] {
  const wrappers = files.filter((file) => file.imports.some(({ specifier }) => isCitationJs(specifier)));
  return wrappers
    .filter((file, i) => wrappers.findIndex((other) => roomOf(other.path) === roomOf(file.path)) < i)
    .map((file) => violation(file, 1, 'citation-js', 'is a second file of its room that wraps it'));
}

/** What runs in browsers, too, or must give the same answer everywhere, knows nothing of Node. */
export const purityRule = packageRule(
  'purity',
  (specifier) => specifier.startsWith('node:'),
  (file) => !inRooms('model', 'text', 'client')(file),
);

/**
 * Two builds of the same input are the same bytes, so code that builds has neither clock nor chance: dates are
 * inputs. Code in `client/` runs with a reader, who listens in a time of their own: it may ask what time it is (the
 * companion clock must run on while a phone sleeps), but knows no chance either.
 */
export const clockRule: Rule = (file) => {
  const room = roomOf(file.path);
  if (room === 'scripts') return [];
  return file.clocks
    .filter(({ what }) => !(room === 'client' && /^(performance|Date)\.now$/.test(what)))
    .map(({ line, what }) => violation(file, line, 'clock', `${what} outside scripts/`));
};

/** Only what reads words that people wrote makes identifiers of them; and benches, which invent what people write. */
export const mintRule: Rule = (file) => {
  const makers = /^(?:src\/(?:parse|annotate)|scripts\/benches)\//;
  if (makers.test(file.path) || file.path === 'src/model/ids.ts') return [];
  return file.imports.flatMap((found) =>
    targetOf(file, found) === 'src/model/ids.ts'
      ? found.names
          .filter((name) => name.startsWith('mint') || name === '*')
          .map((name) => violation(file, found.line, 'identifiers', `${name} outside parse/ and annotate/`))
      : [],
  );
};

/**
 * No folder has a front door that hides what lies behind it: `index.ts` is a list, and nothing of another folder is
 * passed on. A package's types may be, by name, where they are part of what a file offers.
 */
export const barrelsRule: Rule = (file) =>
  file.imports
    .filter(({ kind }) => kind === 're-export')
    .filter((found) => {
      const target = targetOf(file, found);
      const isIndex = path.posix.basename(file.path) === 'index.ts';
      if (isIndex || found.names.includes('*')) return true;
      return target !== undefined && path.posix.dirname(target) !== path.posix.dirname(file.path);
    })
    .map(({ line, specifier }) => violation(file, line, 'barrels', `passes on "${specifier}"`));

/** Tools that want a default export are configured outside `src/`. */
export const defaultExportsRule: Rule = (file) =>
  file.path.startsWith('src/')
    ? file.defaultExports.map(({ line, what }) => violation(file, line, 'default exports', what))
    : [];

/**
 * Names that say nothing are refused; others are kebab-case. Astro's own conventions hold in its folders: brackets in
 * routes, and components are named as they are written in markup.
 */
export const namesRule: Rule = (file) => {
  const parts = file.path.split('/');
  return parts.flatMap((part) => {
    const stem = part.replace(/\..*$/s, '');
    if (/^(utils?|helpers?|common|misc)$/i.test(stem))
      return [{ at: file.path, rule: 'names', what: `"${stem}" says nothing` }];
    const isRoute = file.path.startsWith('src/pages/') && /^\[[.a-z-]+\]/.test(part);
    const isComponent =
      /^src\/(components|layouts)\//.test(file.path) && /^([A-Z][a-z0-9]*)+\.astro$/.test(part);
    if (isRoute || isComponent || /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)) return [];
    return [{ at: file.path, rule: 'names', what: `"${part}" is not kebab-case` }];
  });
};

export const rules: readonly Rule[] = [
  roomsRule,
  extensionsRule,
  fileSystemRule,
  astroRule,
  citationRule,
  purityRule,
  clockRule,
  mintRule,
  barrelsRule,
  defaultExportsRule,
  namesRule,
];

const topFolders = new Set(['src', 'episodes', 'references', 'scripts', 'public', 'tests']);
const topFiles =
  /^(package(-lock)?\.json|tsconfig\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|[a-z]+\.config\.(mjs|ts))$/;
/** Made by tools, and ignored by Git. */
const made = /^(node_modules|dist|dist\..*|publish|.*\.log)$/;

/** The top level is fixed: a stranger finds the same few names in every clone. Dotfiles are free. */
export function checkTopLevel(
  entries: readonly { readonly name: string; readonly isFolder: boolean }[],
): readonly Violation[] {
  return entries
    .filter(({ name }) => !name.startsWith('.') && !made.test(name))
    .filter(({ name, isFolder }) => (isFolder ? !topFolders.has(name) : !topFiles.test(name)))
    .map(({ name }) => ({ at: name, rule: 'top level', what: 'has no place at the top level' }));
}
