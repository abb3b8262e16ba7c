import { IsIn, IsObject, ValidateIf } from 'class-validator';

const MayBeAbsent = () => ValidateIf((_body: object, value: unknown) => value !== undefined);

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
