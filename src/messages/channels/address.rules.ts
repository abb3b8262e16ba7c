/** Blocks that are not of the public internet (RFC 6890 and its successors): ours, a neighbour's, or nobody's. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
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

/**
 * Whether an address literal is one of the public internet. Of IPv6 only the global block 2000::/3 is, without the
 * parts of it that carry an IPv4 address or are for documents.
 */
export function isPublicAddress(address: string): boolean {
  const v4 = v4Of(address);
  if (v4 !== null) return !PRIVATE_V4.some(([block, bits]) => within(v4, v4Of(block) ?? 0, bits));
  const groups = v6Groups(address);
  if (!groups) return false;
  const [first = 0, second = 0] = groups;
  if (first < 0x2000 || first > 0x3fff) return false;
  // 6to4, Teredo and other protocols' own, and the block for documents.
  const carried = first === 0x2002 || (first === 0x2001 && second < 0x200);
  return !carried && !(first === 0x2001 && second === 0xdb8) && first !== 0x3fff;
}

function within(address: number, block: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor(block / size);
}

function v4Of(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return null;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The eight groups of an IPv6 literal; an IPv4 address at its end (::ffff:127.0.0.1) never makes it a public one. */
function v6Groups(text: string): number[] | null {
  const [head = '', tail, ...rest] = text.split('%')[0]!.split('::');
  if (rest.length > 0 || text.includes('.')) return null;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [
    ...left,
    ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'),
    ...right,
  ];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16));
}
