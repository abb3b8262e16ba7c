import { AccessTokens } from '../../src/accounts/access-tokens';
import { unfittingHash } from '../../src/accounts/passwords';
import { newId } from '../../src/platform/auth/ids';
import type { Grant, StaffRole } from '../../src/platform/auth/principal';
import type { TestApp } from './app';

export interface GrantAt {
  role: StaffRole;
  /** Everywhere when absent. */
  unitCode?: string;
}

export interface Person {
  token: string;
  accountId: string;
  username: string;
  /** For supertest: `t.http.get('/api/v1/…').set(...officer.auth)`. */
  auth: ['Authorization', string];
}

let people = 0;

/**
 * Somebody with these grants, signed in. The account has no password that fits and the token is signed without a
 * sign-in, so it costs a millisecond; every use takes a new one, valid at the clock's present.
 */
export async function signIn(
  t: TestApp,
  grants: readonly GrantAt[],
  username?: string,
): Promise<Person> {
  people += 1;
  const name = username ?? `person-${people}`;
  const accountId = newId();
  await t.database.rows(
    `insert into account (id, username, display_name, password_hash, created_at)
     values ($1, $2, $2, $3, $4)`,
    [accountId, name, unfittingHash(), t.clock.now()],
  );
  for (const grant of grants) {
    await t.database.rows(
      `insert into role_grant (id, account_id, role, unit_id) values ($1, $2, $3, $4)`,
      [newId(), accountId, grant.role, await unitIdOf(t, grant.unitCode)],
    );
  }
  return signInAgain(t, { accountId, username: name });
}

/** A new token for somebody who is there already, with the grants they now hold. */
export async function signInAgain(
  t: TestApp,
  person: { accountId: string; username: string },
): Promise<Person> {
  const grants = await t.database.rows<Grant>(
    `select role, unit_id as "unitId" from role_grant where account_id = $1 order by role, unit_id`,
    [person.accountId],
  );
  const { accountId, username } = person;
  const tokens = t.app.get(AccessTokens);
  const signedIn: Person = {
    accountId,
    username,
    // Signed when it is asked for: tests move the clock, and a token lives for minutes.
    get token() {
      return tokens.sign({ id: accountId, username, grants });
    },
    get auth(): ['Authorization', string] {
      return ['Authorization', `Bearer ${signedIn.token}`];
    },
  };
  return signedIn;
}

async function unitIdOf(t: TestApp, code: string | undefined): Promise<string | null> {
  if (code === undefined) return null;
  const [unit] = await t.database.rows<{ id: string }>(`select id from unit where code = $1`, [
    code,
  ]);
  if (!unit) throw new Error(`the seed has no unit ${code}`);
  return unit.id;
}
