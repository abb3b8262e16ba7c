/** How a gateway wants its request: what SMS_GATEWAY_BODY says, filled. */
export interface SmsBody {
  body: string;
  contentType: string;
}

/**
 * Fills `{to}`, `{text}` and `{id}` into the gateway's own form. A form that begins with `{` is JSON, whose texts are
 * escaped as JSON; any other is sent as a web form, escaped as that. Nothing in a message can leave its place.
 */
export function smsBody(form: string, values: { to: string; text: string; id: string }): SmsBody {
  const isJson = form.trimStart().startsWith('{');
  const escaped = isJson
    ? (text: string) => JSON.stringify(text).slice(1, -1)
    : (text: string) => encodeURIComponent(text);
  const body = form.replace(/\{(to|text|id)\}/g, (_whole, name: keyof typeof values) =>
    escaped(values[name]),
  );
  return {
    body,
    contentType: isJson ? 'application/json' : 'application/x-www-form-urlencoded',
  };
}
