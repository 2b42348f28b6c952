/** Edit distance with transpositions of neighbours (optimal string alignment): how many letters differ. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    const previous = rows[row - 1] as number[];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, ((rows[row - 2] as number[])[column - 2] as number) + 1);
      current.push(best);
    }
    rows.push(current);
  }
  return (rows[a.length] as number[])[b.length] as number;
}
