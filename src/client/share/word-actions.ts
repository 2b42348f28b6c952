import { timeFragment } from '../../model/address.ts';
import type { Seconds } from '../../model/time.ts';
import { hearLine } from '../align/hear-line.ts';
import type { Cite } from '../cite/start-citing.ts';
import type { EpisodePage } from '../episode-page.ts';
import { playOrExplain } from '../player/play-or-explain.ts';
import { isSheetAddress } from '../sheet/sheet-address.ts';
import { copy, share } from './copying.ts';
import { writeQuotation, type WrittenQuotation } from './quotation.ts';
import type { ChosenWords } from './selected-words.ts';

/** What the reader presses with. */
export interface Press {
  /** `mouse`, `touch` or `pen`: of the last press. */
  by: string;
  down: boolean;
  /** When it began, words were selected or something was open, which a click only undoes. */
  busy: boolean;
}

/** What sharing works with. */
export interface SharingTools {
  readonly page: EpisodePage;
  /** Holds all text that can be quoted. */
  readonly article: Element;
  readonly press: Readonly<Press>;
  /** Something plays, or has been played since the page was opened. */
  readonly wasHeard: () => boolean;
  readonly cite: Cite;
}

/** Words of the page, or just a time of the transcript, that something can be done with. */
export interface Chosen {
  readonly words?: ChosenWords;
  readonly time?: Seconds;
  /** What leads there, without `#`. */
  readonly fragment: string;
}

/** What can be done with words. */
export type WordAction = 'play' | 'hear' | 'link' | 'time-link' | 'quote' | 'cite' | 'share';

/** An absolute address that holds wherever the page was opened: in a preview, inside another site. */
const addressOf = ({ data }: EpisodePage, fragment: string): string => `${data.url}#${fragment}`;

function quote(
  { data }: EpisodePage,
  { language, parts, section, time }: ChosenWords,
  link: string,
): WrittenQuotation {
  return writeQuotation({
    parts,
    language,
    title: data.title,
    show: data.show,
    link,
    ...(section === undefined ? {} : { section }),
    ...(time === undefined ? {} : { time }),
  });
}

/** What can be done here and now. */
export function offeredActions(
  { page, wasHeard }: SharingTools,
  { words, time }: Chosen,
): readonly WordAction[] {
  const { keeper, playing } = page.playback;
  const timed = time !== undefined;
  return [
    ...(timed && keeper ? (['play'] as const) : []),
    ...(timed && (playing || wasHeard() || keeper?.kind === 'clock') ? (['hear'] as const) : []),
    'link',
    ...(timed ? (['time-link'] as const) : []),
    ...(words ? (['quote', 'cite'] as const) : []),
    ...(words && typeof navigator.share === 'function' ? (['share'] as const) : []),
  ];
}

/** Playing is called otherwise where no sound is played, but a clock runs along with another app (`data-clock`). */
export function namePlaying(container: HTMLElement, { page }: SharingTools): void {
  const label = container.querySelector<HTMLElement>('[data-clock]');
  if (!label) return;
  label.dataset['audio'] ??= label.textContent;
  label.textContent = label.dataset[page.playback.keeper?.kind ?? 'audio'] ?? null;
}

/** Does it. Call it while handling what the reader did: browsers play, copy and share for nobody else. */
export function act({ page, cite }: SharingTools, action: WordAction, chosen: Chosen): void {
  const { words, time, fragment } = chosen;
  const { notice, data } = page;
  const link = addressOf(page, fragment);
  if (action === 'link') void copy({ text: link }, 'Link copied.', notice);
  if (time !== undefined) {
    if (action === 'time-link')
      void copy({ text: addressOf(page, timeFragment(time)) }, 'Link to this time copied.', notice);
    if (action === 'hear') hearLine(page, time);
    if (action === 'play') {
      // as a stamp does: the address names the moment, unless it is that of a page beside the text
      if (!isSheetAddress()) history.replaceState(history.state, '', `#${timeFragment(time)}`);
      void playOrExplain(page, { start: time });
    }
  }
  if (action === 'cite') cite(chosen);
  if (words === undefined) return;
  const quotation = quote(page, words, link);
  if (action === 'quote') void copy(quotation, 'Quote copied.', notice);
  if (action === 'share')
    void share({ title: data.title, text: quotation.words, url: link }, quotation, notice);
}
