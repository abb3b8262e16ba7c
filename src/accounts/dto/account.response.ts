import { GrantResponse } from './grant.response';

export class AccountResponse {
  id: string;

  /** @example "nguyen.van.binh" */
  username: string;

  /** @example "Nguyễn Văn Bình" */
  displayName: string;

  grants: GrantResponse[];

  /** Since when the account may not sign in; null while it may. */
  disabledAt: string | null;

  createdAt: string;
}

export class AccountsResponse {
  items: AccountResponse[];

  nextCursor: string | null;
}
