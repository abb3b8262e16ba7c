import { Matches, ValidateIf } from 'class-validator';

/** A name is one line, and has no tabs. */
export const OneLine = () => Matches(/^\P{Cc}*$/u);

/** The field may be left out, but null is refused: `IsOptional` would let it through. */
export const MayBeAbsent = () => ValidateIf((_body: object, value: unknown) => value !== undefined);
