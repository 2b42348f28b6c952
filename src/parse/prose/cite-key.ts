import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Literal } from 'mdast';

/** `@key` or `@{key}`; its value is what was written, so that it reads as text wherever it is no citation. */
export interface CiteKey extends Literal {
  readonly type: 'citeKey';
  key: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citeKey: CiteKey;
  }
  interface RootContentMap {
    citeKey: CiteKey;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citeKey: 'citeKey';
    citeKeyPart: 'citeKeyPart';
  }
}

const characters = { at: 64, open: 123, close: 125 };
const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
/** Scripts written without spaces: a letter before `@` does not make an e-mail address there. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** A key in braces is at most this long, so that a text full of `@{` is read in time. */
const longestKey = 300;
const innerPunctuation = ':.#$%&-+?<>~/_';

const isLetterOrDigit = (code: Code): boolean =>
  code !== null &&
  code > 0 &&
  (letterOrDigit.test(String.fromCharCode(code)) || (code >= 0xd800 && code <= 0xdfff));
const isPunctuation = (code: Code): boolean =>
  code !== null && code > 0 && innerPunctuation.includes(String.fromCharCode(code));

/** One mark between letters of a key (`doi:10.1/x`); also the `//` of an address. */
const innerMark: Construct = {
  partial: true,
  tokenize(effects, ok, nok): State {
    let slashes = 0;
    return function first(code) {
      if (!isPunctuation(code)) return nok(code);
      effects.enter('citeKeyPart');
      if (code === 95) {
        effects.consume(code);
        return underscores;
      }
      effects.consume(code);
      return second;
    };
    function second(code: Code): State | undefined {
      if (code === 47 && slashes++ < 2) {
        effects.consume(code);
        return second;
      }
      return end(code);
    }
    function underscores(code: Code): State | undefined {
      if (code !== 95) return end(code);
      effects.consume(code);
      return underscores;
    }
    function end(code: Code): State | undefined {
      effects.exit('citeKeyPart');
      return isLetterOrDigit(code) || code === 95 ? ok(code) : nok(code);
    }
  },
};

/** Pandoc's keys: letters, digits and `_`, single marks between them; anything at all in braces. */
const citeKey: Construct = {
  name: 'citeKey',
  previous: (code) => !isLetterOrDigit(code) || (code !== null && unspaced.test(String.fromCharCode(code))),
  tokenize(this: TokenizeContext, effects, ok, nok): State {
    let depth = 0;
    let length = 0;
    let left = longestKey;
    return function at(code) {
      effects.enter('citeKey');
      effects.enter('citeKeyPart');
      effects.consume(code);
      return first;
    };
    function first(code: Code): State | undefined {
      if (code === characters.open) {
        effects.consume(code);
        return braced;
      }
      if (!isLetterOrDigit(code) && code !== 95) return nok(code);
      effects.consume(code);
      return rest;
    }
    function braced(code: Code): State | undefined {
      if (code === null || code < 0 || left-- === 0) return nok(code);
      if (code === characters.close && depth === 0) {
        if (length === 0) return nok(code);
        effects.consume(code);
        effects.exit('citeKeyPart');
        effects.exit('citeKey');
        return ok;
      }
      if (code === characters.open) depth++;
      if (code === characters.close) depth--;
      if (code !== 32) length++;
      effects.consume(code);
      return braced;
    }
    function rest(code: Code): State | undefined {
      if (isLetterOrDigit(code)) {
        effects.consume(code);
        return rest;
      }
      effects.exit('citeKeyPart');
      return isPunctuation(code) ? effects.attempt(innerMark, more, end)(code) : end(code);
    }
    function more(code: Code): State | undefined {
      effects.enter('citeKeyPart');
      effects.consume(code);
      return rest;
    }
    function end(code: Code): State | undefined {
      effects.exit('citeKey');
      return ok(code);
    }
  },
};

/** The micromark half: `@key` and `@{key}` in running text. */
export const citeKeySyntax: Extension = { text: { [characters.at]: citeKey } };

/** The mdast half: a `citeKey` node for each. */
export const citeKeyNodes: FromMarkdown = {
  enter: {
    citeKey(token) {
      const value = this.sliceSerialize(token);
      const key = value.startsWith('@{') ? value.slice(2, -1).trim() : value.slice(1);
      this.enter({ type: 'citeKey', value, key }, token);
    },
  },
  exit: {
    citeKey(token) {
      this.exit(token);
    },
  },
};
