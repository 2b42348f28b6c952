import type { CitingTemplates } from '../../model/citing.ts';

/** Fetches what a page needs to be cited; rejects if it cannot be had. */
export async function loadTemplates(address: string): Promise<CitingTemplates> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`citing: ${response.status}`);
  return (await response.json()) as CitingTemplates;
}
