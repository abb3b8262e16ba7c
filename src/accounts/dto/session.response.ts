export class SessionResponse {
  /** Sent with each request as `Authorization: Bearer …`. */
  accessToken: string;

  /** Good for one refresh. */
  refreshToken: string;

  /**
   * How long the access token is good for.
   * @example 600
   */
  expiresInSeconds: number;
}
