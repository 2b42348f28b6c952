import type { TimedItem } from '../../src/model/timed-items.ts';
import { plainText } from '../../src/render/plain-text.ts';
import { plain } from './columns.ts';

/** An item by what it says, in one line: its title or, without one, its words. */
export const itemText = ({ title, body }: TimedItem): string => plain(title ?? plainText(body));
