import type { Channel } from '../channels';

export class ApiClientResponse {
  id: string;

  /** @example "Cổng dịch vụ công" */
  name: string;

  /**
   * The channels it may submit by.
   * @example ["PORTAL"]
   */
  channels: Channel[];

  /** May enter petitions that were submitted earlier, so that their clock counts from then. */
  trusted: boolean;

  /** Since when the key is refused; null while it is good. */
  disabledAt: string | null;

  createdAt: string;
}

export class NewApiClientResponse extends ApiClientResponse {
  /**
   * Sent with each request as `X-Api-Key`. Shown only now: it is kept nowhere.
   * @example "pakn_k3Jt0cJr0mI2yqN1mS8eXo4Zk1bqvC7uQfVw5dLhT9A"
   */
  key: string;
}

export class ApiClientsResponse {
  items: ApiClientResponse[];

  nextCursor: string | null;
}
