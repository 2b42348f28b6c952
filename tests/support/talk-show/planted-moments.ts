/** What a query asks of the search: the table of results has a line for each. */
export type QueryKind =
  | 'exact phrase'
  | 'words remembered'
  | 'inflection'
  | 'misspelling'
  | 'speaker and word'
  | 'rare word'
  | 'common word'
  | 'far apart'
  | 'number or date'
  | 'hyphen'
  | 'apostrophe'
  | 'accented name'
  | 'German'
  | 'Chinese'
  | 'Arabic';

/** A moment that is known: who says what, in which episode and about where in it, and what it is asked for by. */
export interface PlantedMoment {
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** Where in the episode: 0 to 1. */
  readonly at: number;
  /** Name of the speaker; by default whoever has the word. */
  readonly speaker?: string;
  readonly text: string;
  readonly queries: readonly (readonly [QueryKind, string])[];
}

/** Sentences that hold the words of planted ones, but not together or not so. */
export const decoys: readonly string[] = [
  'She folded a paper boat, and somebody lit a lantern long before the festival began.',
  'The festival of music has no paper, and the lantern is a different story.',
  'The harbour was closed, and the winter came to the master of the choir.',
  'I lost the map, and the north wind took the hat of the surveyor.',
  'Nobody had a bridge to sell, and the brother of the miller was at sea.',
  'We were late, and the train was early, and Lisbon was far away.',
  'There is salt on the road and a tax on the window, they said.',
  'The clock of the town stopped, and the keeper went to bed.',
  'My grandmother kept bees and my uncle kept quiet.',
  'A glass of water stood beside the piano for eleven years.',
];

/** Moments of the English episodes. */
export const plantedMoments: readonly PlantedMoment[] = [
  {
    episode: 3,
    at: 0.4,
    text: 'Every autumn they carry it down to the quay, and the paper lantern festival begins without a single word.',
    queries: [
      ['exact phrase', '"paper lantern festival"'],
      ['words remembered', 'paper lantern festival'],
      ['words remembered', 'festival begins without a single word'],
      ['misspelling', 'paper lantarn festival'],
    ],
  },
  {
    episode: 5,
    at: 0.7,
    text: 'What he told me was that the winter harbour master never slept before the ice had gone out.',
    queries: [
      ['exact phrase', '"winter harbour master"'],
      ['words remembered', 'winter harbour master never slept'],
      ['exact phrase', '"before the ice had gone out"'],
    ],
  },
  {
    episode: 8,
    at: 0.2,
    text: 'So the surveyor lost the map of the north in a card game, and that is why the border has a kink.',
    queries: [
      ['exact phrase', '"lost the map of the north"'],
      ['words remembered', 'surveyor lost map card game border'],
      ['exact phrase', '“and that is why the border”'],
      ['inflection', 'surveyors card games'],
    ],
  },
  {
    episode: 11,
    at: 0.55,
    text: 'There was a quokka asleep on the theodolite, which is not a sentence I expected to say today.',
    queries: [
      ['rare word', 'quokka'],
      ['rare word', 'theodolite'],
      ['misspelling', 'qoukka'],
      ['misspelling', 'theodolyte'],
      ['inflection', 'quokkas'],
      ['far apart', 'theodolite expected'],
      ['words remembered', 'quokka asleep'],
    ],
  },
  {
    episode: 13,
    at: 0.15,
    text: 'The old zeppelin hangar at the edge of the saltmarsh is full of owls now.',
    queries: [
      ['rare word', 'zeppelin'],
      ['rare word', 'saltmarsh'],
      ['inflection', 'zeppelins'],
      ['words remembered', 'hangar full of owls'],
      ['misspelling', 'zepelin'],
      ['misspelling', 'zeppelin hanger saltmarsch'],
      ['exact phrase', '"at the edge of the saltmarsh"'],
      ['common word', 'the zeppelin'],
    ],
  },
  {
    episode: 14,
    at: 0.85,
    text: 'They minted exactly 4,217 of the coins and then they broke the die on the steps of the town hall.',
    queries: [
      ['number or date', '4,217'],
      ['number or date', '4217 coins'],
      ['words remembered', 'broke the die on the steps'],
      ['inflection', 'mint coins'],
      ['exact phrase', '"4,217 of the coins"'],
    ],
  },
  {
    episode: 16,
    at: 0.3,
    text: 'The fire was on 14 March 1987, a Saturday, and the archive burned until the Tuesday.',
    queries: [
      ['number or date', '14 March 1987'],
      ['number or date', '"14 March 1987"'],
      ['number or date', 'fire 1987'],
      ['words remembered', 'archive burned until Tuesday'],
      ['inflection', 'archives burning'],
    ],
  },
  {
    episode: 17,
    at: 0.6,
    text: 'The loan was $1.5 billion, at 3.25 per cent, and not one person had read the small print.',
    queries: [
      ['number or date', '$1.5 billion'],
      ['number or date', '1.5 billion loan'],
      ['number or date', '3.25 per cent'],
      ['exact phrase', '"had read the small print"'],
    ],
  },
  {
    episode: 19,
    at: 0.45,
    text: 'It was a state-owned glass-bottom ferry, and everybody called it the aquarium.',
    queries: [
      ['hyphen', 'state-owned ferry'],
      ['hyphen', 'glass-bottom'],
      ['hyphen', 'glass bottom ferry'],
      ['hyphen', '"state owned glass bottom ferry"'],
      ['hyphen', '"glass-bottom ferry"'],
      ['rare word', 'aquarium'],
      ['misspelling', 'aquariam'],
    ],
  },
  {
    episode: 20,
    at: 0.5,
    text: 'Her cross-examination lasted nine hours, and the co-defendant fell asleep twice.',
    queries: [
      ['hyphen', 'cross-examination'],
      ['hyphen', 'cross examination nine hours'],
      ['hyphen', 'codefendant'],
      ['hyphen', 'co-defendant asleep'],
      ['misspelling', 'defendent asleep twice'],
    ],
  },
  {
    episode: 22,
    at: 0.25,
    text: "The fishermen's chapel doesn't have a door, because the sea's the door, as Captain O'Rourke used to say.",
    queries: [
      ['apostrophe', "fishermen's chapel"],
      ['apostrophe', 'fishermen’s chapel'],
      ['apostrophe', 'fishermens chapel'],
      ['apostrophe', "Captain O'Rourke"],
      ['apostrophe', 'orourke'],
      ['apostrophe', '"doesn\'t have a door"'],
      ['words remembered', "chapel doesn't have a door"],
    ],
  },
  {
    episode: 23,
    at: 0.9,
    text: "You can't un-ring the bell, and that's the whole of the lighthouse keeper's philosophy.",
    queries: [
      ['apostrophe', "can't un-ring the bell"],
      ['exact phrase', '"can\'t un-ring the bell"'],
      ['apostrophe', "lighthouse keeper's philosophy"],
      ['far apart', 'bell philosophy'],
    ],
  },
  {
    episode: 25,
    at: 0.35,
    text: 'It was Søren Ångström who brought the smørrebrød, and Beyza Çelik who brought the accordion.',
    queries: [
      ['accented name', 'Soren Angstrom'],
      ['accented name', 'Søren Ångström'],
      ['accented name', 'beyza celik'],
      ['accented name', 'smorrebrod'],
      ['accented name', 'Çelik accordion'],
      ['misspelling', 'acordion'],
    ],
  },
  {
    episode: 26,
    at: 0.65,
    text: 'The café was run by José Echeñique, and his façade was the bluest in Dún Laoghaire.',
    queries: [
      ['accented name', 'Jose Echenique'],
      ['accented name', 'dun laoghaire'],
      ['accented name', 'bluest facade'],
      ['misspelling', 'Echenike'],
    ],
  },
  {
    episode: 28,
    at: 0.1,
    text: 'A cartographer must forgive the coastline, because the coastline will not forgive the cartographer.',
    queries: [
      ['inflection', 'cartographers forgiving coastlines'],
      ['exact phrase', '"must forgive the coastline"'],
      ['exact phrase', '"will not forgive the cartographer"'],
      ['misspelling', 'cartografer coastline'],
      ['far apart', 'cartographer must forgive'],
    ],
  },
  {
    episode: 29,
    at: 0.75,
    text: 'Then the glaciologists argued about the varnish on the sledge, and the expedition was a week late.',
    queries: [
      ['inflection', 'glaciologist'],
      ['inflection', 'sledges varnished'],
      ['inflection', 'glaciologist arguing'],
      ['rare word', 'glaciologists'],
      ['misspelling', 'glaceologists'],
      ['misspelling', 'expediton sledge'],
      ['far apart', 'glaciologists week late'],
    ],
  },
  {
    episode: 31,
    at: 0.5,
    text: 'We hid the manuscript in a harpsichord. And nobody in that house had ever wanted to play it, which tells you everything about the marquess.',
    queries: [
      ['far apart', 'manuscript marquess'],
      ['far apart', 'harpsichord everything marquess'],
      ['rare word', 'harpsichord'],
      ['rare word', 'marquess'],
      ['inflection', 'hiding manuscripts harpsichord'],
      ['misspelling', 'harpsicord'],
    ],
  },
  {
    episode: 34,
    at: 0.4,
    speaker: 'Zoë Lindqvist',
    text: 'For me the tundra is a library, and the reindeer are the readers.',
    queries: [
      ['speaker and word', 'Zoë tundra'],
      ['speaker and word', 'zoe lindqvist tundra'],
      ['speaker and word', 'lindqvist reindeer'],
      ['words remembered', 'tundra is a library'],
    ],
  },
  {
    episode: 35,
    at: 0.3,
    speaker: 'Łukasz Wierzba',
    text: 'When I crossed the tundra I had one boot and a very bad translation of a tide table.',
    queries: [
      ['speaker and word', 'Łukasz tundra'],
      ['speaker and word', 'wierzba tundra boot'],
      ['speaker and word', 'tundra lukasz wierzba'],
    ],
  },
  {
    episode: 36,
    at: 0.6,
    speaker: 'Mara Field',
    text: 'I have never seen the tundra, I have only ever seen the invoice for the tundra.',
    queries: [
      ['speaker and word', 'Mara tundra'],
      ['speaker and word', 'mara field invoice'],
      ['exact phrase', '"the invoice for the tundra"'],
    ],
  },
  {
    episode: 37,
    at: 0.2,
    speaker: 'Tom Okoro',
    text: 'The tundra was on the radio again, and my aunt switched to the football.',
    queries: [
      ['speaker and word', 'Tom tundra'],
      ['speaker and word', 'okoro football aunt'],
    ],
  },
  {
    episode: 39,
    at: 0.55,
    text: 'An octogenarian beekeeper from Ljubljana sued the observatory for light pollution and won.',
    queries: [
      ['rare word', 'octogenarian'],
      ['rare word', 'Ljubljana'],
      ['rare word', 'octogenarian beekeeper'],
      ['misspelling', 'Lubljana'],
      ['misspelling', 'observatry'],
      ['inflection', 'beekeepers suing observatories'],
      ['far apart', 'beekeeper pollution'],
    ],
  },
  {
    episode: 41,
    at: 0.8,
    text: 'The recipe says eleven eggs and one mandolin, and the comma is missing in every edition.',
    queries: [
      ['words remembered', 'eleven eggs one mandolin'],
      ['rare word', 'mandolin'],
      ['exact phrase', '"the comma is missing in every edition"'],
      ['misspelling', 'mandolyn'],
      ['inflection', 'recipes mandolins'],
    ],
  },
  {
    episode: 43,
    at: 0.35,
    text: 'On the 21st of June they open the sluice, and for forty-two minutes the valley is a lake.',
    queries: [
      ['number or date', '21st of June'],
      ['number or date', 'June sluice'],
      ['number or date', 'forty-two minutes'],
      ['hyphen', 'forty two minutes valley'],
      ['rare word', 'sluice'],
    ],
  },
  {
    episode: 44,
    at: 0.6,
    text: 'Apartment 7B had the only telephone, and the number was 0049 30 5512, I still know it.',
    queries: [
      ['number or date', '7B telephone'],
      ['number or date', '5512'],
      ['number or date', 'apartment 7B'],
    ],
  },
  {
    episode: 46,
    at: 0.15,
    text: 'I asked the ventriloquist a question and the wrong one of them answered.',
    queries: [
      ['rare word', 'ventriloquist'],
      ['inflection', 'ventriloquists'],
      ['words remembered', 'the wrong one of them answered'],
      ['exact phrase', '"the wrong one of them answered"'],
      ['misspelling', 'ventrilloquist'],
      ['common word', 'ventriloquist a question'],
    ],
  },
  {
    episode: 48,
    at: 0.5,
    text: 'To be or not to be was written on the back of the bus, and the bus was not.',
    queries: [
      ['exact phrase', '"to be or not to be was written"'],
      ['exact phrase', '"on the back of the bus"'],
      ['words remembered', 'back of the bus written'],
    ],
  },
  {
    episode: 50,
    at: 0.7,
    text: 'They had accompanied the cellist as far as the embarkation, and nobody would accompany her further.',
    queries: [
      ['inflection', 'accompanying cellists'],
      ['misspelling', 'acompany cellist'],
      ['misspelling', 'embarcation'],
      ['rare word', 'embarkation'],
      ['inflection', 'cellists'],
    ],
  },
  {
    episode: 52,
    at: 0.45,
    text: 'The knife-grinder knew every secret in the street, and he sold the secrets by weight.',
    queries: [
      ['hyphen', 'knife-grinder'],
      ['hyphen', 'knife grinder street'],
      ['exact phrase', '"he sold the secrets by weight"'],
      ['words remembered', 'sold secrets by weight'],
      ['misspelling', 'knife grindar'],
    ],
  },
  {
    episode: 54,
    at: 0.25,
    text: 'That was the summer of the great cucumber strike, when the pickle barons blinked first.',
    queries: [
      ['words remembered', 'cucumber strike'],
      ['exact phrase', '"pickle barons blinked first"'],
      ['inflection', 'pickled baron'],
      ['rare word', 'cucumber'],
      ['misspelling', 'cucmber strike'],
    ],
  },
];

/** Moments of the episodes in other languages; each is heard in the one episode of its language. */
export const plantedElsewhere: readonly (Omit<PlantedMoment, 'episode'> & { readonly language: string })[] = [
  {
    language: 'de',
    at: 0.4,
    text: 'Der Leuchtturmwärter hat die Züge gezählt, und am Ende fehlte der Nachtzug nach Görlitz.',
    queries: [
      ['German', 'Leuchtturmwärter'],
      ['German', 'leuchtturmwarter'],
      ['German', 'Leuchtturmwaerter'],
      ['German', 'Nachtzug Görlitz'],
      ['German', 'Nachtzuge nach Gorlitz'],
      ['German', '"am Ende fehlte der Nachtzug"'],
      ['German', 'Leuchturmwärter'],
    ],
  },
  {
    language: 'de',
    at: 0.8,
    text: 'Die Straßenbahnschienen liegen noch da, aber niemand weiß, wem die Brücke gehört.',
    queries: [
      ['German', 'Straßenbahnschienen'],
      ['German', 'Strassenbahnschienen'],
      ['German', 'wem die Brücke gehört'],
    ],
  },
  {
    language: 'zh',
    at: 0.3,
    text: '那座灯塔的看守人每天晚上都给候鸟写信，可是从来没有收到回信。',
    queries: [
      ['Chinese', '灯塔'],
      ['Chinese', '候鸟写信'],
      ['Chinese', '"从来没有收到回信"'],
      ['Chinese', '看守人 回信'],
    ],
  },
  {
    language: 'zh',
    at: 0.7,
    text: '后来他们在旧书店里找到了航海日志，里面夹着一片枫叶。',
    queries: [
      ['Chinese', '航海日志'],
      ['Chinese', '一片枫叶'],
      ['Chinese', '旧书店'],
    ],
  },
  {
    language: 'ar',
    at: 0.35,
    text: 'كان حارس المنارة يكتب رسالة إلى الطيور المهاجرة كل مساء.',
    queries: [
      ['Arabic', 'حارس المنارة'],
      ['Arabic', 'المنارة'],
      ['Arabic', 'الطيور المهاجرة'],
      ['Arabic', '"رسالة إلى الطيور"'],
      ['Arabic', 'رسالة الى الطيور'],
    ],
  },
  {
    language: 'ar',
    at: 0.75,
    text: 'وجدوا الدفتر القديم في المكتبة، وكانت فيه خريطة للميناء.',
    queries: [
      ['Arabic', 'خريطة للميناء'],
      ['Arabic', 'الدفتر القديم'],
    ],
  },
];
