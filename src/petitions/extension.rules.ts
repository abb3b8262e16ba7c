import type { IsoDate } from '../calendar/local-time.rules';

/** An extension of the limit to answer: asked for once in a cycle, decided by the provincial office. */
export interface Extension {
  state: 'REQUESTED' | 'GRANTED' | 'REFUSED';
  /** Working days asked for, or granted. */
  workingDays: number;
  requestedOn: IsoDate;
  decidedOn?: IsoDate;
}
