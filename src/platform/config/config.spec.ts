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

describe('the ways messages leave', () => {
  const problem = (settings: Record<string, string>) => () => loadConfig(settings);

  it('are off when nothing is set', () => {
    const { SMTP_URL, SMS_GATEWAY_URL, WEBHOOK_PRIVATE_ADDRESSES } = loadConfig({});
    expect([SMTP_URL, SMS_GATEWAY_URL, WEBHOOK_PRIVATE_ADDRESSES]).toEqual([
      undefined,
      undefined,
      'refuse',
    ]);
  });

  it('need somebody whom e-mail comes from, and do not repeat the password when they are wrong', () => {
    expect(problem({ SMTP_URL: 'smtp://u:geheim@mail.example' })).toThrow(
      'Bad settings: MAIL_FROM must be set when SMTP_URL is.',
    );
    expect(problem({ SMTP_URL: 'http://u:geheim@mail.example' })).toThrow(
      /^(?!.*geheim).*SMTP_URL/,
    );
    const from = 'PAKN Đồng Nai <pakn@dongnai.example>';
    expect(loadConfig({ SMTP_URL: 'smtps://mail.example', MAIL_FROM: from }).MAIL_FROM).toBe(from);
    expect(problem({ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(/MAIL_FROM/);
  });

  it('need a form that says where number and text go', () => {
    expect(problem({ SMS_GATEWAY_BODY: 'to={to}' })).toThrow(
      /SMS_GATEWAY_BODY must contain {text}/,
    );
  });
});
