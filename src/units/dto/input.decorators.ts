import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsISO8601, Matches } from 'class-validator';

/** Text as it is kept: NFC, so equal names are equal bytes, without spaces around it. */
export const CleanText = () =>
  Transform(({ value }: { value: unknown }) => {
    if (Array.isArray(value)) return value.map(clean);
    return clean(value);
  });

const clean = (value: unknown): unknown =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value;

/** A calendar day that exists, 'YYYY-MM-DD'. */
export const IsCalendarDay = () =>
  applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true }));
