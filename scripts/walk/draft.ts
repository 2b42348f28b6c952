import type { Desk } from './desk.ts';
import { changeFields } from './front-matter.ts';

/** Asks whether a draft is to be one any longer: no site shows it. */
export async function endDraft(desk: Desk, slug: string): Promise<void> {
  const { files, parsed } = await desk.episode(slug);
  if (!parsed.value.meta.draft) return;
  const isMeant = await desk.agree('It is marked as a draft, which no site shows. Publish it?', 'no');
  if (isMeant) await changeFields(desk, slug, [{ path: ['draft'], value: undefined }]);
  else desk.wait('it is a draft, which no site shows', `remove "draft: true" from ${files.file.path}`);
}
