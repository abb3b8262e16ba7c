import { Injectable } from '@nestjs/common';
import { actsAt } from '../petitions/petition-visibility';
import { PetitionViews } from '../petitions/reading/petition-views';
import { References } from '../petitions/references';
import type { Principal, StaffRole } from '../platform/auth/principal';
import { Database } from '../platform/database/database';
import { lettersOf, type WithLetters } from './letters';

/** Roles that work on a petition; the others read. */
const ADDERS = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'PROVINCIAL_OFFICE',
] as const satisfies readonly StaffRole[];

/** Roles that may look into a file, in the order in which one is named in the history. */
const LOOKERS = [...ADDERS, 'SUPERVISOR', 'AUDITOR'] as const satisfies readonly StaffRole[];

/** A petition as this account sees it. */
export interface SeenPetition extends WithLetters {
  /** The role it holds for the petition, of those that add files; null: it only reads. */
  adder: StaffRole | null;
  reader: StaffRole | null;
}

/** What an account may do with a petition's files. */
@Injectable()
export class PetitionGrounds {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly views: PetitionViews,
  ) {}

  /** The petition, and the role held for it. PETITION_UNKNOWN when it is not there or may not be seen. */
  async seen(petitionId: string, principal: Principal): Promise<SeenPetition> {
    const bundle = await this.references.read();
    const petition = await this.views.one(this.database, petitionId, principal, bundle);
    const unitId = bundle.units.byCode(petition.unitCode)?.id ?? '';
    const held = (roles: readonly StaffRole[]) =>
      roles.find((role) => actsAt(principal, [role], unitId, bundle.units)) ?? null;
    const { class: petitionClass, state, parentCode } = petition;
    return {
      id: petitionId,
      class: petitionClass,
      state,
      letters: parentCode === null ? [] : await lettersOf(this.database, petitionId),
      adder: held(ADDERS),
      reader: held(LOOKERS),
    };
  }
}
