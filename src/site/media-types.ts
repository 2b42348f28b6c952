import path from 'node:path';
import { annotationMediaType } from '../export/annotations/model.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.srt': 'application/x-subrip; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.ttl': 'text/turtle; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.aac': 'audio/aac',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg; codecs=opus',
  '.flac': 'audio/flac',
  '.wav': 'audio/wav',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Media type of a file by its name; `application/octet-stream` where it says nothing (as Pagefind's do). */
export function mediaTypeOf(file: string): string {
  const name = path.basename(file);
  // Podcasting 2.0 has a type of its own for chapters.
  if (name === 'chapters.json') return 'application/json+chapters; charset=utf-8';
  if (name === 'annotations.jsonld') return `${annotationMediaType}; charset=utf-8`;
  if (name === 'feed.xml') return 'application/rss+xml; charset=utf-8';
  return types[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** Whether a media type is text, which compression makes smaller. */
export function isText(type: string): boolean {
  return type.includes('charset=') || type === 'image/svg+xml' || type === 'application/wasm';
}

/** Whether players and tools on other sites may fetch it: transcripts, chapters, data, feeds. */
export function allowsOtherSites(file: string): boolean {
  return /\.(?:vtt|srt|json|jsonld|txt|bib|ris|csv|ttl|xml)$/i.test(file);
}
