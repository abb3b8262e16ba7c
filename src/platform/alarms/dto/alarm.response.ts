export class AlarmMessages {
  vi: string;

  en: string;
}

export class AlarmResponse {
  /** @example "calendar-unconfirmed-2027" */
  key: string;

  /** @example "WARNING" */
  severity: 'WARNING' | 'CRITICAL';

  messages: AlarmMessages;

  details: Record<string, unknown>;

  raisedAt: string;

  seenAt: string;
}

export class AlarmsResponse {
  items: AlarmResponse[];
}
