import { KnownBearers } from './known-bearers';
import type { Principal } from './principal';

const somebody: Principal = { kind: 'ACCOUNT', id: 'a', username: 'a', grants: [] };
const bearer = (claims: object): string =>
  `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
// Ends at 08:10 on Monday 6 April 2026 in the province.
const header = bearer({ sub: 'a', exp: Date.parse('2026-04-06T01:10:00Z') / 1000 });

describe('bearers that were verified', () => {
  it('are known until they end, and only to the letter', () => {
    const known = new KnownBearers();
    expect(known.find(header, new Date('2026-04-06T01:00:00Z'))).toBeUndefined();
    known.remember(header, somebody);
    expect(known.find(header, new Date('2026-04-06T01:09:59.999Z'))).toBe(somebody);
    expect(known.find(`${header}x`, new Date('2026-04-06T01:00:00Z'))).toBeUndefined();
    expect(known.find(header, new Date('2026-04-06T01:10:00Z'))).toBeUndefined();
    expect(known.find(header, new Date('2026-04-06T01:00:00Z'))).toBeUndefined();
  });

  it('are not kept without an end, nor without bound', () => {
    const known = new KnownBearers();
    known.remember(bearer({ sub: 'a' }), somebody);
    expect(known.find(bearer({ sub: 'a' }), new Date(0))).toBeUndefined();
    const nth = (n: number) => bearer({ sub: String(n), exp: 2_000_000_000 });
    for (let n = 0; n <= 5000; n += 1) known.remember(nth(n), somebody);
    expect(known.find(nth(0), new Date(0))).toBeUndefined();
    expect(known.find(nth(1), new Date(0))).toBe(somebody);
  });
});
