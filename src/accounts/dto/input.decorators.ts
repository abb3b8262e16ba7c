import { Transform } from 'class-transformer';
import { Matches, ValidateIf } from 'class-validator';

/** Text without spaces at its ends, each letter in its one composed form (NFC). */
export const Tidied = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.normalize('NFC').trim() : value,
  );

/** No control characters: a name is one line, and PostgreSQL takes no zero byte. */
export const OneLine = () => Matches(/^\P{Cc}*$/u);

/** The field may be left out, but null is refused: `IsOptional` would let it through. */
export const MayBeAbsent = () => ValidateIf((_body: object, value: unknown) => value !== undefined);
