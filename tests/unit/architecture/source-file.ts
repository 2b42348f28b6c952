import ts from 'typescript';

/** One specifier that a file imports, and how. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** `re-export` is `export … from`, whether with names or with `*`. */
  readonly kind: 'import' | 're-export' | 'dynamic';
  /** Names as the other module exports them; `*` for all of it. Empty for an import without names. */
  readonly names: readonly string[];
}

/** Something a file does that rules ask about: a default export, or a look at the clock (`Date.now`). */
export interface Use {
  readonly what: string;
  readonly line: number;
}

/** A file of the repository, as the rules of architecture see it. */
export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Reads of the clock and of randomness, by name. */
  readonly clocks: readonly Use[];
  readonly defaultExports: readonly Use[];
}

/** Members of global objects whose value differs from run to run. */
const unsteady = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
/** The same, where they are imported by name. */
const unsteadyImports = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues']);

/** Blanks everything that does not match, but for line breaks, so that lines stay where they are. */
function keepOnly(text: string, parts: readonly (readonly [start: number, end: number])[]): string {
  const blank = (piece: string): string => piece.replace(/[^\n]/g, ' ');
  let kept = '';
  let at = 0;
  for (const [start, end] of parts) {
    kept += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return kept + blank(text.slice(at));
}

/** The TypeScript of an Astro file: its front matter and its scripts, each in its place. */
function scriptOfAstro(text: string): string {
  const parts: [number, number][] = [];
  const frontMatter = /^\s*---\n([\s\S]*?)\n---/d.exec(text);
  const body = frontMatter?.indices?.[0]?.[1] ?? 0;
  if (frontMatter?.indices?.[1]) parts.push(frontMatter.indices[1]);
  for (const script of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/dg)) {
    const range = script.indices?.[1];
    if (range && range[0] >= body) parts.push(range);
  }
  return keepOnly(text, parts);
}

function namesOf(clause: ts.ImportClause | ts.NamedExportBindings | undefined): string[] {
  if (!clause) return [];
  if (ts.isNamespaceExport(clause)) return ['*'];
  if (ts.isNamedExports(clause))
    return clause.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
  const names = clause.name ? ['default'] : [];
  const bindings = clause.namedBindings;
  if (!bindings) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, '*'];
  return [...names, ...bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text)];
}

function importOf(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return { specifier: node.moduleSpecifier.text, kind: 'import', names: namesOf(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return {
      specifier: node.moduleSpecifier.text,
      kind: 're-export',
      names: node.exportClause ? namesOf(node.exportClause) : ['*'],
    };
  const [first] = ts.isCallExpression(node) ? node.arguments : [];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && first)
    return { specifier: ts.isStringLiteralLike(first) ? first.text : '', kind: 'dynamic', names: ['*'] };
  // `import('…').Type`
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  )
    return {
      specifier: node.argument.literal.text,
      kind: 'import',
      names: node.qualifier ? [node.qualifier.getText()] : ['*'],
    };
  return undefined;
}

function clockOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    // `globalThis.performance.now` is the same clock
    const name = node
      .getText()
      .replace(/\s|\?/g, '')
      .replace(/^(globalThis|window|self)\./, '');
    return unsteady.has(name) ? name : undefined;
  }
  const isDate = (expression: ts.Expression): boolean =>
    ts.isIdentifier(expression) && expression.text === 'Date';
  if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  if (ts.isImportSpecifier(node) && unsteadyImports.has((node.propertyName ?? node.name).text))
    return node.name.text;
  return undefined;
}

/** Reads what the rules need to know of a `.ts`, `.mjs` or `.astro` file. */
export function readSourceFile(path: string, text: string): SourceFile {
  const script = path.endsWith('.astro') ? scriptOfAstro(text) : text;
  const tree = ts.createSourceFile(path.replace(/\.astro$/, '.ts'), script, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const clocks: Use[] = [];
  const defaultExports: Use[] = [];
  const visit = (node: ts.Node): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const found = importOf(node);
    if (found) imports.push({ ...found, line });
    const clock = clockOf(node);
    if (clock !== undefined) clocks.push({ what: clock, line });
    const isDefault =
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
    if (isDefault) defaultExports.push({ what: 'export default', line });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, imports, clocks, defaultExports };
}
