import { Injectable } from '@nestjs/common';
import type { AccountPrincipal, Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Transaction } from '../../platform/database/database';
import { PetitionJournal } from '../ledger/petition-journal';
import { refuseUnseen } from '../petition-visibility';
import { References } from '../references';
import type { IdentityAccessResponse, RevealedIdentityResponse } from './dto/identity.response';
import { identitySecret, permissionHolds, revealRefusal } from './identity-access.rules';
import { identityErrors } from './identity.errors';
import { IdentityVault, type Identity } from './identity-vault';
import { namesPerson } from './reason-privacy.rules';
import { readSubmitter, readSubmitters } from './submitter-reading';
import {
  askerOf,
  isSameBody,
  lockShielded,
  NEWEST_GRANTS,
  READ_SHIELDED,
  STANDING_GRANTS,
  type GrantRow,
  type ShieldedRow,
} from './shielded-petition';
import type { UnitDirectory } from '../../units/unit-directory';

/** Who wants to see which sender, why, and the version they saw. */
export interface RevealRequest {
  id: string;
  principal: AccountPrincipal;
  ifVersion: number | null;
  reason: string;
}

/** Identities opened before others are served: a tenth of a second. */
const OPENED_AT_ONCE = 500;

/** Shows the person behind a petition to those who may see them, never without a trace. */
@Injectable()
export class IdentityReveal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly journal: PetitionJournal,
    private readonly vault: IdentityVault,
  ) {}

  /**
   * The sender, with the petition's new version. Who looked, in which role and why is an event of the same
   * transaction, written before the identity is opened: when either fails, neither happened. Errors:
   * PETITION_UNKNOWN, VERSION_MISMATCH, IDENTITY_NOT_YOURS, IDENTITY_NOT_GRANTED, IDENTITY_SECRET,
   * IDENTITY_OF_COMPLAINANT, IDENTITY_ABSENT, IDENTITY_IN_REASON.
   */
  async reveal(request: RevealRequest): Promise<RevealedIdentityResponse> {
    const { units } = await this.references.read();
    return this.database.transaction(async (tx) => {
      const row = await lockShielded(tx, request, units);
      const now = this.clock.now();
      const grants = await tx.rows<GrantRow>(STANDING_GRANTS, [row.id, row.unitId, now]);
      const { refusal, role } = this.judge(row, request.principal, grants, units);
      if (refusal) throw identityErrors[refusal]();
      const submitter = await readSubmitter(tx, row.id);
      if (!submitter) throw identityErrors.IDENTITY_ABSENT();
      const secret = identitySecret(row);
      const { version } = await this.journal.note(
        tx,
        row.id,
        {
          action: 'reveal-identity',
          actor: { kind: 'ACCOUNT', id: request.principal.id, role },
          reason: request.reason,
          data: { secret },
        },
        now,
      );
      const identity = this.vault.open(submitter.petitionId, submitter);
      if (namesPerson(request.reason, identity)) throw identityErrors.IDENTITY_IN_REASON();
      return shapeIdentity(row.id, version, identity);
    });
  }

  /** Who may see the sender, and whether the asking account may: from the very rule that decides. */
  async access(petitionId: string, principal: Principal): Promise<IdentityAccessResponse> {
    const { units } = await this.references.read();
    const [row] = await this.database.rows<ShieldedRow>(READ_SHIELDED, [petitionId]);
    refuseUnseen(row, principal, units);
    const grants = await this.database.rows<GrantRow>(NEWEST_GRANTS, [petitionId]);
    const now = this.clock.now();
    const { refusal } = this.judge(row, principal, grants, units);
    const codeOf = (unitId: string): string => units.byId(unitId)?.code ?? '';
    return {
      petitionId,
      version: row.version,
      anonymous: row.anonymous,
      identitySecret: identitySecret(row),
      aboutUnitCode: row.aboutUnitId === null ? null : codeOf(row.aboutUnitId),
      mayReveal: refusal === null && !row.anonymous,
      refusal: refusal ?? (row.anonymous ? 'IDENTITY_ABSENT' : null),
      grants: grants.map((grant) => ({
        id: grant.id,
        unitCode: codeOf(grant.unitId),
        override: grant.override,
        reason: grant.reason,
        grantedBy: grant.grantedBy,
        grantedAt: grant.grantedAt.toISOString(),
        until: grant.until?.toISOString() ?? null,
        revokedAt: grant.revokedAt?.toISOString() ?? null,
        holds: permissionHolds(grant, now),
      })),
    };
  }

  /** IDENTITY_IN_REASON when a text for the history repeats who sent the petition; nothing of it is returned. */
  async refuseNaming(tx: Transaction, petitionId: string, text: string): Promise<void> {
    const submitter = await readSubmitter(tx, petitionId);
    if (!submitter) return;
    const identity = this.vault.open(submitter.petitionId, submitter);
    if (namesPerson(text, identity)) throw identityErrors.IDENTITY_IN_REASON();
  }

  /**
   * The same for a text that goes into many histories at once. Names of bodies and addresses without a number are let
   * pass: among thousands of senders there is always one who wrote no more than the commune that the text is about.
   */
  async refuseNamingAny(petitionIds: readonly string[], text: string): Promise<void> {
    for (let from = 0; from < petitionIds.length; from += OPENED_AT_ONCE) {
      const some = petitionIds.slice(from, from + OPENED_AT_ONCE);
      for (const submitter of await readSubmitters(this.database, some)) {
        const { kind, name, address, ...rest } = this.vault.open(submitter.petitionId, submitter);
        const person = {
          ...rest,
          name: kind === 'INDIVIDUAL' ? name : '',
          address: /\d/.test(address ?? '') ? address : null,
        };
        if (namesPerson(text, person)) throw identityErrors.IDENTITY_IN_REASON();
      }
    }
  }

  private judge(
    row: ShieldedRow,
    principal: Principal,
    permissions: readonly GrantRow[],
    units: UnitDirectory,
  ) {
    const { asker, role } = askerOf(principal, row.unitId, units);
    const refusal = revealRefusal({
      petition: row,
      asker,
      holderId: row.unitId,
      holderComplainedOf:
        row.aboutUnitId !== null && isSameBody(row.aboutUnitId, row.unitId, units),
      permissions,
      now: this.clock.now(),
    });
    return { refusal, role };
  }
}

const shapeIdentity = (
  petitionId: string,
  version: number,
  { kind, name, phone, email, address }: Identity,
): RevealedIdentityResponse => ({ petitionId, version, kind, name, phone, email, address });
