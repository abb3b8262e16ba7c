import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import type { ApiClientPrincipal, Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage, type Page } from '../platform/database/keyset';
import { accountErrors } from './accounts.errors';
import type { Channel } from './channels';
import { randomToken, tokenHash } from './random-token';

/** Tells a leaked key for what it is, to people and to scanners of source code. */
const KEY_PREFIX = 'pakn_';
const KEY_FORM = /^pakn_[A-Za-z0-9_-]{43}$/;
/** How long a key is believed without asking the database; a client disabled in another process may call as long. */
const BELIEVED_FOR_MS = 30_000;
/** More clients than this asked within half a minute cost a look-up each, never more memory. */
const MOST_BELIEVED = 1000;

export interface NewApiClient {
  name: string;
  channels: readonly Channel[];
  trusted: boolean;
}

/** A client as administrators see it: no key. */
export interface ApiClientView {
  id: string;
  name: string;
  channels: Channel[];
  trusted: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

const COLUMNS = `id, name, channels, trusted, disabled_at as "disabledAt", created_at as "createdAt"`;

/** Other systems that submit petitions: portals, hotlines, apps. Each is known by a key of its own. */
@Injectable()
export class ApiClientsService {
  private readonly logger = new Logger('ApiClients');
  private readonly believed = new Map<string, { client: ApiClientPrincipal; untilMs: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes a client and returns its key, this once: only a hash is kept. Throws API_CLIENT_NAME_TAKEN. */
  async create(
    client: NewApiClient,
    by: Principal,
  ): Promise<{ client: ApiClientView; key: string }> {
    const key = KEY_PREFIX + randomToken();
    const [made] = await this.database.rows<ApiClientView>(
      `insert into api_client (id, name, key_hash, channels, trusted, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (name) do nothing returning ${COLUMNS}`,
      [newId(), client.name, tokenHash(key), client.channels, client.trusted, this.clock.now()],
    );
    if (!made) throw accountErrors.API_CLIENT_NAME_TAKEN({ name: client.name });
    this.log('API_CLIENT_CREATED', made.id, by);
    return { client: made, key };
  }

  /** Clients by name, a page at a time. */
  async list(cursor: string | undefined, limit: number): Promise<Page<ApiClientView>> {
    const [after] = decodeCursor(cursor, ['text']) ?? [''];
    const rows = await this.database.rows<ApiClientView>(
      `select ${COLUMNS} from api_client where name > $1 order by name limit $2`,
      [String(after), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.name],
      (row) => row,
    );
  }

  /** Disables a client or lets it in again; disabled, its key stops here at once. Throws API_CLIENT_UNKNOWN. */
  async setDisabled(id: string, disabled: boolean, by: Principal): Promise<ApiClientView> {
    const [client] = await this.database.rows<ApiClientView>(
      `update api_client set disabled_at = case when $2 then coalesce(disabled_at, $3) end
       where id = $1 returning ${COLUMNS}`,
      [id, disabled, this.clock.now()],
    );
    if (!client) throw accountErrors.API_CLIENT_UNKNOWN();
    this.believed.clear();
    this.log(disabled ? 'API_CLIENT_DISABLED' : 'API_CLIENT_ENABLED', id, by);
    return client;
  }

  /** The enabled client with this key; null when there is none. */
  async identify(key: string): Promise<ApiClientPrincipal | null> {
    if (!KEY_FORM.test(key)) return null;
    const hash = tokenHash(key);
    const name = hash.toString('base64');
    const held = this.believed.get(name);
    if (held && performance.now() < held.untilMs) return held.client;
    this.believed.delete(name);
    const [row] = await this.database.rows<Omit<ApiClientPrincipal, 'kind'>>(
      `select id, name, channels, trusted from api_client
       where key_hash = $1 and disabled_at is null`,
      [hash],
    );
    if (!row) return null;
    const client: ApiClientPrincipal = { kind: 'API_CLIENT', ...row };
    if (this.believed.size >= MOST_BELIEVED) this.believed.clear();
    this.believed.set(name, { client, untilMs: performance.now() + BELIEVED_FOR_MS });
    return client;
  }

  private log(event: string, apiClientId: string, by: Principal): void {
    this.logger.log({ event, apiClientId, by: 'id' in by ? by.id : by.kind });
  }
}
