import { IsIn, IsObject } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/input.decorators';

export class PreviewTemplateRequest {
  /**
   * Vietnamese when absent.
   * @example "vi"
   */
  @MayBeAbsent()
  @IsIn(['vi', 'en'])
  locale?: 'vi' | 'en';

  /**
   * In place of what the sample has.
   * @example { "code": "H19.PA.2026.000777" }
   */
  @MayBeAbsent()
  @IsObject()
  payload?: Record<string, unknown>;
}
