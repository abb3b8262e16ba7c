import { judgeRefreshToken } from './refresh-token.rules';

const at = (clock: string): Date => new Date(`2026-04-06T${clock}+07:00`);
const fresh = { expiresAt: at('20:00:00'), usedAt: null, revokedAt: null };

describe('a refresh token that is presented', () => {
  it.each([
    ['unused, before its end', fresh, '19:59:59', 'ROTATE'],
    ['unused, at its end', fresh, '20:00:00', 'REFUSE'],
    ['revoked', { ...fresh, revokedAt: at('08:00:00') }, '09:00:00', 'REFUSE'],
    ['used a moment ago', { ...fresh, usedAt: at('08:00:00') }, '08:00:01', 'REFUSE'],
    ['used ten seconds ago', { ...fresh, usedAt: at('08:00:00') }, '08:00:10', 'REFUSE'],
    ['used eleven seconds ago', { ...fresh, usedAt: at('08:00:00') }, '08:00:11', 'REUSED'],
    ['used, and past its end', { ...fresh, usedAt: at('08:00:00') }, '21:00:00', 'REUSED'],
    [
      'used, and its session revoked',
      { ...fresh, usedAt: at('08:00:00'), revokedAt: at('08:30:00') },
      '09:00:00',
      'REUSED',
    ],
  ] as const)('%s', (_case, token, now, verdict) => {
    expect(judgeRefreshToken(token, at(now))).toBe(verdict);
  });
});
