import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AccessTokens } from '../../src/accounts/access-tokens';
import { AppModule } from '../../src/app.module';
import { IntakeService } from '../../src/intake/intake.service';
import type { SubmitPetitionRequest } from '../../src/intake/dto/submit-petition.request';
import { CITIZEN, type Principal } from '../../src/platform/auth/principal';
import { SystemClock } from '../../src/platform/clock/clock';
import type { Config } from '../../src/platform/config/config';
import { loadSecrets } from '../../src/platform/config/secrets';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database, type Statement } from '../../src/platform/database/database';
import { openQueueBackend } from '../../src/platform/queue/queue-backend';
import { PetitionViews } from '../../src/petitions/reading/petition-views';
import type { SubmissionReceipt } from '../../src/petitions/petition-submissions.service';
import { References } from '../../src/petitions/references';

export interface SentStatement extends Statement {
  values: unknown[];
}

/** What the application sends for one submission and one reading, for the bare server to send again. */
export interface Recording {
  submit: SentStatement;
  view: SentStatement;
  receipt: SubmissionReceipt;
  /** Ids in the submission's values that must be new for every row; the petition's own comes first. */
  ids: string[];
}

/** Who reads, as the officer of the unit that holds the petitions: a bearer token. */
export interface Recorded {
  recording: Recording;
  officerToken: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Lets the application itself, without its HTTP door, enter one petition and read it, and takes down the
 * statements that went to the database: so the yardstick can never drift from what is measured.
 */
export async function record(
  connection: ConnectionSettings,
  config: Config,
  body: SubmitPetitionRequest,
): Promise<Recorded> {
  const queue = await openQueueBackend(connection, config.REDIS_URL);
  const context = await NestFactory.createApplicationContext(
    AppModule.register({
      config,
      secrets: loadSecrets(config),
      clock: new SystemClock(),
      database: connection,
      queue: queue.connection,
    }),
    { logger: ['error'], abortOnError: false },
  );
  try {
    const database = context.get(Database);
    const sent = listen(database);
    const receipt = await context.get(IntakeService, { strict: false }).submit(body, CITIZEN, null);
    const references = await context.get(References, { strict: false }).read();
    const unitId = references.units.byCode(receipt.unitCode)!.id;
    const officer: Principal & { kind: 'ACCOUNT' } = {
      kind: 'ACCOUNT',
      id: receipt.id,
      username: 'officer',
      grants: [{ role: 'UNIT_OFFICER', unitId }],
    };
    const views = context.get(PetitionViews, { strict: false });
    await views.one(database, receipt.id, officer, references);
    const submit = sent.get('petitions.submit')!;
    const officerToken = context.get(AccessTokens, { strict: false }).sign(officer);
    const ids = idsOf(submit, receipt.id);
    return {
      recording: { submit, view: sent.get('petitions.view')!, receipt, ids },
      officerToken,
    };
  } finally {
    await context.close();
    await queue.close();
  }
}

/** Takes down every named statement on its way to the database. */
function listen(database: Database): Map<string, SentStatement> {
  const sent = new Map<string, SentStatement>();
  const send = database.rows.bind(database);
  database.rows = <T>(statement: Statement | string, values: readonly unknown[] = []) => {
    if (typeof statement !== 'string' && statement.name) {
      sent.set(statement.name, { ...statement, values: [...values] });
    }
    return send<T>(statement, values);
  };
  return sent;
}

/** The petition's id and the ids of its clocks; units and policies are rows that exist and stay as they are. */
function idsOf(submit: SentStatement, petitionId: string): string[] {
  const clocks = JSON.parse(String(submit.values[4])) as { id: string }[];
  const ids = [petitionId, ...clocks.map((clock) => clock.id)];
  if (!ids.every((id) => id.match(UUID)?.[0] === id)) throw new Error('an id is no UUIDv7');
  return ids;
}
