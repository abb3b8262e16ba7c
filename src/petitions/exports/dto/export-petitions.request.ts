import { IsString, Length } from 'class-validator';
import { NotPaged, Trimmed } from '../../../platform/http/input.decorators';
import { ListPetitionsRequest } from '../../dto/list-petitions.request';

/** Which petitions, by the filters of the list, and what they are wanted for. */
export class ExportPetitionsRequest extends ListPetitionsRequest {
  @NotPaged()
  declare cursor?: string;

  @NotPaged()
  declare limit?: number;

  /**
   * What the file is for, without naming anybody: it stands in the history of every petition in it.
   * @example "Báo cáo giao ban tuần của Văn phòng"
   */
  @Trimmed()
  @IsString()
  @Length(10, 500)
  reason: string;
}
