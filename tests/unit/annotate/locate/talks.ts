import type { LocatableTranscript, TimedText } from '../../../../src/annotate/locate/model.ts';

/** One topic of a talk: what is asked and answered. Each line takes its time by its length. */
type Topic = readonly (readonly [speaker: string, text: string])[];

// slow talkers: topics last minutes in real talks, too
const pace = 6;

/** Lays the topics of a talk out in time; also when each begins. */
export function layOut(
  language: string,
  topics: readonly Topic[],
): { readonly transcript: LocatableTranscript; readonly starts: readonly number[] } {
  let now = 0;
  const starts: number[] = [];
  const segments: TimedText[] = [];
  for (const topic of topics) {
    starts.push(now);
    for (const [speaker, text] of topic) {
      const end = now + text.length / pace;
      segments.push({ start: now, end, text, speaker });
      now = end;
    }
  }
  return { transcript: { language, duration: now, segments }, starts };
}

/** The same words in captions of about six seconds, small letters, nothing else. */
export function cutIntoCaptions(transcript: LocatableTranscript): LocatableTranscript {
  const segments = transcript.segments.flatMap(({ start, end = start, text }) => {
    const words = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}'\s-]/gu, '')
      .split(/\s+/);
    const size = Math.max(1, Math.round((words.length * 6) / Math.max(6, end - start)));
    const count = Math.ceil(words.length / size);
    return Array.from({ length: count }, (_, index) => ({
      start: start + ((end - start) * index) / count,
      end: start + ((end - start) * (index + 1)) / count,
      text: words.slice(index * size, (index + 1) * size).join(' '),
    }));
  });
  return { ...transcript, segments };
}

/** A conversation about the night trains of a small railway, in six topics. */
export const nightTrains = layOut('en', [
  [
    [
      'Mara',
      'Welcome back to the show. Today I have somebody with me who has worked on sleepers for thirty years.',
    ],
    ['Ilya', 'Thank you for having me. It is good to sit in a room that does not move for once.'],
    ['Mara', 'How did you end up with the railway in the first place?'],
    [
      'Ilya',
      'My father was a signalman, and so was my uncle. I grew up in a house beside the line, and I applied for the apprenticeship the week I turned sixteen. They put me in the workshop, cleaning brakes.',
    ],
    [
      'Ilya',
      'The apprenticeship took three years. I learnt welding, and I learnt how to listen to a wheel. My father was proud, and my mother would rather have had a teacher.',
    ],
  ],
  [
    ['Mara', "Let's talk about the beds. What is so special about a couchette?"],
    [
      'Ilya',
      'A couchette has six berths, three on each side, and they fold up against the wall in the daytime. The upper berth is the best one, because nobody climbs over you. The mattress is thin, the blanket is wool.',
    ],
    ['Mara', 'I always get the middle berth.'],
    [
      'Ilya',
      'Everybody gets the middle berth. The linen comes in a paper bag, and the attendant makes the berths up after ten. A proper sleeping car has two berths and a basin, but a couchette is where people talk.',
    ],
    ['Ilya', 'We once had a mattress with a whole family of mice in it, and nobody noticed until Lyon.'],
  ],
  [
    ['Mara', 'Next question, from a listener: why did the night trains disappear at all?'],
    [
      'Ilya',
      'Cheap flights. When the budget airlines came, a ticket to Lisbon by plane cost less than the reservation on the train. And night trains pay for track access by the kilometre, all night long.',
    ],
    ['Mara', 'So it was the airlines?'],
    [
      'Ilya',
      'The airlines, and kerosene without any tax. A sleeper carries forty people where a plane carries two hundred. The ministry looked at the subsidies and closed the routes one by one. In two thousand twelve the airlines had won.',
    ],
  ],
  [
    ['Mara', 'Okay. Can you explain what happens at the border, when the gauge changes?'],
    [
      'Ilya',
      'The Iberian gauge is wider, so at the border the whole train is lifted on jacks. The bogies are rolled out and others rolled in, and the passengers sleep through it. It takes an hour and forty minutes.',
    ],
    [
      'Ilya',
      'Later the Spanish built axles that change their gauge while the train crawls through a shed. I have stood under the jacks in January. The bogies weigh five tonnes each, and the grease freezes.',
    ],
    ['Mara', 'That sounds horrible.'],
  ],
  [
    ['Mara', 'Speaking of horrible, tell me about breakfast.'],
    [
      'Ilya',
      'Coffee from an urn, a roll, a slice of cheese in plastic. In the dining car of the old days there was a cook, and he fried eggs at six in the morning over coal. The cook was called Anselm.',
    ],
    ['Mara', 'Fried eggs over coal?'],
    [
      'Ilya',
      'With ham, if you knew him. When the dining car was taken off, breakfast became a box. People forgave us the delays, but they never forgave us the coffee in that box.',
    ],
  ],
  [
    ['Mara', 'To wrap up, do you think they will come back?'],
    [
      'Ilya',
      'Vienna has ordered thirty-three new ones, and there are waiting lists in summer. Young people take them because of the climate. A start-up in Brussels leases old carriages and sells out every weekend.',
    ],
    [
      'Ilya',
      'The carriages are the problem: nobody builds enough of them, and to order one takes five years. But yes, I think the start-up people and Vienna will have them rolling again, climate or not.',
    ],
    ['Mara', 'Thank you so much. That was a pleasure.'],
  ],
]);

/** A German conversation about a town's library, in four topics. */
export const library = layOut('de', [
  [
    [
      'A',
      'Herzlich willkommen zur neuen Folge. Heute sitzen wir im Lesesaal der Stadtbücherei, und es riecht nach Bohnerwachs.',
    ],
    [
      'B',
      'Schön, dass ihr hier seid. Der Lesesaal wurde vor hundert Jahren gebaut, die Tische sind noch aus Eiche, und die grünen Lampen stammen aus einem Zug.',
    ],
    [
      'B',
      'Früher durfte man im Lesesaal nicht einmal flüstern. Heute sitzen hier nachmittags die Schülerinnen an den Eichentischen und machen zusammen Mathematik.',
    ],
  ],
  [
    ['A', 'Kommen wir zum nächsten Thema: Was macht ihr mit den Daten der Leute, die bei euch ausleihen?'],
    [
      'B',
      'Die Datenschutzgrundverordnung verlangt, dass wir alles löschen, sobald ein Buch zurück ist. Unser Datenschutzbeauftragter kommt zweimal im Jahr und prüft die Protokolle des Servers.',
    ],
    [
      'B',
      'Einmal wollte die Polizei wissen, wer ein bestimmtes Buch hatte. Wir konnten nichts sagen, weil die Protokolle schon gelöscht waren. Der Beauftragte war zufrieden.',
    ],
  ],
  [
    ['A', 'Und was ist mit den Mahngebühren? Die habt ihr ja abgeschafft.'],
    [
      'B',
      'Seit wir keine Gebühren mehr nehmen, kommen mehr Bücher zurück als vorher. Die Mahnungen kosteten uns mehr Porto, als sie einbrachten. Manche hatten sich zwanzig Jahre nicht mehr hergetraut.',
    ],
    [
      'B',
      'Ein Mann brachte einen Atlas von neunzehnhundertachtzig zurück und weinte fast. Die Gebühr wäre höher gewesen als der Preis des Atlas.',
    ],
  ],
  [
    ['A', 'Lass uns zum Schluss über den Bücherbus reden. Wohin fährt er?'],
    [
      'B',
      'Der Bus fährt jeden Dienstag in die Dörfer am Fluss, vierzehn Haltestellen, mit dreitausend Bänden an Bord. Der Fahrer heißt Henning und kennt jeden Leser beim Namen.',
    ],
    [
      'B',
      'Im Winter, wenn die Dörfer eingeschneit sind, zieht ein Traktor den Bus über den Damm. Die Kinder an den Haltestellen winken schon von weitem.',
    ],
  ],
]);
