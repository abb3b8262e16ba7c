import { newWebhookSecret, signatures } from './webhook-signature';

// The worked example of the specification (standardwebhooks.com), checked with openssl:
// printf '%s' 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' |
//   openssl dgst -sha256 -mac HMAC -macopt hexkey:<the secret's base64 in hex> -binary | base64
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const PARTS = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
};
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

describe('the signature of a webhook', () => {
  it('is that of the specification', () => {
    expect(signatures([SECRET], PARTS)).toBe(SIGNATURE);
  });

  it('is one for each secret that holds, the newest first', () => {
    const other = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    const both = signatures([other, SECRET], PARTS).split(' ');
    expect(both).toHaveLength(2);
    expect(both[1]).toBe(SIGNATURE);
    expect(both[0]).not.toBe(SIGNATURE);
  });

  it.each([
    ['another id', { id: 'msg_other' }],
    ['another time', { timestamp: 1614265331 }],
    ['another body', { body: '{"test": 2432232315}' }],
  ])('does not fit %s', (_what, changed) => {
    expect(signatures([SECRET], { ...PARTS, ...changed })).not.toBe(SIGNATURE);
  });

  it('is made with secrets of 32 bytes, each another', () => {
    const [one, other] = [newWebhookSecret(), newWebhookSecret()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(other);
  });
});
