/** What is being done now. A new `step` ends the one before. */
export interface ProgressEvent {
  /** "Reading", "Laying out pages": as people are told. */
  readonly step: string;
  readonly done?: number;
  readonly total?: number;
  /** What is counted, in the plural: "episodes". */
  readonly unit?: string;
}

/** Tells people how far a long command is. */
export interface Progress {
  report(event: ProgressEvent): void;
  /** Clears the line, so that messages can be printed; the next report draws it again. */
  pause(): void;
  /** Ends the last step. */
  finish(): void;
}

/** Where progress goes, and what it needs of the machine. */
export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTerminal: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
  /** Milliseconds from any fixed point. */
  now(): number;
}

/** Milliseconds between two drawings of the line. */
const drawingPause = 80;

const describeCount = ({ done, total, unit }: ProgressEvent): string => {
  const number =
    done === undefined ? total : total === undefined || done === total ? done : `${done}/${total}`;
  return number === undefined ? '' : ` ${number}${unit === undefined ? '' : ` ${unit}`}`;
};

/** `0.4 s`, from a minute on `1 min 12 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** On a terminal one line that is drawn anew; elsewhere (and after each step) a plain line with count and time. */
export function createProgress(output: ProgressOutput): Progress {
  let current: { event: ProgressEvent; since: number } | undefined;
  let drawnAt = -Infinity;
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) output.write('\r\u001B[K');
    isDrawn = false;
  };
  const end = (): void => {
    clear();
    if (!current) return;
    const duration = formatDuration(output.now() - current.since);
    output.write(`${current.event.step}${describeCount(current.event)}, ${duration}\n`);
    current = undefined;
  };
  return {
    report(event) {
      if (current?.event.step !== event.step) {
        end();
        current = { event, since: output.now() };
        drawnAt = -Infinity;
      }
      current = { event, since: current?.since ?? output.now() };
      if (!output.isTerminal || output.now() - drawnAt < drawingPause) return;
      drawnAt = output.now();
      const line = `${event.step}${describeCount(event)} …`;
      clear();
      output.write(line.slice(0, Math.max(1, output.columns - 1)));
      isDrawn = true;
    },
    pause() {
      clear();
      drawnAt = -Infinity;
    },
    finish: end,
  };
}
