import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsCalendarDay, Trimmed } from '../../platform/http/input.decorators';
import { URGENCIES, type Urgency } from '../../sla/policy-vocabulary';
import { PETITION_CLASSES } from '../../units/petition-classes';
import {
  ANSWER_RESULTS,
  REFUSAL_REASONS,
  type AnswerResult,
  type RefusalReason,
} from '../actions/action-inputs';

/** A person may say why; never required. */
export class NoteRequest {
  /** @example "Đã đối chiếu với hồ sơ" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

/** What intake may settle about a petition in the same breath. */
export class ReceiveRequest extends NoteRequest {
  /**
   * The class, when there is none yet or a wrong one.
   * @example "HIEN_TRUONG"
   */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: string;

  /** @example "RAC_THAI" */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  field?: string;

  /**
   * Of field conditions only: how quickly they must be dealt with.
   * @example "QUICK"
   */
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency;
}

export class RefuseRequest extends NoteRequest {
  /**
   * From the list of NĐ 20/2008 Điều 9.
   * @example "NO_CLEAR_CONTENT"
   */
  @IsIn(REFUSAL_REASONS)
  reasonCode: RefusalReason;
}

export class AssignRequest extends ReceiveRequest {
  /**
   * The responsible unit; left out, the unit that the rules proposed.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /**
   * Units asked to contribute; the assigned unit leads.
   * @example ["SXD"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  coordinatingUnitCodes?: string[];
}

export class ReasonRequest {
  /** @example "Tuyến đường do Sở Xây dựng quản lý" */
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  reason: string;
}

export class ForwardRequest extends ReasonRequest {
  /**
   * The body outside the province.
   * @example "Ủy ban nhân dân Thành phố Hồ Chí Minh"
   */
  @Trimmed()
  @IsString()
  @Length(3, 300)
  body: string;
}

export class ProposeAnswerRequest {
  /** What was found. @example "Điểm tập kết rác quá tải từ ngày 02/4/2026." */
  @Trimmed()
  @IsString()
  @Length(10, 5000)
  finding: string;

  /** @example "Xe thu gom hỏng." */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 5000)
  cause?: string;

  /** What was done, or will be, or why not. @example "Đã thu gom xong ngày 08/4/2026." */
  @Trimmed()
  @IsString()
  @Length(10, 5000)
  actionTaken: string;

  /** @example "DONE" */
  @IsIn(ANSWER_RESULTS)
  result: AnswerResult;

  /** Required for PLANNED. @example "2026-05-20" */
  @IsOptional()
  @IsCalendarDay()
  plannedOn?: string;

  /**
   * Required for OUT_OF_COMPETENCE.
   * @example "Khu Quản lý đường bộ IV"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 300)
  competentBody?: string;

  /**
   * Addresses or names of photos and documents.
   * @example ["https://example.vn/anh/thu-gom-08-04.jpg"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Trimmed()
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  evidence?: string[];

  /** Required for QUY_DINH_HC. @example "Điều 12 Nghị định 08/2022/NĐ-CP" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 1000)
  legalBasis?: string;

  /** @example "Phòng Kinh tế, 0251 3822 000" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 300)
  contact?: string;
}

export class PublishRequest {
  /**
   * What the public reads beside the answer: the matter, without name, telephone, exact address.
   * @example "Người dân phản ánh rác tồn đọng; UBND phường đã thu gom ngày 08/4/2026."
   */
  @Trimmed()
  @IsString()
  @Length(20, 2000)
  summary: string;

  /**
   * From the check before publication, where it found what may be personal data.
   * @example "b6f1c0…"
   */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  confirmation?: string;
}
