/** What spreadsheets take for a formula when a field begins with it, also in the widths of East Asian text. */
const formula = /^[\t\r\n\s]*[=+\-@＝＋－＠]/u;

/**
 * A text as a field. One that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets
 * take for "this is text".
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
function writeField(text: string): string {
  const plain = text.toWellFormed().replaceAll('\0', '');
  const inert = formula.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A table for spreadsheets and scripts: a line of column names, then a line per row; safe to open in a spreadsheet. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string>>[],
): string {
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((name) => writeField(row[name])).join(',')),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
