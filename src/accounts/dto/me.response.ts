import { GrantResponse } from './grant.response';

export class MeResponse {
  id: string;

  /** @example "nguyen.van.binh" */
  username: string;

  /** @example "Nguyễn Văn Bình" */
  displayName: string;

  grants: GrantResponse[];
}
