import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database } from '../platform/database/database';
import { DomainError } from '../platform/errors/domain-error';
import { SYSTEM } from '../petitions/ledger/event-chain';
import { PetitionJournal } from '../petitions/ledger/petition-journal';
import { Isolation } from '../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { MalwareScanner, type Verdict } from './scan/malware-scanner';
import { AttachmentStore } from './store/attachment-store';

const SCAN_ATTACHMENTS = 'scan-attachments';
const BATCH = 50;
const ALARM = 'attachment-scanner-silent';

interface Unscanned {
  id: string;
  petitionId: string;
  storageKey: string;
}

const NEXT = {
  name: 'attachments.unscanned',
  text: `
    select id, petition_id as "petitionId", storage_key as "storageKey" from attachment
    where state in ('QUARANTINED', 'UNSCANNED') and ($1::uuid is null or id > $1)
    order by id limit ${BATCH}`,
};

const JUDGE = {
  name: 'attachments.judge',
  text: `
    update attachment set state = $2, finding = $3,
      storage_key = case when $2 = 'INFECTED' then null else storage_key end
    where id = $1 and state in ('QUARANTINED', 'UNSCANNED') returning 1`,
};

/** Has scanned what could not be when it came: the scanner was silent, or there was none yet. */
@SweepJob({
  name: SCAN_ATTACHMENTS,
  everySeconds: 60,
  description: 'Has files in quarantine scanned for malware',
})
@Injectable()
export class ScanAttachmentsSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly scanner: MalwareScanner,
    private readonly store: AttachmentStore,
    private readonly journal: PetitionJournal,
    private readonly alarms: OperatorAlarms,
  ) {}

  /** A file without a verdict stays where it is, and those after it have their turn; the alarm says that some wait. */
  async run(now: Date): Promise<SweepCounts> {
    const counts = { clean: 0, infected: 0, waiting: 0 };
    const isolation = await Isolation.begin(this.database, SCAN_ATTACHMENTS, 'attachment', now);
    if (!this.scanner.isSetUp) {
      await isolation.end();
      return this.report(counts, now);
    }
    let after: string | null = null;
    for (;;) {
      const batch: Unscanned[] = await this.database.rows<Unscanned>(NEXT, [after]);
      for (const file of batch) {
        let isSilent = false;
        await isolation.each([file], async () => {
          const verdict = await this.scanned(file);
          isSilent = verdict.state === 'UNREACHABLE';
          await this.judge(file, verdict, now);
          counts[COUNTED[verdict.state]] += 1;
        });
        // Silent for one, it is silent for all; they wait for the next run.
        if (isSilent) {
          await isolation.end();
          return this.report(counts, now);
        }
      }
      after = batch.at(-1)?.id ?? null;
      if (batch.length < BATCH) break;
    }
    await isolation.end();
    return this.report(counts, now);
  }

  /** Bytes that the store does not give must not hold up the other files; the store has written down why. */
  private async scanned(file: Unscanned): Promise<Verdict> {
    try {
      return await this.scanner.scan(await this.store.open(file.storageKey));
    } catch (error) {
      if (error instanceof DomainError) return { state: 'UNJUDGED' };
      throw error;
    }
  }

  private async report(counts: Counts, now: Date): Promise<SweepCounts> {
    if (counts.waiting === 0) await this.alarms.clear(ALARM, now);
    else await this.alarms.raise(silentAlarm(), now);
    return counts;
  }

  private async judge(file: Unscanned, verdict: Verdict, now: Date): Promise<void> {
    if (verdict.state !== 'CLEAN' && verdict.state !== 'INFECTED') return;
    const finding = verdict.state === 'INFECTED' ? verdict.finding : null;
    if (finding === null) {
      await this.database.rows(JUDGE, [file.id, verdict.state, null]);
      return;
    }
    await this.database.transaction(async (tx) => {
      const data = { attachmentId: file.id, finding };
      const note = { action: 'remove-attachment', actor: SYSTEM, reason: null, data };
      await this.journal.note(tx, file.petitionId, note, now);
      await tx.rows(JUDGE, [file.id, verdict.state, finding]);
    });
    // Should the process die here, the tidying sweep finds bytes that no row names.
    await this.store.remove(file.storageKey);
  }
}

const COUNTED = {
  CLEAN: 'clean',
  INFECTED: 'infected',
  UNJUDGED: 'waiting',
  UNREACHABLE: 'waiting',
} as const;

type Counts = Record<(typeof COUNTED)[Verdict['state']], number>;

const silentAlarm = () => ({
  key: ALARM,
  severity: 'WARNING' as const,
  vi: 'Có tệp đính kèm chưa quét được mã độc nên bị giữ lại, chưa tải xuống được.',
  en: 'Files could not be scanned for malware; they are held back and cannot be downloaded.',
  details: {},
});
