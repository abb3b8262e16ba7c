import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { NotTaken, Trimmed } from '../../../platform/http/input.decorators';
import { ListPetitionsRequest } from '../../dto/list-petitions.request';

const NOT_SAVED = {
  vi: 'Trường này không được lưu trong bộ lọc.',
  en: 'This field is not kept in a filter.',
};

/**
 * What `GET /petitions` takes, but for what belongs to one reading: the page, another filter, and a telephone number,
 * which would lie here unsealed.
 */
export class SavedCriteria extends ListPetitionsRequest {
  @NotTaken(NOT_SAVED)
  declare cursor?: string;

  @NotTaken(NOT_SAVED)
  declare limit?: number;

  @NotTaken(NOT_SAVED)
  declare phone?: string;

  @NotTaken(NOT_SAVED)
  declare savedFilter?: string;
}

export class CreateSavedFilterRequest {
  /** @example "Sắp đến hạn của tôi" */
  @Trimmed()
  @IsString()
  @Length(1, 100)
  name: string;

  /** @example {"unitCode": ["SXD"], "lateness": ["DUE_SOON"], "sort": "dueOn"} */
  @IsObject()
  @ValidateNested()
  @Type(() => SavedCriteria)
  filter: SavedCriteria;
}

export class ChangeSavedFilterRequest {
  /** @example "Quá hạn của tôi" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 100)
  name?: string;

  /**
   * Takes the place of the whole former filter.
   * @example {"unitCode": ["SXD"], "lateness": ["OVERDUE"], "sort": "dueOn"}
   */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SavedCriteria)
  filter?: SavedCriteria;
}
