/** What the tests use of two parsers of RDF that bring no types. */
declare module 'n3' {
  export interface Term {
    readonly termType: string;
    readonly value: string;
    readonly language?: string;
    readonly datatype?: Term;
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }
  export class Parser {
    constructor(options?: { readonly format?: string; readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
}

declare module 'jsonld' {
  interface Options {
    readonly format?: string;
    readonly safe?: boolean;
    readonly documentLoader?: (url: string) => Promise<{ documentUrl: string; document: unknown }>;
  }
  const jsonld: {
    toRDF(document: unknown, options?: Options): Promise<string>;
    expand(document: unknown, options?: Options): Promise<readonly Record<string, unknown>[]>;
  };
  export default jsonld;
}
