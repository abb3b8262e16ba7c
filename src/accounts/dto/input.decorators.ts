import { Transform } from 'class-transformer';
import { Matches, ValidateIf } from 'class-validator';

/** Text without spaces at its ends; the door has already composed it and taken control characters out. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A name is one line, and has no tabs. */
export const OneLine = () => Matches(/^\P{Cc}*$/u);

/** The field may be left out, but null is refused: `IsOptional` would let it through. */
export const MayBeAbsent = () => ValidateIf((_body: object, value: unknown) => value !== undefined);
