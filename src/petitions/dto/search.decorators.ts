import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateBy } from 'class-validator';
import { e164Of } from '../../platform/telephone';

/** No list of wanted values is longer: every one is another branch of the statement. */
export const MOST_VALUES = 20;

/** One or more values: `?state=RECEIVED,ASSIGNED`, `?state=RECEIVED&state=ASSIGNED`, or a list in a body. */
export const OneOrMore = () =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => listOf(value)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MOST_VALUES),
  );

function listOf(value: unknown): unknown {
  if (typeof value !== 'string' && !Array.isArray(value)) return value;
  const parts = [value]
    .flat()
    .flatMap((part: unknown) => (typeof part === 'string' ? part.split(',') : [part]));
  return [...new Set(parts.map((part) => (typeof part === 'string' ? part.trim() : part)))];
}

const TELEPHONE = {
  vi: 'Không phải số điện thoại gọi được.',
  en: 'Is not a telephone number that can be called.',
};

/** A telephone number that somebody can be called by. */
export const IsTelephone = () =>
  ValidateBy(
    {
      name: 'isTelephone',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && e164Of(value) !== null,
        defaultMessage: () => TELEPHONE.en,
      },
    },
    { context: TELEPHONE },
  );
