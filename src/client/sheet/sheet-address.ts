/** Whether the address is that of a page in a sheet, and not of the page around it: so says the browser's history. */
export function isSheetAddress(): boolean {
  const { sheet = 0 } = (history.state ?? {}) as { readonly sheet?: number };
  return sheet > 0;
}
