import { ApiHideProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Trimmed } from '../../../platform/http/input.decorators';
import { ListPetitionsRequest } from '../../dto/list-petitions.request';
import { NotTaken } from '../../dto/search.decorators';

const NO_PAGES = {
  vi: 'Tệp xuất không chia trang.',
  en: 'An export has no pages.',
};

/** Which petitions, by the filters of the list, and what they are wanted for. */
export class ExportPetitionsRequest extends ListPetitionsRequest {
  @ApiHideProperty()
  @NotTaken(NO_PAGES)
  declare cursor?: string;

  @ApiHideProperty()
  @NotTaken(NO_PAGES)
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
