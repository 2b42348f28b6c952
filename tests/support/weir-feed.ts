/** An item of a small feed: its number is its guid, its day in May 2025 and its audio; `more` is any markup. */
export const weirItem = (number: number, title: string, more = ''): string =>
  `<item><title>${title}</title><guid>g-${number}</guid><pubDate>Thu, ${10 + number} May 2025 08:00:00 GMT</pubDate>
  <itunes:episode>${number}</itunes:episode><enclosure url="https://a.example/${number}.mp3" length="10" type="audio/mpeg"/>
  <podcast:person role="guest">Orla Brinkwater</podcast:person><description>Water &amp;amp; @walls.</description>${more}</item>`;

/** A feed of such items. */
export const weirFeed = (items: string): string =>
  `<rss version="2.0"><channel><title>Weirs</title><description>On water.</description><language>en</language>${items}</channel></rss>`;
