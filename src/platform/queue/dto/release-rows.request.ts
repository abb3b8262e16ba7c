import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsUUID,
} from 'class-validator';

export class ReleaseRowsRequest {
  /**
   * The rows by their `itemId`; left out, all that the job has set aside.
   * @example ["019d6a7e-3c00-7000-8000-000000000001"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  itemIds?: string[];
}
