import { readRange } from '../../../model/byte-range.ts';

/** What is asked of a file: the headers of a request that matter to ranges. */
export interface RangeRequest {
  readonly range: string | null;
  readonly ifRange: string | null;
}

/** Headers of what is kept that its answers repeat. */
const repeated = ['Content-Type', 'ETag', 'Last-Modified'] as const;

/**
 * Answers from a whole kept file as a server does that knows ranges: 206 with the part asked for, 416 for one that
 * begins behind the end, 200 for the whole where no range (or one that is not understood) is asked for.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function answerSound({ range: asked, ifRange }: RangeRequest, kept: Headers, body: Blob): Response {
  const headers = new Headers({ 'Accept-Ranges': 'bytes' });
  for (const name of repeated) {
    const value = kept.get(name);
    if (value !== null) headers.set(name, value);
  }
  const isCurrent = ifRange === null || ifRange === kept.get('ETag') || ifRange === kept.get('Last-Modified');
  const range = isCurrent ? readRange(asked ?? undefined, body.size) : undefined;
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${body.size}`);
    headers.set('Content-Length', '0');
    return new Response(null, { status: 416, statusText: 'Range Not Satisfiable', headers });
  }
  const { start, end } = range ?? { start: 0, end: body.size };
  headers.set('Content-Length', String(end - start));
  if (range === undefined) return new Response(body, { headers });
  headers.set('Content-Range', `bytes ${start}-${end - 1}/${body.size}`);
  return new Response(body.slice(start, end), { status: 206, statusText: 'Partial Content', headers });
}
