import { IsBoolean } from 'class-validator';

export class ChangeApiClientRequest {
  /**
   * True refuses the key, everywhere within 30 seconds.
   * @example true
   */
  @IsBoolean()
  disabled: boolean;
}
