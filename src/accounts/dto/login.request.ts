import { IsString, Length } from 'class-validator';
import { OneLine } from '../../platform/http/input.decorators';

export class LoginRequest {
  /** @example "nguyen.van.binh" */
  @IsString()
  @Length(1, 64)
  @OneLine()
  username: string;

  /** @example "một câu dài dễ nhớ" */
  @IsString()
  @Length(1, 200)
  password: string;
}
