import { LatePetitionResponse } from './late-petition.response';

export class UnitLateResponse {
  items: LatePetitionResponse[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
