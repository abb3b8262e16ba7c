export class SessionResponse {
  /**
   * Sent with each request as `Authorization: Bearer …`.
   * @example "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTlkNmE3ZSJ9.c2lnbmF0dXJl"
   */
  accessToken: string;

  /**
   * Good for one refresh.
   * @example "k3Jt0cJr0mI2yqN1mS8eXo4Zk1bqvC7uQfVw5dLhT9A"
   */
  refreshToken: string;

  /**
   * How long the access token is good for.
   * @example 600
   */
  expiresInSeconds: number;
}
