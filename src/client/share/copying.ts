import type { Notice } from '../page/notice.ts';

/** What is copied: plain, and as HTML for those who take it. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** Puts it on the clipboard; rejects where the browser refuses. */
export async function writeClipboard({ text, html }: Copied): Promise<void> {
  if (html !== undefined && typeof ClipboardItem === 'function') {
    const [plain, rich] = [text, html].map(
      (body, index) => new Blob([body], { type: index === 0 ? 'text/plain' : 'text/html' }),
    );
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': plain as Blob, 'text/html': rich as Blob }),
      ]);
      return;
    } catch {
      // some take plain text and nothing else
    }
  }
  await navigator.clipboard.writeText(text);
}

/** Where the browser refuses its clipboard: the text in a field, chosen already, to be copied by hand. */
function showField(text: string): void {
  const panel = document.getElementById('copy-panel');
  const field = panel?.querySelector('textarea');
  if (!panel || !field) return;
  field.value = text;
  panel.showPopover();
  field.focus();
  field.select();
  field.scrollTop = 0;
}

/** Copies, and says so in a few words; where that is refused, nothing is lost. */
export async function copy(copied: Copied, said: string, notice: Notice): Promise<void> {
  try {
    await writeClipboard(copied);
    notice.say(said, true);
  } catch {
    showField(copied.text);
  }
}

/** Hands words and their link to the system; what cannot be shared is copied. */
export async function share(
  shared: { readonly title: string; readonly text: string; readonly url: string },
  instead: Copied,
  notice: Notice,
): Promise<void> {
  try {
    await navigator.share(shared);
  } catch (error) {
    // the reader thought better of it
    if (error instanceof DOMException && error.name === 'AbortError') return;
    await copy(instead, 'Sharing did not work. Quote copied.', notice);
  }
}
