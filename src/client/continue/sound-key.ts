/** Under which a tab keeps what played when its last page went away. */
export const soundKey = 'glosscast:sound';
