/** An event of a Chromium trace, of those we read. Times in microseconds; `tdur` is time on the processor. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: Readonly<Record<string, unknown>>; readonly name?: string };
}

/** What to ask the browser to trace. */
export const traceCategories: readonly string[] = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8.execute',
];

/** What a page's main thread did in a stretch of time. Milliseconds on the processor. */
export interface Work {
  /** All of it. */
  readonly total: number;
  readonly script: number;
  /** Style and layout, forced or not. */
  readonly layout: number;
  readonly paint: number;
  /** Style and layout that scripts forced: all, and each time. */
  readonly forced: readonly number[];
  /** Each task. */
  readonly tasks: readonly number[];
  /** Frames that were drawn. */
  readonly frames: number;
}

const kinds: Readonly<Record<string, 'script' | 'layout' | 'paint'>> = {
  FunctionCall: 'script',
  EvaluateScript: 'script',
  'v8.compile': 'script',
  'v8.run': 'script',
  'V8.Execute': 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  FireIdleCallback: 'script',
  EventDispatch: 'script',
  RunMicrotasks: 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  UpdateLayoutTree: 'layout',
  RecalculateStyles: 'layout',
  Layout: 'layout',
  InvalidateLayout: 'layout',
  HitTest: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  UpdateLayer: 'paint',
  UpdateLayerTree: 'paint',
  CompositeLayers: 'paint',
};

interface Span {
  readonly kind: 'script' | 'layout' | 'paint' | 'task' | undefined;
  readonly end: number;
  readonly cpu: number;
  inner: number;
}

/** The main thread of the page: the one on which its mark was made. */
function findThread(events: readonly TraceEvent[], mark: string): TraceEvent {
  const found = events.find(({ name, args }) => name === mark || args?.data?.['name'] === mark);
  if (!found) throw new Error(`the trace has no mark "${mark}"`);
  return found;
}

/**
 * Adds up what the page's main thread did between two marks (`performance.mark`). What lies inside something else is
 * counted as what it is itself. A task counts where it begins.
 */
export function addUp(events: readonly TraceEvent[], from: string, to: string): Work {
  const first = findThread(events, from);
  const last = findThread(events, to);
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .filter(({ ts }) => ts >= first.ts && ts < last.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const sums = { script: 0, layout: 0, paint: 0, task: 0 };
  const forced: number[] = [];
  const tasks: number[] = [];
  let frames = 0;
  const open: Span[] = [];
  const close = (span: Span): void => {
    if (span.kind !== undefined) sums[span.kind] += span.cpu - span.inner;
  };
  for (const { name, ts, dur = 0, tdur = dur } of own) {
    while (open.length > 0 && (open.at(-1) as Span).end <= ts) close(open.pop() as Span);
    const kind = name === 'RunTask' ? 'task' : kinds[name];
    if (kind === undefined) continue;
    const cpu = tdur / 1000;
    if (kind === 'task') tasks.push(cpu);
    if (name === 'PrePaint') frames++;
    if (kind === 'layout' && open.some((span) => span.kind === 'script') && name !== 'HitTest')
      forced.push(cpu);
    const around = open.at(-1);
    if (around) around.inner += cpu;
    open.push({ kind, end: ts + dur, cpu, inner: 0 });
  }
  for (const span of open) close(span);
  return {
    total: sums.script + sums.layout + sums.paint + sums.task,
    script: sums.script,
    layout: sums.layout,
    paint: sums.paint,
    forced,
    tasks,
    frames,
  };
}
