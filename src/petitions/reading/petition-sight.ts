import type { Principal } from '../../platform/auth/principal';
import type { Reader, Statement } from '../../platform/database/database';
import type { UnitDirectory } from '../../units/unit-directory';
import { refuseUnseen, type Involvement } from '../petition-visibility';

const INVOLVED: Statement = {
  name: 'petitions.involved',
  text: `
    select unit_id as "unitId", offered_unit_id as "offeredUnitId",
      participant_unit_ids as "participantUnitIds"
    from petition where id = $1`,
};

/** PETITION_UNKNOWN when there is no such petition, or the principal may not see it. */
export async function refuseUnseenPetition(
  reader: Reader,
  petitionId: string,
  principal: Principal,
  units: UnitDirectory,
): Promise<void> {
  const [petition] = await reader.rows<Involvement>(INVOLVED, [petitionId]);
  refuseUnseen(petition, principal, units);
}
