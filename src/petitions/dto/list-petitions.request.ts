import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CHANNELS } from '../../accounts/channels';
import { PageRequest } from '../../platform/database/page.request';
import { Flag, IsCalendarDay, IsInstant, Trimmed } from '../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../units/petition-classes';
import { LATENESSES, type Lateness } from '../lateness.rules';
import { PETITION_STATES, type PetitionState } from '../petition.rules';
import { IsTelephone, OneOrMore } from './search.decorators';

export const SORTS = ['newest', 'dueOn'] as const;
export type Sort = (typeof SORTS)[number];

/** Which petitions, in which order. All that is given must fit; of several values of one kind, any. */
export class ListPetitionsRequest extends PageRequest {
  /**
   * One or more, by commas or repeated.
   * @example ["ASSIGNED", "IN_PROGRESS"]
   */
  @OneOrMore()
  @IsIn(PETITION_STATES, { each: true })
  state?: PetitionState[];

  /**
   * One or more units that hold them.
   * @example ["SXD"]
   */
  @OneOrMore()
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  unitCode?: string[];

  /** @example ["HIEN_TRUONG"] */
  @OneOrMore()
  @IsIn(PETITION_CLASSES, { each: true })
  class?: string[];

  /** @example ["RAC_THAI"] */
  @OneOrMore()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { each: true })
  field?: string[];

  /** @example ["WEB", "APP"] */
  @OneOrMore()
  @IsIn(CHANNELS, { each: true })
  channel?: string[];

  /**
   * Communes where the matter is.
   * @example ["26041"]
   */
  @OneOrMore()
  @Matches(/^\d{5}$/, { each: true })
  communeCode?: string[];

  /** `true`: only those with any limit missed; `false`: only those with none. */
  @IsOptional()
  @Flag()
  @IsBoolean()
  late?: boolean;

  /**
   * How late they are now, as the list shows it.
   * @example ["OVERDUE", "LATE_STEP"]
   */
  @OneOrMore()
  @IsIn(LATENESSES, { each: true })
  lateness?: Lateness[];

  /** `true`: those to which one's units are asked to contribute, or that are offered to them. */
  @IsOptional()
  @Flag()
  @IsBoolean()
  involving?: boolean;

  /**
   * A code or a code of the national portal, which find just that petition; else words of title and content, whole,
   * all of them, in any order, without regard to diacritics and case.
   * @example "rac thai"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  q?: string;

  /**
   * The sender's telephone number. For the intake desk and the provincial office alone; each use is kept.
   * @example "0912 000 123"
   */
  @IsOptional()
  @Trimmed()
  @IsTelephone()
  phone?: string;

  /** @example "2026-04-06T00:00:00+07:00" */
  @IsOptional()
  @IsInstant()
  submittedFrom?: string;

  /** Before this instant. @example "2026-05-01T00:00:00+07:00" */
  @IsOptional()
  @IsInstant()
  submittedTo?: string;

  /**
   * Due on this day or later.
   * @example "2026-04-20"
   */
  @IsOptional()
  @IsCalendarDay()
  dueFrom?: string;

  /**
   * Due on this day or before.
   * @example "2026-04-27"
   */
  @IsOptional()
  @IsCalendarDay()
  dueTo?: string;

  /**
   * `newest`: as they were entered, the newest first; `dueOn`: the oldest due first.
   * @example "newest"
   */
  @IsOptional()
  @IsIn(SORTS)
  sort?: Sort;

  /**
   * A filter one has saved; what is given beside it takes the place of what it holds.
   * @example "019d6a7e-3c00-7000-8000-000000000001"
   */
  @IsOptional()
  @IsUUID()
  savedFilter?: string;
}
