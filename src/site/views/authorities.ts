import type { LinkView } from '../../model/view/parts.ts';

/** Who keeps an entry, and under which number, by the address of its page; `$1` is the number. */
const authorities: readonly (readonly [address: RegExp, label: string])[] = [
  [/^(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(?:Special:EntityData\/)?(Q\d+)/, 'Wikidata $1'],
  [/^(?:www\.)?viaf\.org\/(?:[a-z]{2}\/)?viaf\/(\d+)/, 'VIAF $1'],
  [/^d-nb\.info\/gnd\/([\dX-]+)/, 'GND $1'],
  [/^id\.loc\.gov\/authorities\/(?:subjects|names|genreForms)\/(\w+?)(?:\.html)?$/, 'LCCN $1'],
  [/^(?:www\.)?lccn\.loc\.gov\/(\w+)/, 'LCCN $1'],
  [/^vocab\.getty\.edu\/(?:page\/)?aat\/(\d+)/, 'Getty AAT $1'],
  [/^vocab\.getty\.edu\/(?:page\/)?tgn\/(\d+)/, 'Getty TGN $1'],
  [/^vocab\.getty\.edu\/(?:page\/)?ulan\/(\d+)/, 'Getty ULAN $1'],
  [/^(?:www\.|sws\.)?geonames\.org\/(\d+)/, 'GeoNames $1'],
  [/^(?:www\.)?orcid\.org\/([\dX-]{19})/, 'ORCID $1'],
  [/^(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])/, 'ISNI $1'],
  [/^(?:www\.)?ror\.org\/(\w+)/, 'ROR $1'],
  [/^data\.bnf\.fr\/(?:ark:\/12148\/|[a-z]{2}\/)?(?:cb)?(\w+)/, 'BnF $1'],
  [/^(?:www\.)?idref\.fr\/(\w+)/, 'IdRef $1'],
  [/^(?:www\.)?openstreetmap\.org\/((?:node|way|relation)\/\d+)/, 'OpenStreetMap $1'],
  [/^(?:www\.)?imdb\.com\/name\/(nm\d+)/, 'IMDb $1'],
  [/^(?:www\.)?britannica\.com\//, 'Britannica'],
];

const wikipedia = /^([a-z-]+)\.(?:m\.)?wikipedia\.org\/wiki\/([^?#]+)/;

/** The name of a language in English, as the interface speaks; its code where it has none. */
const nameLanguage = (code: string): string =>
  new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;

/** Names of articles are written with `_`, percent-encoded; one that is badly encoded stays as it is. */
function readTitle(encoded: string): string {
  try {
    return decodeURIComponent(encoded).replaceAll('_', ' ');
  } catch {
    return encoded;
  }
}

/** "Wikipedia: Juche", "Wikipedia (German): Chuch’e" */
function labelWikipedia([, code = '', title = '']: RegExpExecArray): string {
  const tongue = code === 'en' || code === 'www' ? '' : ` (${languageOf(code)})`;
  return `Wikipedia${tongue}: ${readTitle(title)}`;
}

function languageOf(code: string): string {
  try {
    return nameLanguage(code);
  } catch {
    return code;
  }
}

/** An authority's entry by its address: "Wikidata Q407541", "VIAF 12345"; else the host it is found at. */
export function labelAuthority(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  const address = host + pathname;
  for (const [pattern, label] of authorities) {
    const match = pattern.exec(address);
    if (match) return label.replace('$1', match[1] ?? '');
  }
  const article = wikipedia.exec(address);
  return article ? labelWikipedia(article) : host.replace(/^www\./, '');
}

/** What the host calls the same, with the name of whoever keeps each entry. */
export const viewAuthorities = (sameAs: readonly string[]): readonly LinkView[] =>
  sameAs.map((url) => ({ label: labelAuthority(url), href: url }));
