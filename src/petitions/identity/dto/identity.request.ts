import { IsBoolean, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { IsInstant, Trimmed } from '../../../platform/http/input.decorators';

/** Whoever deals with the sender's identity says why; it goes into the history, so it names nobody. */
export class IdentityReasonRequest {
  /**
   * Why, without naming the person.
   * @example "Gọi lại để hỏi rõ vị trí điểm tập kết rác"
   */
  @Trimmed()
  @IsString()
  @Length(10, 500)
  reason: string;
}

export class IdentityGrantRequest extends IdentityReasonRequest {
  /**
   * The unit that holds the petition.
   * @example "SXD"
   */
  @IsString()
  @Length(1, 40)
  unitCode: string;

  /**
   * When the permission runs out by itself; left out, when it is taken back.
   * @example "2026-05-15T17:00:00+07:00"
   */
  @IsOptional()
  @IsInstant()
  until?: string;

  /**
   * The provincial office's decision to permit although the sender is secret by default.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  override?: boolean;
}

export class AboutUnitRequest extends IdentityReasonRequest {
  /**
   * The unit whose official is complained about; null when it proves to be about none.
   * @example "SXD"
   */
  @ValidateIf((_request, value) => value !== null)
  @IsString()
  @Length(1, 40)
  unitCode: string | null;
}
