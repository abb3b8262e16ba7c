import {
  httpOutcome,
  inItsTime,
  isOutdated,
  OUTDATED,
  plainCode,
  smtpOutcome,
} from './outcome.rules';

describe('what a receiver’s reply means', () => {
  it.each([
    [200, 'SENT'],
    [202, 'SENT'],
    [204, 'SENT'],
    // A redirect is not followed: whoever answers so may want another address behind our back.
    [301, 'FAILED'],
    [400, 'REFUSED'],
    [401, 'REFUSED'],
    [404, 'REFUSED'],
    [408, 'FAILED'],
    [410, 'REFUSED'],
    [422, 'REFUSED'],
    [429, 'FAILED'],
    [500, 'FAILED'],
    [503, 'FAILED'],
  ])('HTTP %i: %s', (status, kind) => {
    expect(httpOutcome(status)).toEqual(
      kind === 'SENT' ? { kind } : { kind, code: `HTTP_${status}` },
    );
  });

  it.each([
    [429, 90],
    [503, 90],
    // Said with anything else, it is about something else.
    [408, undefined],
    [500, undefined],
    [301, undefined],
  ])('HTTP %i that asks for ninety seconds', (status, askedSeconds) => {
    const failed = { kind: 'FAILED', code: `HTTP_${status}` };
    expect(httpOutcome(status, 90)).toEqual(askedSeconds ? { ...failed, askedSeconds } : failed);
  });

  it('asks for nothing by refusing', () => {
    expect(httpOutcome(410, 90)).toEqual({ kind: 'REFUSED', code: 'HTTP_410' });
    expect(httpOutcome(204, 90)).toEqual({ kind: 'SENT' });
  });

  it.each([
    [
      'a mailbox that is not there',
      { code: 'EENVELOPE', responseCode: 550 },
      'REFUSED',
      'SMTP_550',
    ],
    ['a message found unfit', { code: 'EMESSAGE', responseCode: 554 }, 'REFUSED', 'SMTP_554'],
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, 'FAILED', 'SMTP_452'],
    ['a server that is busy', { code: 'EENVELOPE', responseCode: 421 }, 'FAILED', 'SMTP_421'],
    ['our own password refused', { code: 'EAUTH', responseCode: 535 }, 'FAILED', 'SMTP_535'],
    ['nobody listening', { code: 'ESOCKET' }, 'FAILED', 'ESOCKET'],
    ['silence', { code: 'ETIMEDOUT' }, 'FAILED', 'ETIMEDOUT'],
    ['something without a name', {}, 'FAILED', 'UNKNOWN'],
  ])('SMTP, %s', (_what, failure, kind, code) => {
    expect(smtpOutcome(failure)).toEqual({ kind, code });
  });

  it('is kept as a code, never in the words of the receiver', () => {
    expect(plainCode('ECONNREFUSED')).toBe('ECONNREFUSED');
    expect(plainCode('no such user hanh@example.vn')).toBe('UNKNOWN');
    expect(plainCode(undefined)).toBe('UNKNOWN');
  });
});

describe('a message with a time', () => {
  const closing = new Date('2026-04-10T10:00:00Z');

  it('tells nobody anything from the instant on at which it ends', () => {
    expect(isOutdated(closing, new Date('2026-04-10T09:59:59.999Z'))).toBe(false);
    expect(isOutdated(closing, closing)).toBe(true);
    expect(isOutdated(null, new Date('2036-04-10T10:00:00Z'))).toBe(false);
  });

  it('is put off within its time, and called off where that is not long enough', () => {
    const afternoon = { kind: 'EARLY', until: new Date('2026-04-10T06:00:00Z') } as const;
    const monday = { kind: 'EARLY', until: new Date('2026-04-13T00:30:00Z') } as const;
    expect(inItsTime(afternoon, closing)).toBe(afternoon);
    expect(inItsTime(monday, closing)).toBe(OUTDATED);
    expect(inItsTime(monday, null)).toBe(monday);
    expect(inItsTime({ kind: 'SENT' }, closing)).toEqual({ kind: 'SENT' });
  });
});
