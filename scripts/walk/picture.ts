import type { Desk } from './desk.ts';
import { changeFields } from './front-matter.ts';

/** Asks what the episode's picture shows, where nothing says it. */
export async function describePicture(desk: Desk, slug: string): Promise<void> {
  const { files, parsed } = await desk.episode(slug);
  const { image } = parsed.value.meta;
  if (image === undefined || image.alt !== '') return;
  const alt = await desk.ask(
    `What does ${image.file} show? For those who do not see it (Enter to say it later)`,
  );
  if (alt === '') {
    desk.wait(
      `nothing says what ${image.file} shows`,
      `write "image: {file: …, alt: …}" into ${files.file.path}`,
    );
    return;
  }
  await changeFields(desk, slug, [{ path: ['image', 'alt'], value: alt }]);
}
