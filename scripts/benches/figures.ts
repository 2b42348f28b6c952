/** A measured figure: ours, what it must not be above, and the same of what it is compared with. */
export interface Figure {
  readonly name: string;
  readonly unit: '' | 'kB' | 'ms' | 'µs' | '×';
  readonly value: number;
  readonly budget?: number;
  readonly rival?: number;
}

/** `undefined` where there is no budget. */
export const isOver = ({ value, budget }: Figure): boolean | undefined =>
  budget === undefined ? undefined : value > budget;

/** The middle of several measurements; of an even number, the mean of the two in the middle. `NaN` of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

const formatNumber = (value: number, unit: Figure['unit']): string => {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
};

/** Figures as a table of plain text, each with its budget and whether it is kept. */
export function formatFigures(figures: readonly Figure[], rival: string): string {
  const rows = figures.map((figure) => {
    const { name, unit, value, budget } = figure;
    const over = isOver(figure);
    return [
      name,
      formatNumber(value, unit),
      budget === undefined ? '' : `≤ ${formatNumber(budget, unit)}`,
      over === undefined ? '' : over ? 'OVER' : 'ok',
      figure.rival === undefined ? '' : formatNumber(figure.rival, unit),
      figure.rival === undefined || figure.rival === 0 ? '' : `${(value / figure.rival).toFixed(2)}×`,
    ];
  });
  const table = [['', 'glosscast', 'budget', '', rival, 'ratio'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Figures as JSON: `{name, unit, value, budget, over, rival, ratio}`, `null` for what there is not. */
export function formatFiguresAsJson(figures: readonly Figure[]): string {
  const entries = figures.map((figure) => ({
    name: figure.name,
    unit: figure.unit,
    value: figure.value,
    budget: figure.budget ?? null,
    over: isOver(figure) ?? null,
    rival: figure.rival ?? null,
    ratio: figure.rival ? figure.value / figure.rival : null,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
