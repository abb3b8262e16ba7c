import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';

const ENTERED_KINDS = [
  'HOLIDAY',
  'COMPENSATORY_DAY_OFF',
  'SWAPPED_DAY_OFF',
  'MAKEUP_WORKDAY',
  'CLOSURE',
] as const;

const isGiven = (row: DayChangeRequest) => row.kind !== null;

export class DayChangeRequest {
  /** @example "2026-08-31" */
  @IsCalendarDay()
  day: string;

  /**
   * What the day is; null removes what the calendar says of it. CLOSURE goes with a unit, all others without.
   * @example "SWAPPED_DAY_OFF"
   */
  @ValidateIf(isGiven)
  @IsIn(ENTERED_KINDS)
  kind: (typeof ENTERED_KINDS)[number] | null;

  /**
   * Needed unless the day is removed.
   * @example "Nghỉ hoán đổi dịp Quốc khánh"
   */
  @ValidateIf(isGiven)
  @Trimmed()
  @IsString()
  @Length(1, 200)
  name?: string;

  /**
   * Who announced it; needed unless the day is removed.
   * @example "Thông báo 8726/TB-BNV"
   */
  @ValidateIf(isGiven)
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source?: string;

  /**
   * False while an announcement may still change it; needed unless the day is removed.
   * @example true
   */
  @ValidateIf(isGiven)
  @IsBoolean()
  confirmed?: boolean;

  /**
   * The unit that closes; absent: the whole province.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  unitCode?: string;
}

export class CalendarChangeRequest {
  /** What changes, at most 400 days at once; days not named stay as they are. */
  @IsArray()
  @ArrayMaxSize(400)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DayChangeRequest)
  days: DayChangeRequest[];

  /**
   * Years whose days off have now all been announced.
   * @example [2027]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(2015, { each: true })
  @Max(2060, { each: true })
  confirmedYears?: number[];

  /**
   * Years that were called announced by mistake.
   * @example []
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(2015, { each: true })
  @Max(2060, { each: true })
  unconfirmedYears?: number[];

  /**
   * Why, for whoever asks later about a moved due date.
   * @example "Thông báo nghỉ Quốc khánh 2026"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  reason: string;
}
