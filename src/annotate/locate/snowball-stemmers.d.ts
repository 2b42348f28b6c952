/** The part of `snowball-stemmers` that is used; the package has no types of its own. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    readonly stem: (word: string) => string;
  }
  export function newStemmer(language: string): Stemmer;
}
