import { expect, test } from 'vitest';
import { fetchLimits, fetchPublic, type Answer, type Network } from '../../../src/read/fetch-public.ts';
import { isPublicAddress } from '../../../src/read/public-address.ts';

const signal = new AbortController().signal;

async function* bodyOf(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

const answer = (more: Partial<Answer> = {}): Answer => ({
  status: 200,
  body: bodyOf([Buffer.from('feed')]),
  close: () => undefined,
  ...more,
});

/** A network of names and answers, and what was asked of it. */
function network(
  names: Readonly<Record<string, readonly string[]>>,
  answers: (url: URL) => Answer,
): Network & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    resolve: (host) => Promise.resolve(names[host] ?? []),
    open: (url, address) => {
      asked.push(`${url.href} at ${address}`);
      return Promise.resolve(answers(url));
    },
  };
}

test('a server is asked at the address that was looked at', async () => {
  const web = network({ 'feeds.example': ['93.184.216.34', '2606:2800::1'] }, () =>
    answer({ type: 'text/xml' }),
  );
  const { bytes, url, type } = await fetchPublic('https://feeds.example/a.xml', { signal, network: web });
  expect([Buffer.from(bytes).toString(), url, type]).toEqual([
    'feed',
    'https://feeds.example/a.xml',
    'text/xml',
  ]);
  expect(web.asked).toEqual(['https://feeds.example/a.xml at 93.184.216.34']);
});

test('no address of this machine or its network is public, however it is written', () => {
  const closed =
    '127.0.0.1 127.8.9.1 0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 239.1.1.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:0:0 64:ff9b::a00:1 64:ff9b::169.254.169.254 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2002:7f00:1:: 2001::1 ::7f00:1 localhost';
  expect(closed.split(' ').filter(isPublicAddress)).toEqual([]);
  const open =
    '93.184.216.34 1.1.1.1 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 2606:4700::1111 2a00:1450:4001::1 ::ffff:1.1.1.1 64:ff9b::101:101';
  expect(open.split(' ').filter((address) => !isPublicAddress(address))).toEqual([]);
});

test('private addresses are not asked, neither at first nor after a redirect nor among public ones', async () => {
  const names = {
    'feeds.example': ['93.184.216.34'],
    'inner.example': ['10.0.0.8'],
    'mixed.example': ['93.184.216.34', '::1'],
  };
  const to = (location: string) =>
    network(names, (url) => (url.host === 'feeds.example' ? answer({ status: 302, location }) : answer()));
  for (const address of [
    'https://inner.example/',
    'https://mixed.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://169.254.169.254/',
    'https://[::ffff:a9fe:a9fe]/',
  ]) {
    const web = to('https://feeds.example/');
    await expect(fetchPublic(address, { signal, network: web })).rejects.toThrow(
      /no address of the Internet/,
    );
    expect(web.asked).toEqual([]);
    const after = to(address);
    await expect(fetchPublic('https://feeds.example/', { signal, network: after })).rejects.toThrow(
      /no address of the Internet/,
    );
    expect(after.asked).toHaveLength(1);
  }
});

test('a name that moves to a private address between two requests is found out', async () => {
  let times = 0;
  const web: Network = {
    resolve: () => Promise.resolve(times++ === 0 ? ['93.184.216.34'] : ['192.168.0.1']),
    open: () => Promise.resolve(answer({ status: 301, location: '/again' })),
  };
  await expect(fetchPublic('https://feeds.example/', { signal, network: web })).rejects.toThrow(
    /192\.168\.0\.1/,
  );
});

test('only https is asked, without a user name, and three redirects are enough', async () => {
  const names = { 'feeds.example': ['93.184.216.34'] };
  const round = network(names, () => answer({ status: 302, location: '/next' }));
  for (const address of ['http://feeds.example/', 'file:///etc/passwd', 'https://me:word@feeds.example/'])
    await expect(fetchPublic(address, { signal, network: round })).rejects.toThrow(/only https|user name/);
  await expect(fetchPublic('https://feeds.example/', { signal, network: round })).rejects.toThrow(
    /more than 3 times/,
  );
  expect(round.asked).toHaveLength(4);
  const down = network(names, () => answer({ status: 302, location: 'http://feeds.example/' }));
  await expect(fetchPublic('https://feeds.example/', { signal, network: down })).rejects.toThrow(
    /only https/,
  );
  const gone = network(names, () => answer({ status: 404 }));
  await expect(fetchPublic('https://feeds.example/', { signal, network: gone })).rejects.toThrow(
    /answers with 404/,
  );
});

test('what is too large or too slow is given up', async () => {
  const names = { 'feeds.example': ['93.184.216.34'] };
  const part = new Uint8Array(fetchLimits.bytes / 4 + 1);
  let closed = false;
  const large = network(names, () =>
    answer({ body: bodyOf([part, part, part, part, part]), close: () => (closed = true) }),
  );
  await expect(fetchPublic('https://feeds.example/', { signal, network: large })).rejects.toThrow(
    /larger than 20 MB/,
  );
  expect(closed).toBe(true);
  const patience = new AbortController();
  const silent: Network = {
    resolve: () => Promise.resolve(['93.184.216.34']),
    open: () => new Promise(() => undefined),
  };
  const waiting = fetchPublic('https://feeds.example/', { signal: patience.signal, network: silent });
  patience.abort();
  await expect(waiting).rejects.toThrow(/too long/);
});
