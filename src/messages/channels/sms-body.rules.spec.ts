import { smsBody } from './sms-body.rules';

const VALUES = { to: '+84912000123', text: 'Mã "A"\n& {to}', id: 'acknowledge:1' };

describe('the request to an SMS gateway', () => {
  it('is JSON where the form is JSON, and stays one whatever is sent', () => {
    const { body, contentType } = smsBody('{"to":"{to}","text":"{text}","id":"{id}"}', VALUES);
    expect(contentType).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      to: '+84912000123',
      text: 'Mã "A"\n& {to}',
      id: 'acknowledge:1',
    });
  });

  it('is a web form otherwise', () => {
    const { body, contentType } = smsBody('brand=UBND&phone={to}&msg={text}&ref={id}', VALUES);
    expect(contentType).toBe('application/x-www-form-urlencoded');
    expect(body).toBe(
      'brand=UBND&phone=%2B84912000123&msg=M%C3%A3%20%22A%22%0A%26%20%7Bto%7D&ref=acknowledge%3A1',
    );
  });
});
