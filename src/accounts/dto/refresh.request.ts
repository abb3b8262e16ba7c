import { IsString, Length } from 'class-validator';

export class RefreshRequest {
  /**
   * The refresh token of the last sign-in or refresh.
   * @example "k3Jt0cJr0mI2yqN1mS8eXo4Zk1bqvC7uQfVw5dLhT9A"
   */
  @IsString()
  @Length(1, 200)
  refreshToken: string;
}
