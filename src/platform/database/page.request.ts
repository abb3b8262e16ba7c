import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** One page of a list: go on after `cursor`, with at most `limit` items. */
export class PageRequest {
  @IsOptional()
  @IsString()
  @Length(1, 300)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
