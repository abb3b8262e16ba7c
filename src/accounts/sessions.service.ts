import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import type { Grant } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Database, type Transaction } from '../platform/database/database';
import { AccessTokens } from './access-tokens';
import { accountErrors } from './accounts.errors';
import { passwordFits, unfittingHash } from './passwords';
import { randomToken, tokenHash } from './random-token';
import { judgeRefreshToken, type KeptToken } from './refresh-token.rules';

const DAY_MS = 86_400_000;

/** What a sign-in or a refresh hands out. */
export interface Session {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

interface SignInAccount {
  id: string;
  username: string;
  passwordHash: string;
  disabledAt: Date | null;
}

interface KeptTokenRow extends KeptToken {
  id: string;
  familyId: string;
}

const ACCOUNT = `select id, username, password_hash as "passwordHash", disabled_at as "disabledAt" from account`;

/**
 * Sign-in, its renewal and its end. All tokens that descend from one sign-in form a family. Whoever changes a family
 * first locks the account's row, so a refresh cannot slip a new token past a sign-out or a change of password.
 */
@Injectable()
export class SessionsService {
  private readonly logger = new Logger('Sessions');
  private readonly nobodysHash = unfittingHash();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Opens a session. Throws SIGN_IN_REFUSED, the same and after the same effort for an unknown username, a wrong
   * password and a disabled account.
   */
  async open(username: string, password: string): Promise<Session> {
    const [account] = await this.database.rows<SignInAccount>(`${ACCOUNT} where username = $1`, [
      username.trim().toLowerCase(),
    ]);
    const fits = await passwordFits(account?.passwordHash ?? this.nobodysHash, password);
    const session =
      account && fits && account.disabledAt === null
        ? await this.database.transaction((tx) => this.start(tx, account))
        : null;
    // A username that is not known may be a password typed in the wrong field: it is not logged.
    this.logger.log({ event: session ? 'SIGNED_IN' : 'SIGN_IN_REFUSED', accountId: account?.id });
    if (!session) throw accountErrors.SIGN_IN_REFUSED();
    return session;
  }

  /**
   * Exchanges a refresh token for a new pair, with the grants the account holds now. Throws REFRESH_TOKEN_REFUSED
   * (unknown, expired, revoked, or used a moment ago) or REFRESH_TOKEN_REUSED, which has ended the session.
   */
  async refresh(refreshToken: string): Promise<Session> {
    const hash = tokenHash(refreshToken);
    const outcome = await this.database.transaction(async (tx) => {
      const account = await lockHolder(tx, hash);
      const kept = account && (await findToken(tx, hash));
      if (!account || !kept) return 'REFUSE';
      const verdict = judgeRefreshToken(kept, this.clock.now());
      if (verdict === 'REUSED') await this.revokeFamily(tx, kept.familyId, account.id);
      if (verdict !== 'ROTATE') return verdict;
      if (account.disabledAt !== null) return 'REFUSE';
      await tx.rows(`update refresh_token set used_at = $2 where id = $1`, [
        kept.id,
        this.clock.now(),
      ]);
      return this.issue(tx, account, kept.familyId);
    });
    // Thrown after the commit: the revocation must stay.
    if (outcome === 'REUSED') throw accountErrors.REFRESH_TOKEN_REUSED();
    if (outcome === 'REFUSE') throw accountErrors.REFRESH_TOKEN_REFUSED();
    return outcome;
  }

  /** Ends the session the token belongs to. A token that is not known ends nothing, and that is no error. */
  async close(refreshToken: string): Promise<void> {
    const hash = tokenHash(refreshToken);
    await this.database.transaction(async (tx) => {
      const account = await lockHolder(tx, hash);
      const kept = account && (await findToken(tx, hash));
      if (!account || !kept) return;
      await tx.rows(
        `update refresh_token set revoked_at = $2 where family_id = $1 and revoked_at is null`,
        [kept.familyId, this.clock.now()],
      );
      this.logger.log({ event: 'SIGNED_OUT', accountId: account.id });
    });
  }

  /** Ends every session of an account whose row the transaction has locked. Access tokens live on until they expire. */
  async closeAllOf(tx: Transaction, accountId: string): Promise<void> {
    await tx.rows(
      `update refresh_token set revoked_at = $2 where account_id = $1 and revoked_at is null`,
      [accountId, this.clock.now()],
    );
  }

  /** Null when the account was disabled or given another password while this one was checked. */
  private async start(tx: Transaction, checked: SignInAccount): Promise<Session | null> {
    const [account] = await tx.rows<SignInAccount>(`${ACCOUNT} where id = $1 for no key update`, [
      checked.id,
    ]);
    const changed = account?.passwordHash !== checked.passwordHash || account.disabledAt !== null;
    return changed ? null : this.issue(tx, account, newId());
  }

  private async issue(
    tx: Transaction,
    account: { id: string; username: string },
    familyId: string,
  ): Promise<Session> {
    const now = this.clock.now();
    const refreshToken = randomToken();
    const expiresAt = new Date(now.getTime() + this.config.REFRESH_TOKEN_DAYS * DAY_MS);
    await tx.rows(
      `insert into refresh_token (id, account_id, family_id, token_hash, issued_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), account.id, familyId, tokenHash(refreshToken), now, expiresAt],
    );
    const grants = await tx.rows<Grant>(
      `select role, unit_id as "unitId" from role_grant where account_id = $1 order by id`,
      [account.id],
    );
    return {
      accessToken: this.tokens.sign({ id: account.id, username: account.username, grants }),
      refreshToken,
      expiresInSeconds: this.tokens.lifetimeSeconds,
    };
  }

  private async revokeFamily(tx: Transaction, familyId: string, accountId: string): Promise<void> {
    this.logger.warn({ event: 'REFRESH_TOKEN_REUSED', accountId, familyId });
    await tx.rows(
      `update refresh_token set revoked_at = $2 where family_id = $1 and revoked_at is null`,
      [familyId, this.clock.now()],
    );
  }
}

/** Locks the account a refresh token belongs to, if any; of two requests with one token, the second waits here. */
async function lockHolder(tx: Transaction, hash: Buffer): Promise<SignInAccount | undefined> {
  const [account] = await tx.rows<SignInAccount>(
    `${ACCOUNT} where id = (select account_id from refresh_token where token_hash = $1)
     for no key update`,
    [hash],
  );
  return account;
}

/** Read by a statement of its own after the lock, so that it sees what the holder before us committed. */
async function findToken(tx: Transaction, hash: Buffer): Promise<KeptTokenRow | undefined> {
  const [token] = await tx.rows<KeptTokenRow>(
    `select id, family_id as "familyId", expires_at as "expiresAt", used_at as "usedAt",
            revoked_at as "revokedAt"
     from refresh_token where token_hash = $1`,
    [hash],
  );
  return token;
}
