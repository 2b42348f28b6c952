/** How long somebody needs to say a text, in seconds, at a common pace. */
export function spokenLength(text: string): number {
  return Math.max(0.5, toMillisecond(text.trim().length / 15));
}

/** The time to the millisecond: sums of estimates make digits that mean nothing. */
export const toMillisecond = (time: number): number => Math.round(time * 1000) / 1000;
