/** Injection tokens of the parsed settings and of the keys. */
export const CONFIG = Symbol('CONFIG');
export const SECRETS = Symbol('SECRETS');
