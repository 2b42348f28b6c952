/** Names of languages as babel and databases write them, and their BCP 47 tags. */
const tags: ReadonlyMap<string, string> = new Map(
  Object.entries({
    english: 'en', american: 'en-US', usenglish: 'en-US', british: 'en-GB', ukenglish: 'en-GB', canadian: 'en-CA',
    australian: 'en-AU', eng: 'en', german: 'de', ngerman: 'de', austrian: 'de-AT', naustrian: 'de-AT',
    swissgerman: 'de-CH', nswissgerman: 'de-CH', deutsch: 'de', ger: 'de', deu: 'de', french: 'fr', francais: 'fr',
    français: 'fr', fre: 'fr', fra: 'fr', acadian: 'fr-CA', canadien: 'fr-CA', italian: 'it', italiano: 'it', ita: 'it',
    spanish: 'es', español: 'es', spa: 'es', portuguese: 'pt', portuges: 'pt', por: 'pt', brazilian: 'pt-BR', brazil: 'pt-BR',
    dutch: 'nl', dut: 'nl', nld: 'nl', danish: 'da', swedish: 'sv', norwegian: 'no', norsk: 'nb', nynorsk: 'nn',
    finnish: 'fi', icelandic: 'is', polish: 'pl', czech: 'cs', slovak: 'sk', slovene: 'sl', slovenian: 'sl',
    croatian: 'hr', serbian: 'sr', hungarian: 'hu', magyar: 'hu', romanian: 'ro', bulgarian: 'bg', russian: 'ru',
    rus: 'ru', ukrainian: 'uk', greek: 'el', turkish: 'tr', hebrew: 'he', arabic: 'ar', persian: 'fa', farsi: 'fa',
    chinese: 'zh', chi: 'zh', zho: 'zh', japanese: 'ja', jpn: 'ja', korean: 'ko', kor: 'ko', vietnamese: 'vi',
    thai: 'th', indonesian: 'id', hindi: 'hi', latin: 'la', lat: 'la', catalan: 'ca', basque: 'eu', galician: 'gl',
    irish: 'ga', welsh: 'cy', estonian: 'et', latvian: 'lv', lithuanian: 'lt',
  }),
);

/** The BCP 47 tag of a language, from the tag itself (`en_GB` too) or from its name; as written where it is neither. */
export function languageTag(written: string): string {
  const text = written.trim();
  const named = tags.get(text.toLowerCase().replace(/^lang/, ''));
  if (named !== undefined) return named;
  return /^[a-z]{2,3}(?:_[A-Za-z0-9]+)+$/.test(text) ? text.replaceAll('_', '-') : text;
}
