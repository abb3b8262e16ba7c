import { IsBoolean, IsOptional, Matches } from 'class-validator';

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/** All of them: take them from GET, change them, send them back with their ETag as `If-Match`. */
export class MessageSettingsRequest {
  /** Whether staff are sent a digest by e-mail each working day. */
  @IsBoolean()
  sendDigests: boolean;

  /**
   * When on a working day the digests go, on the province's clock; an hour at which the office is closed moves to its
   * next opening of that day. Null: as the office opens.
   * @example "08:00"
   */
  @IsOptional()
  @Matches(HOUR)
  digestAt: string | null;

  /**
   * From when on any day a text message may go to a citizen. Acknowledgements go at any hour.
   * @example "07:00"
   */
  @Matches(HOUR)
  textsFrom: string;

  /**
   * Until when.
   * @example "21:00"
   */
  @Matches(HOUR)
  textsUntil: string;
}
