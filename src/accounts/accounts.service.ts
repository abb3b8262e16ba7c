import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import type { Principal, StaffRole } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import type { Language } from '../platform/i18n/language';
import { e164Of } from '../platform/telephone';
import { decodeCursor, toPage, type Page } from '../platform/database/keyset';
import { accountErrors } from './accounts.errors';
import { passwordIsUsername } from './accounts.rules';
import { Grants, type GrantAtUnit, type GrantView } from './grants';
import { hashPassword, makePassword } from './passwords';
import { SessionsService } from './sessions.service';

/** Held while the set of administrators changes, so that two of them cannot remove each other at once. */
const ADMINISTRATORS_LOCK = 0x50414b41;

/** Where, and in which language, somebody is told what their work asks for. */
export interface Contact {
  email: string | null;
  /** E.164. */
  phone: string | null;
  locale: Language;
  /** E-mail is switched off: everything lies in the inbox alone. */
  emailOff: boolean;
}

/** An account as administrators see it: no hash. */
export interface AccountView extends Contact {
  id: string;
  username: string;
  displayName: string;
  disabledAt: Date | null;
  createdAt: Date;
  grants: GrantView[];
}

export interface NewAccount {
  username: string;
  password: string;
  displayName: string;
  grants: readonly GrantAtUnit[];
}

/** What is absent stays as it is; `grants` replaces all that were held. */
export interface AccountChange extends Partial<Contact> {
  displayName?: string;
  password?: string;
  disabled?: boolean;
  grants?: readonly GrantAtUnit[];
}

type AccountRow = Omit<AccountView, 'grants'>;

const COLUMNS = `id, username, display_name as "displayName", email, phone, locale,
  email_off as "emailOff", disabled_at as "disabledAt", created_at as "createdAt"`;

/** Members of staff: who they are, what they may do, and with what password. */
@Injectable()
export class AccountsService {
  private readonly logger = new Logger('Accounts');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly grants: Grants,
    private readonly sessions: SessionsService,
  ) {}

  /** Accounts by username, a page at a time. */
  async list(cursor: string | undefined, limit: number): Promise<Page<AccountView>> {
    const [after] = decodeCursor(cursor, ['text']) ?? [''];
    const rows = await this.database.rows<AccountRow>(
      `select ${COLUMNS} from account where username > $1 order by username limit $2`,
      [String(after), limit + 1],
    );
    const grants = await this.grants.of(
      this.database,
      rows.map((row) => row.id),
    );
    return toPage(
      rows,
      limit,
      (row) => [row.username],
      (row) => ({ ...row, grants: grants.get(row.id) ?? [] }),
    );
  }

  /** The account; throws ACCOUNT_UNKNOWN. */
  require(id: string): Promise<AccountView> {
    return this.read(this.database, id);
  }

  /**
   * Makes an account. Throws USERNAME_TAKEN, PASSWORD_IS_USERNAME, GRANT_NEEDS_UNIT, GRANT_TAKES_NO_UNIT and
   * UNIT_UNKNOWN.
   */
  async create(account: NewAccount, by: Principal): Promise<AccountView> {
    const resolved = await this.grants.resolve(account.grants);
    refuseUsernameAsPassword(account.password, account.username);
    const passwordHash = await hashPassword(account.password);
    const id = newId();
    const view = await this.database.transaction(async (tx) => {
      const made = await this.insert(tx, { ...account, id, passwordHash });
      if (!made) throw accountErrors.USERNAME_TAKEN({ username: account.username });
      await this.grants.replace(tx, id, resolved);
      return this.read(tx, id);
    });
    this.log('ACCOUNT_CREATED', id, by, { roles: rolesOf(account.grants) });
    return view;
  }

  /**
   * Changes an account. A new password or disabling ends its sessions: no new access token is given, the present
   * one ends within ACCESS_TOKEN_MINUTES. Throws ACCOUNT_UNKNOWN, LAST_ADMINISTRATOR, ACCOUNT_PHONE_INVALID and what
   * `create` throws.
   */
  async change(id: string, change: AccountChange, by: Principal): Promise<AccountView> {
    const resolved = change.grants && (await this.grants.resolve(change.grants));
    const passwordHash = change.password && (await this.newPassword(id, change.password));
    const view = await this.database.transaction(async (tx) => {
      const ranksChange = change.disabled !== undefined || resolved !== undefined;
      if (ranksChange) await lockAdministrators(tx);
      await this.amend(tx, id, change, passwordHash);
      await changeContact(tx, id, change);
      if (resolved) await this.grants.replace(tx, id, resolved);
      if (passwordHash || change.disabled) await this.sessions.closeAllOf(tx, id);
      if (ranksChange) await refuseWithoutAdministrator(tx);
      return this.read(tx, id);
    });
    this.log('ACCOUNT_CHANGED', id, by, {
      changed: Object.keys(change).filter(
        (key) => change[key as keyof AccountChange] !== undefined,
      ),
      ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
      ...(change.grants ? { roles: rolesOf(change.grants) } : {}),
    });
    return view;
  }

  /** Changes where the account itself is told. Throws ACCOUNT_UNKNOWN and ACCOUNT_PHONE_INVALID. */
  async changeOwnContact(id: string, contact: Partial<Contact>): Promise<AccountView> {
    return this.database.transaction(async (tx) => {
      await changeContact(tx, id, contact);
      return this.read(tx, id);
    });
  }

  /**
   * Makes the administrator of a new installation; null when any account exists already. The password is returned
   * only when it was made here, because nobody knows it yet. Safe when several processes start at once.
   */
  async ensureFirstAdministrator(
    username: string,
    password: string | undefined,
  ): Promise<{ username: string; password: string | null } | null> {
    return this.database.transaction(async (tx) => {
      await lockAdministrators(tx);
      const [existing] = await tx.rows(`select 1 from account limit 1`);
      if (existing) return null;
      const chosen = password ?? makePassword();
      refuseUsernameAsPassword(chosen, username);
      const id = newId();
      const passwordHash = await hashPassword(chosen);
      await this.insert(tx, { id, username, displayName: 'Quản trị hệ thống', passwordHash });
      await this.grants.replace(tx, id, [{ role: 'ADMIN', unitId: null }]);
      this.logger.log({ event: 'FIRST_ADMINISTRATOR_CREATED', accountId: id });
      return { username, password: password === undefined ? chosen : null };
    });
  }

  /** False when the username is taken. */
  private async insert(
    tx: Transaction,
    account: { id: string; username: string; displayName: string; passwordHash: string },
  ): Promise<boolean> {
    const made = await tx.rows(
      `insert into account (id, username, display_name, password_hash, created_at)
       values ($1, $2, $3, $4, $5) on conflict (username) do nothing returning id`,
      [account.id, account.username, account.displayName, account.passwordHash, this.clock.now()],
    );
    return made.length === 1;
  }

  private async amend(
    tx: Transaction,
    id: string,
    change: AccountChange,
    passwordHash: string | undefined,
  ): Promise<void> {
    const changed = await tx.rows(
      `update account set display_name = coalesce($2, display_name),
         password_hash = coalesce($3, password_hash),
         disabled_at = case $4::boolean when true then coalesce(disabled_at, $5)
           when false then null else disabled_at end
       where id = $1 returning id`,
      [
        id,
        change.displayName ?? null,
        passwordHash ?? null,
        change.disabled ?? null,
        this.clock.now(),
      ],
    );
    if (changed.length === 0) throw accountErrors.ACCOUNT_UNKNOWN();
  }

  private async newPassword(id: string, password: string): Promise<string> {
    const { username } = await this.require(id);
    refuseUsernameAsPassword(password, username);
    return hashPassword(password);
  }

  private async read(db: Database | Transaction, id: string): Promise<AccountView> {
    const [row] = await db.rows<AccountRow>(`select ${COLUMNS} from account where id = $1`, [id]);
    if (!row) throw accountErrors.ACCOUNT_UNKNOWN();
    return { ...row, grants: (await this.grants.of(db, [id])).get(id) ?? [] };
  }

  private log(event: string, accountId: string, by: Principal, details: object): void {
    this.logger.log({ event, accountId, by: 'id' in by ? by.id : by.kind, ...details });
  }
}

/** What is absent stays; null takes an address away. */
async function changeContact(
  tx: Transaction,
  id: string,
  { email, phone, locale, emailOff }: Partial<Contact>,
): Promise<void> {
  const number = phone == null ? phone : e164Of(phone);
  if (phone != null && number === null) throw accountErrors.ACCOUNT_PHONE_INVALID();
  const given = {
    email: email?.toLowerCase() ?? email,
    phone: number,
    locale,
    email_off: emailOff,
  };
  const columns = Object.entries(given).filter(([, value]) => value !== undefined);
  if (columns.length === 0) return;
  const sets = columns.map(([column], i) => `${column} = $${i + 2}`).join(', ');
  await tx.rows(`update account set ${sets} where id = $1`, [
    id,
    ...columns.map(([, value]) => value),
  ]);
}

function refuseUsernameAsPassword(password: string, username: string): void {
  if (passwordIsUsername(password, username)) throw accountErrors.PASSWORD_IS_USERNAME();
}

const rolesOf = (grants: readonly GrantAtUnit[]): StaffRole[] => grants.map(({ role }) => role);

async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock($1)`, [ADMINISTRATORS_LOCK]);
}

async function refuseWithoutAdministrator(tx: Transaction): Promise<void> {
  const [left] = await tx.rows(
    `select 1 from role_grant g join account a on a.id = g.account_id
     where g.role = 'ADMIN' and a.disabled_at is null limit 1`,
  );
  if (!left) throw accountErrors.LAST_ADMINISTRATOR();
}
