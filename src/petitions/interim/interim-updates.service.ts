import { Inject, Injectable } from '@nestjs/common';
import { channelsOn } from '../../messages/channels-on';
import { writeMessages } from '../../messages/outbox';
import type { StaffRole } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database, type Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import type { UnitDirectory } from '../../units/unit-directory';
import { tellNews } from '../actions/tell-sender';
import { IdentityVault } from '../identity/identity-vault';
import { PetitionJournal } from '../ledger/petition-journal';
import type { PetitionState } from '../petition.rules';
import { actsAt, refuseUnseen, type Involvement } from '../petition-visibility';
import { NOBODY } from '../publication/masking/finding';
import { knownPeople } from '../publication/publication-reading';
import { References } from '../references';
import type { SendInterimUpdateRequest } from './dto/interim-update.request';
import type { CheckedInterimUpdateResponse } from './dto/interim-update.response';
import { shapeInterim } from './interim-shape';
import { checkInterimText, personalNames, type CheckedText } from './interim-text.rules';
import { interimErrors } from './interim-updates.errors';
import { LOCK, OPEN, PROPOSE, SEND, SEND_BACK, STAFF, type InterimRow } from './interim.statements';

interface LockedPetition extends Involvement {
  id: string;
  version: number;
  state: PetitionState;
}

/** What is worked on, by whom, in a transaction that holds the petition's row. */
interface Work {
  tx: Transaction;
  update: InterimRow;
  units: UnitDirectory;
  accountId: string;
  role: StaffRole;
  now: Date;
}

/** What was done with an update, as it stands after it. */
interface Done {
  action: string;
  row: InterimRow | undefined;
  reason?: string;
  /** What is to be noticed about its text. */
  checked?: CheckedText;
}

const OFFICE: readonly StaffRole[] = ['PROVINCIAL_OFFICE'];

/** Word to the sender while the answer is late by the decree: the unit writes it, the office sends it (ADR 0016). */
@Injectable()
export class InterimUpdates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly journal: PetitionJournal,
    private readonly vault: IdentityVault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The holding unit proposes a text, or another one. What may be personal data in it is said, but not by what is
   * known of the sender, whom the unit may not know. Errors: PETITION_UNKNOWN, VERSION_MISMATCH, FORBIDDEN,
   * INTERIM_UPDATE_NOT_OWED.
   */
  propose(request: ActionRequest, text: string): Promise<CheckedInterimUpdateResponse> {
    return this.work(request, writersOf, async (work) => {
      const { tx, update, accountId, now } = work;
      const checked = checkInterimText(text, { ...NOBODY, names: await staffNames(work) });
      const [row] = await tx.rows<InterimRow>(PROPOSE, [update.id, text, now, accountId]);
      return { action: 'propose-interim-update', row, checked };
    });
  }

  /** The office wants it otherwise; whoever proposed it is told. Errors: as above, INTERIM_UPDATE_NOT_PROPOSED. */
  sendBack(request: ActionRequest, reason: string): Promise<CheckedInterimUpdateResponse> {
    return this.work(
      request,
      () => OFFICE,
      async (work) => {
        const { tx, update } = work;
        if (update.state !== 'PROPOSED') throw interimErrors.INTERIM_UPDATE_NOT_PROPOSED();
        const [row] = await tx.rows<InterimRow>(SEND_BACK, [update.id, reason]);
        await tellProposer(work);
        return { action: 'send-back-interim-update', row, reason };
      },
    );
  }

  /**
   * The office sends what the unit proposed, or its own words: the senders of the petition and of those merged into it
   * are told by the outbox in the same transaction. Errors: as above, INTERIM_UPDATE_TEXT_REQUIRED; with what was
   * found and where, but not the words, INTERIM_UPDATE_NAMES_SOMEBODY and INTERIM_UPDATE_UNCONFIRMED.
   */
  send(
    request: ActionRequest,
    input: SendInterimUpdateRequest,
  ): Promise<CheckedInterimUpdateResponse> {
    return this.work(
      request,
      () => OFFICE,
      async (work) => {
        const { tx, update, accountId, now } = work;
        const proposed = update.state === 'PROPOSED' ? update.text : null;
        const text = input.text ?? proposed;
        if (text === null) throw interimErrors.INTERIM_UPDATE_TEXT_REQUIRED();
        const known = await knownPeople(tx, this.vault, update.petitionId);
        const names = [...known.names, ...(await staffNames(work))];
        const checked = checkInterimText(text, { ...known, names });
        refuseUnfit(checked, input.confirmed === true);
        const [row] = await tx.rows<InterimRow>(SEND, [update.id, text, now, accountId]);
        return { action: 'send-interim-update', row, checked };
      },
    );
  }

  private async work(
    { id, principal, ifVersion, idempotency }: ActionRequest,
    rolesFor: (unitId: string, units: UnitDirectory) => readonly StaffRole[],
    doing: (work: Work) => Promise<Done>,
  ): Promise<CheckedInterimUpdateResponse> {
    const { units } = await this.references.read();
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        const [petition] = await tx.rows<LockedPetition>(LOCK, [id]);
        refuseUnseen(petition, principal, units);
        const { version, state, unitId } = petition;
        if (ifVersion !== null && ifVersion !== version) {
          throw platformErrors.VERSION_MISMATCH({ version, state });
        }
        const roles = rolesFor(unitId, units);
        const role = roles.find((each) => actsAt(principal, [each], unitId, units));
        if (!role) throw platformErrors.FORBIDDEN();
        const [update] = await tx.rows<InterimRow>(OPEN, [id]);
        if (!update) throw interimErrors.INTERIM_UPDATE_NOT_OWED();
        const now = this.clock.now();
        const work = { tx, update, units, accountId: principal.id, role, now };
        return this.settle(work, await doing(work));
      }),
    );
  }

  /** Leaves the trace in the petition's history, and tells the sender of what was sent. */
  private async settle(
    { tx, update, units, accountId, role, now }: Work,
    { action, row = update, reason, checked }: Done,
  ): Promise<CheckedInterimUpdateResponse> {
    const { petitionId, cycle, round, dueOn } = row;
    const note = {
      action,
      actor: { kind: 'ACCOUNT' as const, id: accountId, role },
      reason: reason ?? null,
      data: { cycle, round, dueOn },
    };
    const { version } = await this.journal.note(tx, petitionId, note, now);
    if (row.state === 'SENT') {
      const news = { template: 'citizen.interim-update', payload: {}, alsoMerged: true } as const;
      const ways = channelsOn(this.config);
      await tellNews(tx, { id: petitionId, version }, news, { ways, now });
    }
    const { findings = [], warnings = [] } = checked ?? {};
    const places = placesOf(findings);
    return { ...shapeInterim(row, units, now), version, findings: places, warnings };
  }
}

/** Who writes for the unit that holds a petition; at the desk those who take petitions in. */
const writersOf = (unitId: string, units: UnitDirectory): readonly StaffRole[] =>
  units.byId(unitId)?.kind === 'INTAKE_DESK' ? ['INTAKE_OFFICER'] : ['UNIT_OFFICER', 'UNIT_HEAD'];

/** Kinds and places: what was found is personal data, and errors are logged. */
const placesOf = (findings: CheckedText['findings']) =>
  findings.map(({ kind, confidence, from, to }) => ({ kind, confidence, from, to }));

function refuseUnfit({ findings }: CheckedText, confirmed: boolean): void {
  const certain = findings.filter((each) => each.confidence === 'CERTAIN');
  if (certain.length > 0) {
    const details = { count: certain.length, findings: placesOf(certain) };
    throw interimErrors.INTERIM_UPDATE_NAMES_SOMEBODY(details);
  }
  if (findings.length > 0 && !confirmed) {
    const details = { count: findings.length, findings: placesOf(findings) };
    throw interimErrors.INTERIM_UPDATE_UNCONFIRMED(details);
  }
}

/** The people at the holding unit and those who worked on the text: no officer's name is for the sender. */
async function staffNames({ tx, update, accountId }: Work): Promise<string[]> {
  const { unitId, proposedBy } = update;
  const accounts = [accountId, ...(proposedBy === null ? [] : [proposedBy])];
  const rows = await tx.rows<{ name: string }>(STAFF, [unitId, accounts]);
  return personalNames(rows.map(({ name }) => name));
}

async function tellProposer({ tx, update, now }: Work): Promise<void> {
  if (update.proposedBy === null || update.proposedAt === null) return;
  const { petitionCode, petitionId, proposedBy, proposedAt, dueOn, unitId } = update;
  const key = `interim-returned:${update.id}:${proposedAt.getTime()}`;
  await writeMessages(
    tx,
    [
      {
        audience: 'STAFF',
        channel: 'INBOX',
        template: 'staff.interim-update-returned',
        key,
        locale: 'vi',
        payload: { code: petitionCode, dueOn, unitId },
        accountId: proposedBy,
        petitionId,
      },
    ],
    now,
  );
}
