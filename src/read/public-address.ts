import { BlockList, isIP, isIPv4 } from 'node:net';

/** Networks that are nobody's on the Internet. @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const closedIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within the addresses that are given out. @see https://www.iana.org/assignments/iana-ipv6-special-registry */
const closedIpv6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function listOf(networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

const ipv4 = listOf(closedIpv4, 'ipv4');
const ipv6 = listOf(closedIpv6, 'ipv6');
const givenOut = listOf([['2000::', 3]], 'ipv6');
/** Ways to write an IPv4 address as one of IPv6: mapped, and through a translator (RFC 6052). */
const embedded = listOf(
  [
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
  ],
  'ipv6',
);

/** The IPv4 address that the last 32 bits of one of IPv6 are. */
function lastPart(address: string): string {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(':');
  const [high, low] = groups.slice(-2).map((group) => parseInt(group === '' ? '0' : group, 16));
  return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
}

/** Whether an IP address is one of the Internet: none of this machine, its network, or a group. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIP(plain) === 0) return false;
  if (isIPv4(plain)) return !ipv4.check(plain, 'ipv4');
  if (embedded.check(plain, 'ipv6')) return !ipv4.check(lastPart(plain), 'ipv4');
  return givenOut.check(plain, 'ipv6') && !ipv6.check(plain, 'ipv6');
}
