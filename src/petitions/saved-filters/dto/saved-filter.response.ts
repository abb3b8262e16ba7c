import { SavedCriteria } from './saved-filter.request';

export class SavedFilterResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "Sắp đến hạn của tôi" */
  name: string;

  /** @example {"unitCode": ["SXD"], "lateness": ["DUE_SOON"], "sort": "dueOn"} */
  filter: SavedCriteria;

  /**
   * How often it was written; the ETag.
   * @example 1
   */
  version: number;

  /** @example "2026-04-06T01:00:00.000Z" */
  createdAt: string;

  /** @example "2026-04-06T01:00:00.000Z" */
  updatedAt: string;
}

/** All of an account's, at most 50. */
export class SavedFiltersResponse {
  items: SavedFilterResponse[];
}
