import { isIP } from 'node:net';
import { z } from 'zod';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * Whose X-Forwarded-For is believed: nobody's, the last so many proxies', or those at these addresses. Never
 * everybody's, for a client could write its own and be counted as somebody else with each request.
 */
const trustedProxies = z
  .string()
  .superRefine((text, check) => {
    const message = proxiesProblem(text);
    if (message) check.addIssue({ code: 'custom', message });
  })
  .transform((text): false | number | string[] => {
    if (text === 'false') return false;
    return /^\d+$/.test(text) ? Number(text) : addressesIn(text);
  });

const addressesIn = (text: string): string[] => text.split(',').map((part) => part.trim());

function proxiesProblem(text: string): string | undefined {
  if (text === 'true') {
    return (
      'must not be true, for then a client could write its own X-Forwarded-For: ' +
      'give the number of proxies, or their addresses'
    );
  }
  const known = text === 'false' || /^[1-9]$/.test(text) || addressesIn(text).every(isNetwork);
  return known
    ? undefined
    : 'must be false, a number of proxies from 1 to 9, or addresses such as 10.0.0.0/8';
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  // No network of everybody: that is "true" in other words.
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/[^\s]+$/, 'must be a postgres:// address');
const identityKeys = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,20}:[A-Za-z0-9+/]{43}=(,[A-Za-z0-9_-]{1,20}:[A-Za-z0-9+/]{43}=)*$/,
    'must be name:key pairs separated by commas, each key 32 bytes in base64',
  )
  // Under a name used twice, what the older key sealed would be tried with the newer one, and lost.
  .refine((text) => {
    const names = text.split(',').map((pair) => pair.split(':')[0]);
    return new Set(names).size === names.length;
  }, 'must give every key a name of its own');

/** One schema for every setting: name, form, default. `.env.example` says what each is for. */
const settings = z.object({
  PORT: whole(0, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.pakn'),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATE_ON_START: z.enum(['true', 'false']).default('true'),
  DATABASE_POOL_SIZE: whole(2, 100).default(10),
  REFUSALS_BEFORE_DESK_DECIDES: whole(1, 10).default(2),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/[^\s]+$/, 'must be a redis:// address')
    .optional(),
  ADMIN_USERNAME: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/, 'must be 3 to 64 small letters, digits, . _ -')
    .default('admin'),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').max(200).optional(),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOOKUP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  IDENTITY_KEYS: identityKeys.optional(),
  ACCESS_TOKEN_MINUTES: whole(1, 60).default(10),
  REFRESH_TOKEN_DAYS: whole(1, 90).default(14),
  CODE_PREFIX: z
    .string()
    .regex(/^[A-Z0-9.]{1,20}$/)
    .default('H19.PA'),
  CORS_ORIGINS: z.string().optional(),
  TRUST_PROXY: trustedProxies.default(false),
  BODY_LIMIT_BYTES: whole(1024, 10_485_760).default(262_144),
  EXPORT_LIMIT: whole(1, 20_000).default(5000),
  ATTACHMENT_LIMIT_BYTES: whole(1024, 104_857_600).default(10_485_760),
  ATTACHMENT_STORE: z.enum(['folder', 's3']).default('folder'),
  S3_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/, 'must be an https:// address')
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, 'must be the name of a bucket')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.enum(['true', 'false']).default('true'),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/\S+|[^\s/]+:\d{1,5})$/, 'must be host:port, or the path of a socket')
    .optional(),
  PUBLIC_SUBMISSIONS_PER_MINUTE: whole(1, 100_000).default(60),
  PUBLIC_READS_PER_MINUTE: whole(1, 100_000).default(120),
  TRACKING_FAILURES_PER_MINUTE: whole(1, 100_000).default(10),
  SIGN_INS_PER_MINUTE: whole(1, 100_000).default(20),
  STAFF_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(6000),
  SWEEP_INTERVAL_SECONDS: whole(1, 3600).default(60),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+$/, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an e-mail address, or Name <address>')
    .optional(),
  SMS_GATEWAY_URL: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/, 'must be an https:// address')
    .optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  SMS_GATEWAY_BODY: z
    .string()
    .regex(/\{to\}/, 'must contain {to}')
    .regex(/\{text\}/, 'must contain {text}')
    .default('{"to":"{to}","text":"{text}","id":"{id}"}'),
  SEND_WITHIN_SECONDS: whole(1, 20).default(10),
  WEBHOOK_PRIVATE_ADDRESSES: z.enum(['refuse', 'allow']).default('refuse'),
  METRICS_TOKEN: z.string().min(24, 'must have at least 24 characters').optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** What the store of files needs when it is a bucket. */
const BUCKET_SETTINGS = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const schema = settings.superRefine((given, check) => {
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined) {
    const message = 'must be set when SMTP_URL is';
    check.addIssue({ code: 'custom', path: ['MAIL_FROM'], message });
  }
  if (given.ATTACHMENT_STORE !== 's3') return;
  for (const name of BUCKET_SETTINGS.filter((each) => given[each] === undefined)) {
    check.addIssue({
      code: 'custom',
      path: [name],
      message: 'must be set when ATTACHMENT_STORE is s3',
    });
  }
});

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

type Parsed = z.infer<typeof schema>;

/** Every setting of the process, parsed once and frozen. Secrets may still be absent: see `secrets.ts`. */
export type Config = Readonly<Parsed>;

/** A setting that cannot be used; names the setting, never repeats its content. */
export class ConfigError extends Error {}

/**
 * Reads the settings from environment variables; an empty value counts as absent.
 * Throws ConfigError with one sentence per bad setting, by name and never by content.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name]?.trim()] as const).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${reason(issue)}`);
  throw new ConfigError(`Bad settings: ${[...new Set(problems)].join('; ')}.`);
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format' || issue.code === 'too_small') return plain(issue.message);
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return plain(issue.message);
}

const plain = (message: string): string =>
  message.startsWith('must') ? message : `is not valid (${message.split(',')[0]})`;
