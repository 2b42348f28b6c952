import { baseLanguage } from './normalize.ts';

/**
 * How a language says what something is. Patterns read the sentence before a name (to its end) and behind it (from
 * its start). They are meant to be right rather than to find all: what only might explain does not.
 */
interface Explaining {
  /** "called X", "known as X": `before` ends where the name begins, and after the name the phrase must end. */
  readonly before: readonly RegExp[];
  /** "X is a …", "X means": only where the name is what the clause is about. */
  readonly subject: readonly RegExp[];
  /** "X, which is", "X, that is": wherever the name stands. */
  readonly after: readonly RegExp[];
  /** What may stand before the name at the beginning of its clause. */
  readonly opening: RegExp;
  /** Where words are not set apart by spaces, a name has no end that could be told from a longer name's. */
  readonly unspaced?: true;
}

/** Small words between clauses and before names, as a pattern of what may stand before the subject. */
const openings = (words: string, articles: string): RegExp =>
  new RegExp(
    String.raw`(?:^|[,;:.!?–—…(]\s*|(?:^|[^\p{L}])(?:${words})[,]?\s+)(?:(?:${articles})\s*)?["“”„«‘']?$`,
    'u',
  );

// Behind "X is a": what judges, compares or counts instead of saying what X is.
const judging =
  'similar|target|stepping|bottleneck|trade-?off|reminder|hint|bonus|must-have|hot|ideal|way to do (?:that|this|it)|bit|lot|little|few|good|great|big|bad|huge|nice|very|really|pretty|fair|perfect|better|much|more|less|must|given|mess|while|hundred|thousand|million|fun|cool|joke|problem|pain|long|no-brainer|terrible|horrible|wonderful|fantastic|amazing|awesome|beautiful|lovely|hard|tough|weird|strange|funny|different|separate|whole|step|win|challenge|success|failure|point|concern|risk|challenging|tricky|mystery|disaster|surprise|real|true|clear|classic|question|topic|story|day|year|week|time|fan|friend|member|sponsor|partner|winner|guest|contributor|listener|recent|new|third|second|useful|helpful|major|serious|significant|key|crucial|necessary|requirement|priority|consequence|result|reason';
const ranking =
  'same|best|worst|only|first|last|next|one|ones|reason|way|problem|point|thing|issue|answer|most|least|other|biggest|largest|main|latest|newest|right|wrong|case|question|goal|idea|future|key|kind|real|second|third|whole|big|hard|easy|perfect|default';

const english: Explaining = {
  before: [
    /(?:^|[^a-z])(?:(?:(?<!\bwhy it )is|are|was|were|be|been|(?<!\bwhy )it's|that's|also|sometimes|often|usually|commonly|now|currently|so)[ -]|\b(?!(?:i|you|we|they|he|she|who|just|already|ever|never|to|and|or|have|had|has|i've|we've|they've|you've|got|then|recently)\s)[a-z-]{3,}\s)called\s+(?:an?\s+|the\s+)?["“‘']?$/u,
    /(?:^|[^a-z])(?:also|better|commonly|otherwise|is|are|was|were|formerly|,|what's|widely|generally)\s*known as\s+(?:an?\s+|the\s+)?["“‘']?$/u,
    /(?:^|[^a-z])(?:what|which)\s+(?:we|they|people|you|economists|experts|many|some)\s+(?:would\s+|sometimes\s+|often\s+|usually\s+)?(?:call|refer to as)\s+(?:an?\s+|the\s+)?["“‘']?$/u,
    /(?:^|[^a-z])(?:is|are|was|often|also|commonly|usually|sometimes)\s+referred to as\s+(?:an?\s+|the\s+)?["“‘']?$/u,
    /(?:^|[^a-z])(?:acronym|abbreviation) (?:is|for this is)\s+["“‘']?$/u,
  ],
  subject: [
    new RegExp(
      String.raw`^["”’']?,?\s+(?:(?:basically|essentially|really|just|simply|actually|obviously|basically just|of course)\s+)?(?:is|was)\s+(?:(?:basically|essentially|just|simply|actually|really|effectively|sort of|kind of|like)\s+){0,2}an?\s+(?![^,.;]{0,40}\bthan\b)(?!(?:${judging})\b)[a-z-]+(?=\s+[a-z]|\s*[,:])`,
      'u',
    ),
    new RegExp(
      String.raw`^["”’']?,?\s+(?:(?:basically|essentially|just|simply)\s+)?(?:is|was)\s+(?:basically|essentially|just|simply|effectively)?\s*the\s+(?!(?:${ranking})\b)[a-z-]+(?:\s+[a-z-]+){0,3}?\s+(?:of|that|which|who|where|used|for|by which)\b`,
      'u',
    ),
    /^["”’']?,?\s+(?:is|are)\s+(?:basically\s+|essentially\s+|just\s+)?when\s+(?:you|we|someone|somebody|people|a|an|the)\b/u,
    /^["”’']?,?\s+are\s+(?:basically\s+|essentially\s+|just\s+|simply\s+)?(?!(?:something|things|going|very|not|really|like|so|all|both|more|less|still|also|now|the|those|these|ones|people|good|great|big)\b)(?:[a-z-]+\s+){0,3}[a-z-]+s\s+(?:that|which|used|designed|who)\b/u,
    /^["”’']?,?\s+(?:basically\s+|essentially\s+|literally\s+|roughly\s+|actually\s+|just\s+|simply\s+)?(?:means|stands for|refers to|denotes)[,:]?\s+(?!(?:that|you|we|they|i|it|it's|he|she|there|there's|nothing|a lot|business|well|so|more|less|everything|something|anything|the world|to me|much)\b)["“‘']?[a-z]/u,
    /^["”’']?\s+(?:is|are|was|were)\s+(?:defined as|short for|an acronym|the name (?:of|for)|another (?:name|word) for|the word for)\b/u,
  ],
  after: [
    new RegExp(
      String.raw`^["”’']?\s*,\s*(?:which|who)\s+(?:is|are|was|were)\s+(?:(?:basically|essentially|just|simply|really|of course|sort of|kind of|actually|like)\s*,?\s+){0,2}an?\s+(?!(?:${judging}|[a-z]+ly)\b)[a-z-]+(?=\s+[a-z]|\s*[,.:])`,
      'u',
    ),
    new RegExp(
      String.raw`^["”’']?\s*,\s*(?:which|who)\s+(?:is|are|was|were)\s+the\s+(?!(?:${ranking})\b)[a-z-]+(?:\s+[a-z-]+){0,3}?\s+(?:of|that|which|who|where|used|for)\b`,
      'u',
    ),
    /^["”’']?\s*,?\s*(?:which|that)\s+(?:basically |literally |essentially )?(?:stands for|refers to)\s/u,
    /^["”’']?\s*,\s*(?:which\s+(?:basically |literally |essentially |roughly )?means?|meaning)[,:]?\s+(?!(?:that|you|we|they|i|it|it's|he|she|there|there's|a lot|more|less|for example)\b)(?:["“‘'][^"”’']{2,60}["”’']|(?:[a-z-]+\s+){0,4}[a-z-]+["”’']?\s*[,.;:)])/u,
    /^["”’']?\s*,\s*(?:that is|i\.e\.|in other words)\s*,\s*(?:an?|the)\s+[a-z]/u,
  ],
  opening: openings(
    'and|so|but|because|that|now|well|okay|ok|right|yeah|yes|basically|remember|know|mean|see|say|where|since|as|again|essentially',
    'the|an?',
  ),
};

const article = (words: string): RegExp => new RegExp(String.raw`^["”“»’']?,?\s+${words}`, 'u');

const german: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:sogenannte[nrms]?|so genannte[nrms]?|heißt|heißen|hieß|nennt man(?: das| dies| es)?|nannte man|nennt sich|bekannt als|bezeichnet man als)\s+(?:auch\s+)?(?:die\s+|der\s+|das\s+|den\s+|eine?n?\s+)?["„“»‚]?$/u,
  ],
  subject: [
    article(
      String.raw`(?:ist|sind|war|waren)\s+(?:also |eigentlich |im grunde |ja |nichts anderes als |im prinzip )?eine?\s+(?!(?:bisschen|wenig|paar|guter?|gutes|gute|sehr|ziemlich|großer?|großes|große|riesige[srn]?|problem|witz|frage|schöne[srn]?|tolle[srn]?|teil|wichtige[srn]?|anderes?|andere[rn]?)\b)\p{L}+`,
    ),
    article(
      String.raw`(?:bedeutet|heißt|meint|bezeichnet|steht für)[,:]?\s+(?!dass|das|ich|wir|du|er|sie|es|auch|nichts|viel)["„“»]?\p{L}`,
    ),
    article(String.raw`nennt man\b`),
  ],
  after: [
    /^["”“»’']?\s*,\s*(?:das heißt|d\.\s?h\.|das ist|also)\s*,?\s+(?:eine?|der|die|das)\s+\p{L}/u,
    /^["”“»’']?\s*,\s*(?:der|die|das|was)\s+(?:so viel\s+)?(?:bedeutet|heißt)\b/u,
  ],
  opening: openings('und|also|aber|denn|dass|nun|ja|na', 'der|die|das|eine?'),
};

const french: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:appelée?s?|nommée?s?|dénommée?s?|surnommée?s?|s['’]appelle(?:nt)?|(?:qu['’])?on appelle|connue?s? sous le nom (?:de|d['’])|qu['’]ils? appellent)\s*(?:les?\s+|la\s+|l['’]|une?\s+)?["«“]?\s*$/u,
  ],
  subject: [
    article(
      String.raw`(?:,\s*c['’]est|est|sont|était)\s+(?:donc |en fait |tout simplement )?(?:une?|des)\s+(?!(?:peu|bon|bonne|grand|grande|gros|grosse|vrai|vraie|très|beau|belle|problème|question|autre)\b)\p{L}+`,
    ),
    article(
      String.raw`(?:,\s*c['’]est|est|était)\s+(?:donc |en fait )?(?:la|le|l['’])\s*(?!(?:même|meilleure?|premi[eè]re?|dernière?|seule?|plus|pire|problème|question)\b)\p{L}+\s+(?:de|d['’]|du|des|qui|par)`,
    ),
    article(String.raw`(?:signifie|désigne|veut dire|veut littéralement dire)\s+(?!qu)`),
  ],
  after: [
    /^["”»’']?\s*,\s*(?:c['’]est-à-dire|qui (?:est|était) une?|qui signifie|qui veut dire|qui désigne)(?![\p{L}])/u,
  ],
  opening: openings('et|donc|mais|car|parce que|que|alors|bon|or', "les?|la|l['’]|une?"),
};

const spanish: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:llamad[oa]s?|denominad[oa]s?|se llama[n]?|se le llama|conocid[oa]s? como|lo que (?:llaman|llamamos|se llama))\s+(?:el\s+|la\s+|los\s+|las\s+|una?\s+)?["“«]?$/u,
  ],
  subject: [
    article(
      String.raw`(?:es|era|son)\s+(?:básicamente |simplemente |como )?una?\s+(?!(?:poco|buen|buena|gran|muy|problema|mal|mala|cuestión|otro|otra)\b)\p{L}+`,
    ),
    article(
      String.raw`(?:es|era)\s+(?:el|la)\s+(?!(?:mism[oa]|mejor|peor|primer[oa]?|últim[oa]|únic[oa]|más|problema|que|de)\b)\p{L}+\s+(?:de|del|que|por)\b`,
    ),
    article(String.raw`(?:significa|quiere decir|se refiere a|designa)\s+(?!que\b)`),
  ],
  after: [
    /^["”»’']?\s*,\s*(?:es decir|o sea|que (?:es|era) una?|que significa|que quiere decir)(?![\p{L}])/u,
  ],
  opening: openings('y|pues|pero|porque|que|entonces|bueno', 'el|la|los|las|una?'),
};

const italian: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:chiamat[oaie]|cosiddett[oaie]|denominat[oaie]|si chiamano?|(?:conosciut|not)[oaie] come|quell[oa] che (?:chiamano|chiamiamo|si chiama))\s+(?:il\s+|lo\s+|la\s+|l['’]|i\s+|gli\s+|le\s+|una?\s+)?["“«]?$/u,
  ],
  subject: [
    article(
      String.raw`(?:è|era|sono)\s+(?:semplicemente |in pratica |praticamente )?(?:un['’]|(?:un|uno|una)\s+)(?!(?:po|po['’]|buon|buona|grande|bel|bella|problema|altro|altra)\b)\p{L}+`,
    ),
    article(
      String.raw`(?:è|era)\s+(?:il|lo|la|l['’])\s*(?!(?:stess[oa]|miglior[ei]?|peggior[ei]?|prim[oa]|ultim[oa]|sol[oa]|unic[oa]|più|problema)\b)\p{L}+\s+(?:di|del|della|dell['’]|dei|che|con cui)`,
    ),
    article(String.raw`(?:significa|vuol dire|indica|sta per)\s+(?!che\b)`),
  ],
  after: [
    /^["”»’']?\s*,\s*(?:cioè|ovvero|vale a dire|che (?:è|era) un|che significa|che vuol dire)(?:[oa'’]|(?![\p{L}]))/u,
  ],
  opening: openings('e|ma|perché|che|quindi|allora|dunque|però', "il|lo|la|l['’]|i|gli|le|una?"),
};

const portuguese: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:chamad[oa]s?|denominad[oa]s?|se chamam?|chama-se|conhecid[oa]s? como|o que (?:chamam|chamamos|se chama)(?: de)?)\s+(?:de\s+)?(?:[oa]s?\s+|uma?\s+)?["“«]?$/u,
  ],
  subject: [
    article(
      String.raw`(?:é|era|são)\s+(?:basicamente |simplesmente )?uma?\s+(?!(?:pouco|bom|boa|grande|muito|problema|outro|outra)\b)\p{L}+`,
    ),
    article(
      String.raw`(?:é|era)\s+[oa]\s+(?!(?:mesm[oa]|melhor|pior|primeir[oa]|últim[oa]|únic[oa]|mais|problema|que)\b)\p{L}+\s+(?:de|da|do|que|por)\b`,
    ),
    article(String.raw`(?:significa|quer dizer|se refere a|designa)\s+(?!que\b)`),
  ],
  after: [/^["”»’']?\s*,\s*(?:isto é|ou seja|que (?:é|era) uma?|que significa|que quer dizer)(?![\p{L}])/u],
  opening: openings('e|mas|porque|que|então|pois', '[oa]s?|uma?'),
};

const dutch: Explaining = {
  before: [
    /(?:^|[^\p{L}])(?:zogenaamde|zogeheten|zogenoemde|genaamd|heet|heette|heten|noemen we|noemt men|noemen ze|bekend als|wordt .{0,20}genoemd)\s+(?:de\s+|het\s+|een\s+)?["“‘„]?$/u,
  ],
  subject: [
    article(
      String.raw`(?:is|was|zijn)\s+(?:eigenlijk |gewoon |dus |in feite )?een\s+(?!(?:beetje|paar|goed|goede|groot|grote|heel|erg|mooi|mooie|probleem|ander|andere|vraag)\b)\p{L}+`,
    ),
    article(String.raw`(?:betekent|staat voor|verwijst naar)\s+(?!dat\b|je\b|we\b|niets\b|veel\b)`),
  ],
  after: [
    /^["”’']?\s*,\s*(?:dat wil zeggen|d\.w\.z\.|oftewel|dat is een|wat (?:zoveel )?betekent|die? een .{2,30} is)(?![\p{L}])/u,
  ],
  opening: openings('en|dus|maar|want|dat|nou|nu', 'de|het|een'),
};

const chinese: Explaining = {
  before: [/(?:所谓的?|叫做|叫作|称为|稱為|称作|稱作|被称为|被稱為|名为|名為|所謂的?)[“「『《"]?$/u],
  subject: [
    /^[”」』》"]?[,，]?(?:其实|其實|就|也|本质上|本質上)?是(?:指|一[种種个個类類套家项項所位名座条條部款]|[^,，。！？吗嗎]{2,30}的(?:一[种種个個]|简称|簡稱|统称|統稱))/u,
    /^[”」』》"]?(?:指的是|的意思是|意思是|意为|意為|是指|意味着[^,，。]|也叫|又称|又稱|又叫)/u,
  ],
  after: [/^[”」』》"]?[,，](?:就是|即|也就是|也就是说|也就是說)/u],
  opening: /(?:^|[,，。；：！？、—…\s]|那么|那麼|那|而|但|因为|因為|所以|这个|這個|其实|其實)[“「『《"]?$/u,
  unspaced: true,
};

const japanese: Explaining = {
  before: [/(?:いわゆる)[「『"]?$/u],
  subject: [],
  after: [
    /^[」』"]?(?:とは[、,]?|というのは[、,]?)(?!(?:言え|いえ|思|違|別|関係|異な|限ら|なら|いか|何(?:か|です|でしょう)))/u,
    /^[」』"]?(?:と呼ばれ|と呼ぶ|と呼び|と言われ(?:る|て)|を意味(?:し|する)|を指(?:し|す)|の略|という(?:の|もの|名|組織|制度|会社|国|人|仕組み|考え))/u,
  ],
  opening: /$/u,
  unspaced: true,
};

const korean: Explaining = {
  before: [/(?:소위|이른바)\s+["“'‘]?$/u],
  subject: [],
  after: [
    /^["”'’]?(?:이?란\s|이?라는\s+(?:것은|건|게)\s|은\s+[^.?!]{2,40}(?:를|을)\s+(?:뜻|의미)|는\s+[^.?!]{2,40}(?:를|을)\s+(?:뜻|의미)|이?라고\s+(?:불리|부르|하는\s))/u,
  ],
  opening: /$/u,
  unspaced: true,
};

const languages: Readonly<Record<string, Explaining>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  zh: chinese,
  ja: japanese,
  ko: korean,
};

// Behind "called X": the name is over, and no longer one begins with it.
const nameEnds =
  /^["”’'»”]?(?:\s*(?:$|[,.;!?)–—…-])|\s+(?:and|or|that|which|who|whose|where|when|is|are|was|were|by|in|on|at|from|to|for|as|because|so|but|if|with|it|they|you|we|he|she|has|had|does|can|will|und|oder|der|die|das|wo|ist|et|ou|qui|que|où|est|y|o|es|e|è|che|en|of|die|dat|is)(?![\p{L}]))/u;

// "nodes, which is": the clause is about something else. "class, which is" may well be about the class.
const pluralThenSingular = /^["”’']?\s*,\s*which\s+(?:is|was)\b/u;
const englishPlural = /[^sS\P{L}][sS]$/u;
// "Sparrow Wallet": a longer name than the one that was looked for.
const capitalBefore = /[\p{L}\p{N}’'.,;:]\s+(?!I\s)\p{Lu}[\p{L}\p{N}]+\s+$/u;

/**
 * Whether a sentence says what a name in it is, by its wording: "X is a …", "X means", "called X", and their like in
 * ten languages. Questions explain nothing. In a language without patterns nothing does.
 *
 * @param sentence what stands before the name, the name, and what stands behind it
 */
export function isExplained(
  { before, name, after }: { readonly before: string; readonly name: string; readonly after: string },
  language: string,
): boolean {
  const base = baseLanguage(language);
  const patterns = languages[base];
  if (patterns === undefined || /[?？]["”'’」』)\s]*$/u.test(after)) return false;
  // What explains stands close by: a long sentence is not read whole.
  const close = before.slice(-80).replace(/\s+/gu, ' ');
  // Lower case, and patterns without regard to it: those that look for letters either way take a second to prepare.
  const [near, next] = [close.toLowerCase(), after.slice(0, 120).replace(/\s+/gu, ' ').toLowerCase()];
  if (base === 'en' && englishPlural.test(name) && pluralThenSingular.test(next)) return false;
  if (/^\p{Lu}/u.test(name) && capitalBefore.test(close)) return false;
  const { opening, subject, before: naming } = patterns;
  if (patterns.after.some((pattern) => pattern.test(next))) return true;
  if (subject.some((pattern) => pattern.test(next)) && opening.test(near)) return true;
  return (patterns.unspaced === true || nameEnds.test(next)) && naming.some((pattern) => pattern.test(near));
}
