/** When people are told; see the fields of the request. */
export class MessageSettingsResponse {
  sendDigests: boolean;

  /** @example null */
  digestAt: string | null;

  /** @example "07:00" */
  textsFrom: string;

  /** @example "21:00" */
  textsUntil: string;
}
