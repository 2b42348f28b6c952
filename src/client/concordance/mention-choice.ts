/** What mentions are narrowed to: a speaker's name, empty for none named; a form as written. */
export interface MentionChoice {
  readonly speaker?: string;
  readonly form?: string;
}

/** One of the things that mentions are narrowed by. */
export type ChoiceName = keyof MentionChoice;

/** The things that mentions are narrowed by, in the order shown. */
export const choiceNames: readonly ChoiceName[] = ['speaker', 'form'];

/** Reads `?speaker=…&form=…`; anything else in the address is left alone. */
export function readChoice(search: string): MentionChoice {
  const parameters = new URLSearchParams(search);
  const [speaker, form] = [parameters.get('speaker'), parameters.get('form')];
  return { ...(speaker === null ? {} : { speaker }), ...(form === null ? {} : { form }) };
}

/** The inverse of {@link readChoice}: `?speaker=…`, or `?` when nothing is chosen, so that it can be a link. */
export function writeChoice(choice: MentionChoice): string {
  const parameters = new URLSearchParams();
  for (const name of choiceNames) {
    const value = choice[name];
    if (value !== undefined) parameters.set(name, value);
  }
  return `?${parameters.toString()}`;
}

/** The choice with another value for one thing; `undefined` for all of them. */
export function changeChoice(
  choice: MentionChoice,
  name: ChoiceName,
  value: string | undefined,
): MentionChoice {
  const { [name]: _, ...others } = choice;
  return value === undefined ? others : { ...others, [name]: value };
}

/** Whether nothing is chosen. */
export const isEverything = ({ speaker, form }: MentionChoice): boolean =>
  speaker === undefined && form === undefined;

/** What of a mention decides whether it is shown. */
type Chosen = Readonly<Record<ChoiceName, string>>;

/** The mentions that a choice leaves. */
export const choose = <Item extends Chosen>(items: readonly Item[], choice: MentionChoice): readonly Item[] =>
  items.filter((item) =>
    choiceNames.every((name) => choice[name] === undefined || item[name] === choice[name]),
  );

/** How many mentions would be left with each value of one thing, whatever is chosen of it now. */
export function countRemaining(
  items: readonly Chosen[],
  choice: MentionChoice,
  name: ChoiceName,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of choose(items, changeChoice(choice, name, undefined)))
    counts.set(item[name], (counts.get(item[name]) ?? 0) + 1);
  return counts;
}
