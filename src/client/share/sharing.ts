import shareStyles from '../../styles/share.css?url';
import { addStyles } from '../page/add-styles.ts';
import { elementOf } from '../page/element.ts';
import { copy } from './copying.ts';
import { PassageMenu } from './passage-menu.ts';
import { WordBar } from './word-bar.ts';
import type { SharingTools } from './word-actions.ts';

/** All that is done with the page's words. */
export interface Sharing {
  readonly menu: PassageMenu;
  readonly bar: WordBar;
  /** Copies the field that a button belongs to (`data-copies` is its id). */
  readonly copyField: (button: HTMLElement) => void;
}

/** Sets up what the page's markup (Sharing.astro) has ready. */
export async function openSharing(tools: SharingTools): Promise<Sharing> {
  await addStyles(shareStyles);
  return {
    menu: new PassageMenu(tools, elementOf('passage-menu')),
    bar: new WordBar(tools, elementOf('word-bar')),
    copyField: (button) => {
      const field = elementOf<HTMLTextAreaElement>(button.dataset['copies'] ?? '');
      void copy({ text: field.value }, 'Copied.', tools.page.notice);
    },
  };
}
