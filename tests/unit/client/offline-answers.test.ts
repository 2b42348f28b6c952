import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSound } from '../../../src/client/offline/worker/sound-answer.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const body = new Blob([bytes]);
const kept = new Headers({
  'Content-Type': 'audio/mpeg',
  ETag: '"abc"',
  'Last-Modified': 'Thu, 15 May 2025 10:00:00 GMT',
  'Content-Security-Policy': "default-src 'self'",
});

const ask = (range: string | null, ifRange: string | null = null): Response =>
  answerSound({ range, ifRange }, kept, body);

async function read(response: Response): Promise<readonly unknown[]> {
  const received = new Uint8Array(await response.arrayBuffer());
  expect(Number(response.headers.get('Content-Length'))).toBe(received.length);
  expect(response.headers.get('Accept-Ranges')).toBe('bytes');
  expect(response.headers.get('Content-Type')).toBe('audio/mpeg');
  return [response.status, response.headers.get('Content-Range'), received.length, received[0]];
}

describe('a kept sound', () => {
  it.each([
    [null, [200, null, 1000, 0]],
    ['bytes=0-', [206, 'bytes 0-999/1000', 1000, 0]],
    ['bytes=0-0', [206, 'bytes 0-0/1000', 1, 0]],
    ['bytes=300-', [206, 'bytes 300-999/1000', 700, 49]],
    ['bytes=300-309', [206, 'bytes 300-309/1000', 10, 49]],
    ['bytes=990-99999', [206, 'bytes 990-999/1000', 10, 237]],
    ['bytes=-10', [206, 'bytes 990-999/1000', 10, 237]],
    ['bytes=-5000', [206, 'bytes 0-999/1000', 1000, 0]],
    ['bytes=1000-', [416, 'bytes */1000', 0, undefined]],
    ['bytes=-0', [416, 'bytes */1000', 0, undefined]],
    ['bytes=20-10', [200, null, 1000, 0]],
    ['bytes=0-1,5-6', [200, null, 1000, 0]],
    ['nonsense', [200, null, 1000, 0]],
  ])('asked for %s', async (range, answer) => {
    expect(await read(ask(range))).toEqual(answer);
  });

  it.each([
    ['"abc"', 206],
    ['Thu, 15 May 2025 10:00:00 GMT', 206],
    ['"another"', 200],
  ])('asked for a part if it still is %s', (ifRange, status) => {
    expect(ask('bytes=0-9', ifRange).status).toBe(status);
  });

  it('is the same bytes in parts as in one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(999), fc.nat(2000), async (start, length) => {
        const answer = ask(`bytes=${start}-${start + length}`);
        expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(start, start + length + 1));
      }),
      { numRuns: 50 },
    );
  });
});
