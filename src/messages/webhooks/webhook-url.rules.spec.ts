import { webhookUrlFits } from './webhook-url.rules';

const fits = (url: string, privateAllowed = false) => webhookUrlFits(new URL(url), privateAllowed);

describe('the address of a webhook', () => {
  it.each([
    'https://portal.example.gov.vn/hooks/pakn',
    'https://portal.example.gov.vn:8443/hooks?x=1',
    'https://1.1.1.1/hook',
    'https://[2606:4700:4700::1111]/hook',
  ])('may be %s', (url) => expect(fits(url)).toBe(true));

  it.each([
    'http://portal.example.gov.vn/hooks',
    'https://localhost/hook',
    'https://db.internal/hook',
    'https://printer.local./hook',
    'https://postgres:5432/',
    'https://127.0.0.1/hook',
    // The same in other writings, which the address parser makes plain.
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://name:secret@portal.example.gov.vn/',
    'https://portal.example.gov.vn/#part',
    'ftp://portal.example.gov.vn/',
  ])('may not be %s', (url) => expect(fits(url)).toBe(false));

  it('may lead inside, and without TLS, where the operator allows it', () => {
    expect(fits('http://127.0.0.1:4000/hook', true)).toBe(true);
    expect(fits('http://esb.internal/hook', true)).toBe(true);
    expect(fits('file:///etc/passwd', true)).toBe(false);
    expect(fits('http://name:secret@esb.internal/', true)).toBe(false);
  });
});
