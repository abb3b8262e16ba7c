import type { UnitDirectory } from '../../units/unit-directory';
import { petitionErrors } from '../petitions.errors';

/** Who was asked to contribute, and who of them somebody speaks for. */
export interface ContributionQuestion {
  /** As the actor named it; undefined where it was left out. */
  unitCode: string | undefined;
  participantUnitIds: readonly string[];
  owingUnitIds: readonly string[];
  actsFor: (unitId: string) => boolean;
  units: UnitDirectory;
}

/**
 * The unit for which a contribution is given; null when the actor acts for none that was asked. It need not be named
 * where only one of the actor's units still owes one: a person may act for several, and none of them speaks for
 * another. Errors: ASSIGNED_UNIT_UNKNOWN, UNIT_NOT_ASKED, UNIT_NOT_YOURS, ALREADY_CONTRIBUTED,
 * CONTRIBUTING_UNIT_REQUIRED with the codes to choose from.
 */
export function contributingUnit(question: ContributionQuestion): string | null {
  const { unitCode, participantUnitIds, owingUnitIds, actsFor, units } = question;
  if (unitCode !== undefined) return namedContributor(unitCode, question);
  const own = participantUnitIds.filter(actsFor);
  const [owing, ...others] = own.filter((unitId) => owingUnitIds.includes(unitId));
  if (owing === undefined) {
    const done = own[0];
    if (done === undefined) return null;
    throw petitionErrors.ALREADY_CONTRIBUTED({ unitCode: codeOf(done, units) });
  }
  if (others.length > 0) {
    const unitCodes = [owing, ...others].map((unitId) => codeOf(unitId, units));
    throw petitionErrors.CONTRIBUTING_UNIT_REQUIRED({ unitCodes });
  }
  return owing;
}

function namedContributor(unitCode: string, question: ContributionQuestion): string {
  const { participantUnitIds, owingUnitIds, actsFor, units } = question;
  const unit = units.byCode(unitCode);
  if (!unit) throw petitionErrors.ASSIGNED_UNIT_UNKNOWN({ unitCode });
  if (!participantUnitIds.includes(unit.id)) throw petitionErrors.UNIT_NOT_ASKED({ unitCode });
  if (!actsFor(unit.id)) throw petitionErrors.UNIT_NOT_YOURS({ unitCode });
  if (!owingUnitIds.includes(unit.id)) throw petitionErrors.ALREADY_CONTRIBUTED({ unitCode });
  return unit.id;
}

const codeOf = (unitId: string, units: UnitDirectory): string => units.byId(unitId)?.code ?? '';
