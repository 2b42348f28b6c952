const labels: Readonly<Record<string, string>> = { glossary: 'Term', episode: 'About the episode' };

/** What a kind of text is called: "Deep dive". */
export const labelKind = (kind: string): string =>
  labels[kind] ?? kind.slice(0, 1).toUpperCase() + kind.slice(1);
