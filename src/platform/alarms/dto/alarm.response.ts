export class AlarmMessages {
  /** @example "Lịch năm 2027 chưa được công bố đủ." */
  vi: string;

  /** @example "The calendar of 2027 has not been announced in full." */
  en: string;
}

export class AlarmResponse {
  /** @example "calendar-unconfirmed-2027" */
  key: string;

  /** @example "WARNING" */
  severity: 'WARNING' | 'CRITICAL';

  messages: AlarmMessages;

  /** @example {"year": 2027} */
  details: Record<string, unknown>;

  raisedAt: string;

  seenAt: string;
}

export class AlarmsResponse {
  items: AlarmResponse[];
}
