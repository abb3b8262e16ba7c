import { isPublicAddress } from './address.rules';

describe('an address that another system may be reached at', () => {
  it.each([
    '1.1.1.1',
    '14.225.0.1',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.0.1',
    '100.128.0.1',
    '2402:800::1',
    '2606:4700:4700::1111',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine by another number', '127.8.9.10'],
    ['this machine in IPv6', '::1'],
    ['this machine in IPv6, carried', '::ffff:127.0.0.1'],
    ['this machine in IPv6, carried in hex', '::ffff:7f00:1'],
    ['no address', '0.0.0.0'],
    ['no address in IPv6', '::'],
    ['an office network', '10.1.2.3'],
    ['an office network', '172.16.0.1'],
    ['an office network', '172.31.255.255'],
    ['an office network', '192.168.1.1'],
    ['a carrier’s network', '100.64.0.1'],
    ['a cloud’s metadata', '169.254.169.254'],
    ['a private block of IPv6', 'fd00::1'],
    ['a link of IPv6', 'fe80::1%eth0'],
    ['6to4 of this machine', '2002:7f00:1::'],
    ['NAT64 of this machine', '64:ff9b::7f00:1'],
    ['documents', '2001:db8::1'],
    ['many at once', '224.0.0.1'],
    ['everybody', '255.255.255.255'],
    ['no address at all', 'localhost'],
    ['too many gaps', '1::2::3'],
    ['too short', '1:2:3'],
  ])('%s is not: %s', (_what, address) => expect(isPublicAddress(address)).toBe(false));
});
