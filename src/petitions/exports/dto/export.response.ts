import type { SheetFormat } from '../../../platform/sheets/sheet-file';

/** One export: who took what out, when and why. */
export class ExportItem {
  /**
   * The same as in the events of the petitions and in the file's name.
   * @example "019d6a7e-3c00-7000-8000-000000000001"
   */
  id: string;

  /** @example "019d6a7e-3c00-7000-8000-000000000002" */
  accountId: string;

  /** @example "nguyen.van.binh" */
  username: string;

  /** @example "xlsx" */
  format: SheetFormat;

  /** @example "Báo cáo giao ban tuần của Văn phòng" */
  reason: string;

  /**
   * The filters as they were meant, but for the sender's telephone number.
   * @example {"unitCode": ["SXD"], "lateness": ["OVERDUE"]}
   */
  filters: Record<string, unknown>;

  /** Whether they were searched by a sender's telephone number too. */
  byPhone: boolean;

  /**
   * How many petitions the file holds; of one that was broken off, how many were found.
   * @example 128
   */
  petitionCount: number;

  /** @example "2026-04-06T01:00:00.000Z" */
  requestedAt: string;

  /**
   * When every trace was written and the file was sent; null when it was broken off before, and nothing was sent.
   * @example "2026-04-06T01:00:01.000Z"
   */
  completedAt: string | null;
}

export class ExportListResponse {
  items: ExportItem[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
