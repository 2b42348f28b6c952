/** A value cut at a pattern wherever it stands outside of braces. */
function cut(value: string, pattern: RegExp): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let last = 0;
  for (const match of value.matchAll(new RegExp(`[{}]|${pattern.source}`, 'gi'))) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    else if (depth === 0) {
      pieces.push(value.slice(last, match.index));
      last = match.index + match[0].length;
    }
  }
  return [...pieces, value.slice(last)].map((piece) => piece.trim());
}

/**
 * A list of names in which commas, and not "and", stand between the people: `Doe, J., Roe, R.`. A name of BibTeX has
 * two commas at most, so more of them are read in pairs. Nothing where all names can be names.
 */
export function mendNameList(value: string): string | undefined {
  // biblatex has another form of names, with commas: family=Doe, given=Jane, prefix=van.
  if (!/,[^,]*,[^,]*,/.test(value) || /\b(?:family|given)\s*=/.test(value)) return undefined;
  const names = cut(value, /\s+and\s+/);
  const pieces = names.map((name) => cut(name, /,/).filter((piece) => piece !== ''));
  if (pieces.every(({ length }) => length <= 3)) return undefined;
  return pieces
    .flatMap((parts, index): string[] => {
      if (parts.length <= 3) return [names[index] as string];
      // "Jane Doe, Rick Roe, …" has whole names between its commas, "Doe, J., …" halves of them.
      if (parts.every((part) => /\s/.test(part))) return [...parts];
      return parts.flatMap((part, at) =>
        at % 2 === 0 ? [[part, parts[at + 1]].filter(Boolean).join(', ')] : [],
      );
    })
    .join(' and ');
}
