import type { Unit } from '../../units/unit-directory';
import { petitionErrors } from '../petitions.errors';
import type { EffectContext } from './effects';

type Context = Pick<EffectContext, 'units' | 'on'>;

/**
 * The unit that a person named by its code, to handle or to contribute. A unit that has ended is never swapped for
 * its successor behind their back. Errors: ASSIGNED_UNIT_UNKNOWN, UNIT_CANNOT_HANDLE, UNIT_NOT_IN_FORCE.
 */
export function namedUnit(code: string, { units, on }: Context): Unit {
  const named = units.byCode(code);
  if (!named) throw petitionErrors.ASSIGNED_UNIT_UNKNOWN({ unitCode: code });
  if (named.kind === 'INTAKE_DESK') throw petitionErrors.UNIT_CANNOT_HANDLE();
  const inForce = units.inForce(named, on);
  if (inForce?.id === named.id) return named;
  throw notInForce(named, inForce);
}

/** The unit that the rules proposed, or its successor. Errors: UNIT_REQUIRED when none was, UNIT_NOT_IN_FORCE. */
export function proposedUnit(unitId: string | null, { units, on }: Context): Unit {
  const proposed = unitId === null ? undefined : units.byId(unitId);
  if (!proposed) throw petitionErrors.UNIT_REQUIRED();
  if (proposed.kind === 'INTAKE_DESK') throw petitionErrors.UNIT_CANNOT_HANDLE();
  const inForce = units.inForce(proposed, on);
  if (!inForce) throw notInForce(proposed, null);
  return inForce;
}

/** Each named unit once; the unit that leads cannot co-ordinate with itself. */
export function coordinatingUnits(
  codes: readonly string[],
  leadId: string,
  context: Context,
): Unit[] {
  const named = [...new Set(codes)].map((code) => namedUnit(code, context));
  const lead = named.find((unit) => unit.id === leadId);
  if (lead) throw petitionErrors.COORDINATING_UNIT_LEADS({ unitCode: lead.code });
  return named;
}

function notInForce(unit: Unit, successor: Unit | null) {
  return petitionErrors.UNIT_NOT_IN_FORCE({
    unitCode: unit.code,
    successorUnitCode: successor?.code ?? null,
    successorNoteVi: successor ? `; đơn vị kế thừa là ${successor.code}` : '',
    successorNoteEn: successor ? `; its successor is ${successor.code}` : '',
  });
}
