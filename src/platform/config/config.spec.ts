import { loadConfig } from './config';

describe('TRUST_PROXY', () => {
  it.each([
    ['false', false],
    ['1', 1],
    ['10.0.0.0/8, 192.168.1.4', ['10.0.0.0/8', '192.168.1.4']],
    ['fd00::/8', ['fd00::/8']],
  ])('reads %s', (text, expected) => {
    expect(loadConfig({ TRUST_PROXY: text }).TRUST_PROXY).toEqual(expected);
  });

  it('is off when absent', () => {
    expect(loadConfig({}).TRUST_PROXY).toBe(false);
  });

  it('says why it may not be true', () => {
    expect(() => loadConfig({ TRUST_PROXY: 'true' })).toThrow(
      'Bad settings: TRUST_PROXY must not be true, for then a client could write its own X-Forwarded-For: ' +
        'give the number of proxies, or their addresses.',
    );
  });

  it.each(['0', '10', 'yes', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.0/8,', 'proxy.local'])(
    'refuses %s',
    (text) => {
      expect(() => loadConfig({ TRUST_PROXY: text })).toThrow(
        /TRUST_PROXY must be false, a number/,
      );
    },
  );
});

describe('IDENTITY_KEYS', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

  it('takes several, the newest first', () => {
    const text = `k2:${key(2)},k1:${key(1)}`;
    expect(loadConfig({ IDENTITY_KEYS: text }).IDENTITY_KEYS).toBe(text);
  });

  it('refuses a name used twice: what the old key sealed would be tried with the new one', () => {
    expect(() => loadConfig({ IDENTITY_KEYS: `k1:${key(2)},k1:${key(1)}` })).toThrow(
      'Bad settings: IDENTITY_KEYS must give every key a name of its own.',
    );
  });
});
