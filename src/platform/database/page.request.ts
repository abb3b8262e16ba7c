import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** One page of a list: go on after `cursor`, with at most `limit` items. */
export class PageRequest {
  /**
   * Where the last page ended: its `nextCursor`.
   * @example "WyIwMTlkNmE3ZS0zYzAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiXQ"
   */
  @IsOptional()
  @IsString()
  @Length(1, 300)
  cursor?: string;

  /**
   * How many on a page.
   * @example 50
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
