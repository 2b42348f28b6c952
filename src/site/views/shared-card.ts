import type { HeadView } from '../../model/view/parts.ts';

/** A head with the card of another page, for a page that none is drawn for; `undefined` if that page has none. */
export function shareCard(head: HeadView, card: HeadView['card']): HeadView {
  const { card: _, ...rest } = head;
  return card === undefined ? rest : { ...rest, card };
}
