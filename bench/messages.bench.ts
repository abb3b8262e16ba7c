import { createTransport } from 'nodemailer';
import { messageIdOf } from '../src/messages/channels/email.channel';
import type { OutgoingMessage } from '../src/messages/message';
import { writeMessages } from '../src/messages/outbox';
import { SendMessagesSweep } from '../src/messages/send-messages.sweep';
import { render } from '../src/messages/templates/render.rules';
import { STAFF_TEMPLATES } from '../src/messages/templates/staff.templates';
import { Webhooks } from '../src/messages/webhooks/webhooks.service';
import type { BenchResult } from './bench-result';
import { openSinks, type Sinks } from './support/open-sinks';
import { elapsedMs, median, rounded } from './support/timing';
import { WORLD_NOW } from './support/world';
import { onWorld, type WorldApp } from './support/world-app';

/** Petitions do not matter to sending: what may grow is the outbox itself, of which nothing is ever removed. */
const SENT_BEFORE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 2_000);
const ROUNDS = 7;
/** As many as the sweep has under way of a channel. */
const AT_ONCE = 10;
/** Each message is written, claimed, found its address and marked, each durably. */
const TARGET_OF_BARE = 0.5;
const TARGET_GROWTH = 1.5;
const FROM = 'pakn@example.vn';
const TO = 'can-bo@example.vn';

const CHANNELS = ['EMAIL', 'WEBHOOK'] as const;
type Channel = (typeof CHANNELS)[number];
const BARE: Readonly<Record<Channel, string>> = { EMAIL: 'nodemailer', WEBHOOK: 'fetch' };

interface Desk {
  served: WorldApp;
  accountId: string;
  webhookId: string;
}

/**
 * Messages from the row that is written to the row that is marked, against a bare loop that sends as many of the same,
 * as many at once, to the same sinks in a process of their own; and with a million sent before against none.
 */
export async function run(): Promise<BenchResult[]> {
  const sinks = await openSinks();
  const settings = {
    SMTP_URL: sinks.smtp,
    MAIL_FROM: FROM,
    WEBHOOK_PRIVATE_ADDRESSES: 'allow',
  };
  try {
    return await onWorld(
      0,
      (fresh) =>
        onWorld(
          0,
          async (full) => {
            const desks = [await openDesk(fresh, sinks), await openDesk(full, sinks)] as const;
            await sendBefore(desks[1]);
            const results: BenchResult[] = [];
            for (const channel of CHANNELS)
              results.push(...(await measured(channel, desks, sinks)));
            return results;
          },
          { settings },
        ),
      { settings },
    );
  } finally {
    sinks.close();
  }
}

async function openDesk(served: WorldApp, sinks: Sinks): Promise<Desk> {
  const { app, database, signIn } = served;
  await signIn('UNIT_OFFICER');
  const [account] = await database.rows<{ id: string }>(
    `update account set email = $1 where username = 'bench-unit_officer' returning id`,
    [TO],
  );
  const webhook = { name: 'Bench', url: sinks.http, events: ['petition-changed' as const] };
  const { id } = await app.get(Webhooks).create(webhook);
  return { served, accountId: account!.id, webhookId: id };
}

/** What was told in years before: right by construction, so its keys are not checked. */
async function sendBefore({ served: { database }, accountId }: Desk): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.rows(`set local session_replication_role = replica`);
    await tx.rows(
      `insert into outbox (id, idempotency_key, audience, channel, template, locale, payload,
         account_id, state, attempts, not_before, created_at, sent_at)
       select gen_random_uuid(), 'before:' || i, 'STAFF', 'EMAIL', 'staff.escalation', 'vi', $3,
         $1, 'SENT', 1, at, at, at
       from generate_series(1, $4::integer) as i
       cross join lateral (select $2::timestamptz - i * interval '1 second' as at) a`,
      [accountId, WORLD_NOW, payloadOf(0), SENT_BEFORE],
    );
  });
  await database.rows(`vacuum (analyze) outbox`);
}

const payloadOf = (number: number) => ({
  ...STAFF_TEMPLATES['staff.escalation'].sample,
  code: `H19.PA.2026.${String(number).padStart(6, '0')}`,
});

interface Round {
  freshMs: number;
  fullMs: number;
  bareMs: number;
}

async function measured(
  channel: Channel,
  desks: readonly [Desk, Desk],
  sinks: Sinks,
): Promise<BenchResult[]> {
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bareMs = await elapsedMs(() => sendBare(channel, round, sinks));
    await requireAll(sinks, channel);
    const freshMs = await sendOurs(channel, round, desks[0]);
    await requireAll(sinks, channel);
    const fullMs = await sendOurs(channel, round, desks[1]);
    await requireAll(sinks, channel);
    // The first round warms up.
    if (round > 0) rounds.push({ freshMs, fullMs, bareMs });
  }
  return [against(channel, rounds), growth(channel, rounds)];
}

/** Writes as many messages and has them sent; none may be left. */
async function sendOurs(channel: Channel, round: number, desk: Desk): Promise<number> {
  const { app, database, clock } = desk.served;
  const messages = Array.from({ length: MESSAGES }, (_, i) =>
    channel === 'EMAIL' ? mail(round, i, desk.accountId) : post(round, i, desk.webhookId),
  );
  await database.rows(`vacuum (analyze) outbox`);
  await database.rows(`checkpoint`);
  return elapsedMs(async () => {
    await database.transaction((tx) => writeMessages(tx, messages, clock.now()));
    const { sent } = await app.get(SendMessagesSweep).run(clock.now());
    if (sent !== MESSAGES) throw new Error(`sent ${sent} instead of ${MESSAGES}`);
  });
}

const keyOf = (round: number, i: number): string => `bench:${round}:${i}`;

const mail = (round: number, i: number, accountId: string): OutgoingMessage => ({
  audience: 'STAFF',
  channel: 'EMAIL',
  template: 'staff.escalation',
  key: `mail-${keyOf(round, i)}`,
  locale: 'vi',
  payload: payloadOf(i),
  accountId,
});

const post = (round: number, i: number, webhookId: string): OutgoingMessage => ({
  audience: 'SYSTEM',
  channel: 'WEBHOOK',
  template: 'system.webhook-test',
  key: `post-${keyOf(round, i)}`,
  locale: 'vi',
  payload: payloadOf(i),
  webhookId,
});

/** The loop one would write without an outbox: what fails is lost, and nobody knows what was sent. */
async function sendBare(channel: Channel, round: number, sinks: Sinks): Promise<void> {
  const { hostname: host, port } = new URL(sinks.smtp);
  const transport = createTransport({ host, port: Number(port) });
  const sendMail = async (i: number): Promise<void> => {
    const words = render(STAFF_TEMPLATES['staff.escalation'], payloadOf(i), 'vi');
    if (!words) throw new Error('no words');
    const { subject, text, html } = words;
    const messageId = messageIdOf(`mail-${keyOf(round, i)}`, FROM);
    await transport.sendMail({ from: FROM, to: TO, subject, text, html, messageId });
  };
  const sendPost = async (i: number): Promise<void> => {
    const answer = await fetch(sinks.http, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': `post-${keyOf(round, i)}` },
      body: JSON.stringify({ type: 'webhook-test', timestamp: WORLD_NOW, data: payloadOf(i) }),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
  };
  const send = channel === 'EMAIL' ? sendMail : sendPost;
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < MESSAGES) {
      next += 1;
      await send(next - 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

async function requireAll(sinks: Sinks, channel: Channel): Promise<void> {
  const { mails, posts, ids } = await sinks.caught();
  const came = channel === 'EMAIL' ? mails : posts;
  if (came !== MESSAGES || ids !== MESSAGES) throw new Error(`${came} came, ${ids} ids`);
}

function against(channel: Channel, rounds: readonly Round[]): BenchResult {
  const ratio = median(rounds.map(({ freshMs, bareMs }) => bareMs / freshMs));
  const perSecond = (which: keyof Round): number =>
    Math.round((MESSAGES / median(rounds.map((round) => round[which]))) * 1000);
  return {
    claim: `Messages by ${channel} through the outbox, against a bare loop of ${BARE[channel]}`,
    measured: `${perSecond('freshMs')}/s against ${perSecond('bareMs')}/s (medians of ${ROUNDS} times ${MESSAGES})`,
    ratio: rounded(ratio),
    target: `>= ${TARGET_OF_BARE} of bare`,
    ok: ratio >= TARGET_OF_BARE,
  };
}

function growth(channel: Channel, rounds: readonly Round[]): BenchResult {
  const ratio = median(rounds.map(({ freshMs, fullMs }) => fullMs / freshMs));
  const ms = (which: keyof Round): number =>
    rounded(median(rounds.map((round) => round[which])) / MESSAGES);
  return {
    claim: `A message by ${channel} with ${SENT_BEFORE} sent before against none`,
    measured: `${ms('fullMs')} ms against ${ms('freshMs')} ms`,
    ratio: rounded(ratio),
    target: `<= ${TARGET_GROWTH}`,
    ok: ratio <= TARGET_GROWTH,
  };
}
