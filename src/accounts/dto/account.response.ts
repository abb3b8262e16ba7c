import { GrantResponse } from './grant.response';

export class AccountResponse {
  id: string;

  /** @example "nguyen.van.binh" */
  username: string;

  /** @example "Nguyễn Văn Bình" */
  displayName: string;

  /**
   * Where messages go; without one they lie in the inbox alone.
   * @example "binh.nv@dongnai.gov.vn"
   */
  email: string | null;

  /** @example "+84912000456" */
  phone: string | null;

  /** @example "vi" */
  locale: 'vi' | 'en';

  /** True: no e-mail, the inbox alone. */
  emailOff: boolean;

  grants: GrantResponse[];

  /** Since when the account may not sign in; null while it may. */
  disabledAt: string | null;

  createdAt: string;
}

export class AccountsResponse {
  items: AccountResponse[];

  nextCursor: string | null;
}
