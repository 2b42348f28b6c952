import { baseLanguage } from '../../text/normalize.ts';

/**
 * How people of a language open and close topics. Phrases are lower case; `a|b` are alternatives of one word, and
 * they stand anywhere in a sentence; `markers` and `questions` stand at its beginning.
 */
interface Phrases {
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  readonly markers: readonly string[];
  readonly questions: readonly string[];
}

const list = (text: string): readonly string[] => text.split('/').map((phrase) => phrase.trim());

const phrases: Readonly<Record<string, Phrases>> = {
  en: {
    openings:
      list(`let's talk about / let us talk about / let's move / let's get|go|dive|jump|start|begin|turn|switch|look|take /
      moving on|along / move on|onto / next question|topic|item|up|one|thing|section|segment|chapter|part|story|point /
      first question|topic|item|up|one|thing|section|segment|part|story|point|off|of /
      second|third|fourth|fifth|last|final question|topic|item|one|thing|section|segment|part|story|point /
      another question|topic|item|thing|one|segment|story|point / tell me|us / talk|speak to|about /
      talk us|me through / walk me|us through / can|could you explain|describe|talk|tell|give|elaborate|share /
      i want|wanted to ask|talk|get|go|touch|bring|mention|come / i'd like|love to|for / i'm|i was curious|wondering /
      speaking|talking of|about / turn|turning to / on to / onto the / what about / how about / what is|are|was|were /
      what's|whats the|your / so what|how|why / switching gears / change topics|gears / in terms of / when it comes to /
      with regard|regards|respect to / to start|begin|kick|wrap / brings|leads me|us / have you / do you / did you /
      here's a|the|another / there's a|another|this / one more / by the way / titled / question from / question is`),
    closings:
      list(`thank|thanks you|for|so / makes sense / that's it / that's all / good point|question|stuff|answer /
      great|awesome|cool|excellent|perfect|fantastic|interesting / fair enough / got it / anything else / sounds good /
      to add`),
    markers: list(
      `so / now / okay / ok / all right / alright / right / well / anyway / anyways / and then / also / but`,
    ),
    questions:
      list(`what / how / why / when / where / who / which / can / could / do / does / did / is / are / was /
      would / should / have / has / will`),
  },
  de: {
    openings:
      list(`lass|lasst uns / reden|sprechen wir / kommen wir / kommen jetzt|nun|dann / gehen wir / fangen wir /
      fang|fange|fangen mal|doch|ich|wir / machen wir weiter / weiter mit|geht|gehts / nächste|nächstes|nächster|nächsten frage|thema|punkt|sache|meldung|kapitel|stück /
      erste|erstes|erster|ersten frage|thema|punkt|sache|mal / zweite|zweites|zweiter|dritte|drittes|dritter|letzte|letztes|letzter frage|thema|punkt|sache /
      anderes|andere|neues|neue thema|frage|sache / erzähl|erzähle|erzählt mal|uns|doch|mir / sag|sagen|sagt mal|uns / kannst|könntest|können|könnt du|sie|ihr uns|mal|das|kurz|vielleicht /
      ich wollte|möchte|würde noch|gerne|gern|mal|auch|dich|sie / mich würde|interessiert / würde mich / was ist|sind|heißt|bedeutet|war|macht|hat|waren|passiert /
      wie ist|war|kam|kommt|funktioniert|sieht|läuft|bist|sind|geht|macht|habt / wie|was sieht|ist es|das mit / apropos / stichwort / zum thema / thema ist|war / im zweiten|ersten|nächsten|dritten|letzten /
      zu den|unserem|unseren / was hat es / worum geht / es geht um / geht es um / damit kommen|sind / wechseln wir / bevor wir / übrigens / da gibt|gab es / es gibt|gab`),
    closings:
      list(`vielen dank / danke / alles klar / sehr gut|schön|spannend / spannend / genau / wunderbar / super / okay / gut / perfekt / cool /
      das war / stimmt / verstehe`),
    markers: list(
      `also / ja / so / gut / okay / ok / nun / jetzt / dann / und dann / aber / genau / na gut / übrigens / und`,
    ),
    questions:
      list(`was / wie / warum / wieso / weshalb / wann / wo / wer / wen / wem / welche / welcher / welches / woher /
      wohin / woran / worum / wofür / kannst / können / könnte / ist / sind / hast / habt / haben / hat / gibt / gab / war / wird / würdest / seid / bist / machst / macht`),
  },
  es: {
    openings:
      list(`vamos|pasemos|pasamos a|al / hablemos|hablar de|del|sobre / siguiente|próxima|próximo|primera|primer|segunda|segundo|última|último|otra|otro pregunta|tema|punto|cosa|noticia /
      cuéntanos|cuéntame|cuénteme|cuentanos / háblanos|háblame|explícanos / puedes|podrías|puede explicar|contar|hablar|explicarnos|contarnos /
      quería|quiero|quisiera|querría preguntar|preguntarte|hablar|comentar / me gustaría / qué es|son|significa|opinas|piensas|pasa /
      cómo es|fue|funciona|surge|empezó / en cuanto / con respecto|relación / respecto a / a propósito / por cierto / volviendo a / empezamos|empecemos con|por / seguimos con / cambiando de`),
    closings: list(
      `muchas gracias / gracias / muy bien / perfecto / genial / claro / interesante / de acuerdo / vale / eso es`,
    ),
    markers: list(`bueno / pues / entonces / ahora / y / vale / bien / a ver / luego / además / pero`),
    questions: list(
      `qué / cómo / por qué / cuándo / dónde / quién / quiénes / cuál / cuáles / cuánto / cuántos / puedes / es / hay / tiene / crees`,
    ),
  },
  fr: {
    openings:
      list(`parlons|parler de|du|des / passons|passer à|au|aux / on passe|va|commence|attaque|continue / prochaine|prochain|première|premier|deuxième|seconde|dernière|dernier|autre question|sujet|point|chose|thème|actualité /
      question suivante / sujet suivant / racontez|raconte nous|moi / dites|dis nous|moi / expliquez|explique nous|moi / pouvez|peux|pourriez|pourrais vous|tu / peut tu|on /
      je voulais|voudrais|veux|voulait / j'aimerais|aimerais / est-ce que / qu'est-ce|est ce / c'est quoi / comment est|ça|se|vous|tu / en ce qui concerne / à propos / au sujet / quant à / revenons|commençons|venons /
      pour commencer|finir|terminer|conclure / il y a`),
    closings: list(
      `merci / très bien / d'accord / parfait / super / voilà / exactement / tout à fait / intéressant / génial`,
    ),
    markers: list(
      `alors / donc / bon / ben / maintenant / ensuite / et / voilà / ok / d'accord / du coup / mais / eh bien`,
    ),
    questions: list(
      `qu / que / quoi / comment / pourquoi / quand / où / qui / quel / quelle / quels / quelles / combien / est / peux / pouvez / y`,
    ),
  },
  pt: {
    openings:
      list(`vamos|passemos|passamos falar|para|ao|à|começar|passar / falar|falemos de|sobre|do|da / próxima|próximo|primeira|primeiro|segunda|segundo|última|último|outra|outro pergunta|tema|assunto|ponto|coisa|questão|notícia /
      conta|conte para|pra|nos|me / fala|fale um|mais|sobre / pode|poderia|podes|você explicar|contar|falar|pode / queria|quero|gostaria perguntar|falar|de|saber / o que é|são|significa|acha /
      como é|foi|funciona|surgiu|começou / em relação / com relação / a propósito / por falar / voltando a|ao / começando por|com / mudando de / quanto a|ao / além disso`),
    closings: list(
      `obrigado / obrigada / muito bem|bom / perfeito / ótimo / legal / claro / interessante / certo / exatamente / tá bom`,
    ),
    markers: list(`bom / bem / então / agora / e / pois / aí / olha / certo / mas / depois / ok`),
    questions: list(
      `o que / que / como / por que / porque / quando / onde / quem / qual / quais / quanto / quantos / pode / é / há / tem / você`,
    ),
  },
  it: {
    openings:
      list(`parliamo|parlare di|del|della / passiamo|andiamo a|al|alla|avanti / prossima|prossimo|prima|primo|seconda|secondo|ultima|ultimo|altra|altro domanda|tema|argomento|punto|cosa|notizia /
      raccontaci|raccontami|dicci|dimmi|spiegaci / puoi|può|potresti raccontarci|spiegarci|dirci|spiegare|parlarci / volevo|voglio|vorrei chiederti|chiedere|parlare|sapere / mi piacerebbe /
      che cos|cosa è|sono|significa|ne / cos'è / come è|funziona|nasce|sei / per quanto riguarda / a proposito / tornando a / iniziamo|cominciamo con|da / cambiando argomento / riguardo a`),
    closings: list(
      `grazie / molto bene / perfetto / ottimo / certo / interessante / d'accordo / esatto / va bene / chiaro`,
    ),
    markers: list(`allora / bene / quindi / ora / adesso / e / poi / ok / ecco / dunque / ma / inoltre`),
    questions: list(
      `che / cosa / come / perché / quando / dove / chi / quale / quali / quanto / quanti / puoi / è / c'è / hai`,
    ),
  },
  nl: {
    openings:
      list(`laten we / we gaan|gaan we|naar / gaan we naar|het|verder|door / praten|hebben we over|het / volgende|eerste|tweede|derde|laatste|andere vraag|onderwerp|punt|ding|nieuws|deel /
      vertel|vertellen eens|ons|me|over / kun|kan|kunt je|jij|u / ik wil|wilde|wou|zou nog|graag|even|het|je / ik ben benieuwd / wat is|zijn|betekent|vind|was|doet / hoe is|was|werkt|gaat|ben|zit /
      over gesproken / wat betreft / met betrekking / trouwens / terug naar / beginnen|begin met|bij / iets anders / verder met`),
    closings: list(
      `dank je / bedankt / dankjewel / heel goed|mooi / prima / mooi / duidelijk / precies / interessant / helder / oké / klopt`,
    ),
    markers: list(`dus / nou / oké / ok / goed / nu / en / dan / maar / ja / verder / trouwens / en dan`),
    questions: list(
      `wat / hoe / waarom / wanneer / waar / wie / welke / welk / kun / kan / kunt / is / zijn / heb / heeft / was / zou / ga`,
    ),
  },
};

/** What the sentence at a place says of the course of the talk. */
export interface Cues {
  /** Opens a topic: "let's talk about". */
  readonly opens: boolean;
  /** Ends one: "that makes sense". */
  readonly closes: boolean;
  /** Begins with a word that goes on to something: "so", "now". */
  readonly marks: boolean;
  /** Asks. */
  readonly asks: boolean;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()[\]\\]/g, String.raw`\$&`);

/** A pattern of phrases; of `{a|b} c|d` each word may be any of its alternatives. */
function patternOf(all: readonly string[], place: 'anywhere' | 'first'): RegExp {
  const ways = all.map((phrase) =>
    phrase
      .split(/\s+/)
      .map((word) => (word.includes('|') ? `(?:${word.split('|').map(escape).join('|')})` : escape(word)))
      .join(String.raw`[\s,]+`),
  );
  const edge = place === 'first' ? String.raw`^[^\p{L}]*` : String.raw`(?<![\p{L}\p{N}'-])`;
  return new RegExp(String.raw`${edge}(?:${ways.join('|')})(?![\p{L}\p{N}-])`, 'u');
}

/** Makes what reads the cues of a sentence. For other languages, only question marks say something. */
export function createCueReader(tag: string): (sentence: string) => Cues {
  const known = phrases[baseLanguage(tag)];
  if (!known)
    return (sentence) => ({ opens: false, closes: false, marks: false, asks: asksByMark.test(sentence) });
  const opens = patternOf(known.openings, 'anywhere');
  const closes = patternOf(known.closings, 'anywhere');
  const marks = patternOf(known.markers, 'first');
  const begins = patternOf(known.questions, 'first');
  return (sentence) => {
    const lower = sentence.toLowerCase().replace(/[\u2019\u02BC]/g, "'");
    return {
      opens: opens.test(lower),
      closes: closes.test(lower),
      marks: marks.test(lower),
      asks: asksByMark.test(sentence) || begins.test(lower),
    };
  };
}

const asksByMark = /[?\uFF1F\u061F\u037E]\s*["\u201D\u00BB']?\s*$/u;
