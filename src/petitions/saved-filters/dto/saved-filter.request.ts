import { ApiHideProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../../platform/http/input.decorators';
import { ListPetitionsRequest } from '../../dto/list-petitions.request';

const NOT_SAVED = {
  vi: 'Trường này không được lưu trong bộ lọc.',
  en: 'This field is not kept in a filter.',
};

const NotSaved = () =>
  ValidateBy(
    {
      name: 'notSaved',
      validator: { validate: () => false, defaultMessage: () => NOT_SAVED.en },
    },
    { context: NOT_SAVED },
  );

/**
 * What `GET /petitions` takes, but for what belongs to one reading: the page, another filter, and a telephone number,
 * which would lie here unsealed.
 */
export class SavedCriteria extends ListPetitionsRequest {
  @ApiHideProperty()
  @NotSaved()
  declare cursor?: string;

  @ApiHideProperty()
  @NotSaved()
  declare limit?: number;

  @ApiHideProperty()
  @NotSaved()
  declare phone?: string;

  @ApiHideProperty()
  @NotSaved()
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
