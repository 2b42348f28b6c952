import { copyFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Turn } from './talk.ts';

/** Where the other page stands in the folder of the site. */
export const rivalPage = 'hyperaudio.html';

const require = createRequire(import.meta.url);

/**
 * A page for the same words as hyperaudio-lite's documentation describes it, a `span` per word and the browser's own
 * controls, in the form that costs it least: the page itself scrolls, as ours does. Its npm package has no stylesheet,
 * so this one shows what its classes say: words read and unread, the current word. Type and measure are ours.
 */
function formatPage(turns: readonly Turn[], sound: string): string {
  const paragraphs = turns.map(({ speaker, words }) => {
    const spans = words.map(({ text, start, end }) => {
      const [at, length] = [Math.round(start * 1000), Math.round((end - start) * 1000)];
      return `<span data-m="${at}" data-d="${length}">${text} </span>`;
    });
    const at = Math.round((words[0]?.start ?? 0) * 1000);
    return `<p><span class="speaker" data-m="${at}" data-d="0">${speaker}: </span>${spans.join('')}</p>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>hyperaudio-lite</title>
<style>
  body { margin: 0; font: 18px/1.55 serif; }
  #hypertranscript { box-sizing: border-box; padding: 1rem max(1rem, 50% - 19rem); }
  .read { color: #111; }
  .unread { color: #666; }
  .active > .active { background: #fe8; }
</style>
<audio id="hyperplayer" controls preload="none" src="${sound}"></audio>
<div id="hypertranscript" class="hyperaudio-transcript"><article><section>
${paragraphs.join('\n')}
</section></article></div>
<script src="hyperaudio-lite.js"></script>
<script>new HyperaudioLite({ transcript: 'hypertranscript', player: 'hyperplayer', scrollContainer: document.scrollingElement });</script>
`;
}

/** Puts the other page beside a built site, with the package's script. `sound` is relative to the site. */
export async function writeRival(folder: string, turns: readonly Turn[], sound: string): Promise<void> {
  await copyFile(require.resolve('hyperaudio-lite'), path.join(folder, 'hyperaudio-lite.js'));
  await writeFile(path.join(folder, rivalPage), formatPage(turns, sound));
}
