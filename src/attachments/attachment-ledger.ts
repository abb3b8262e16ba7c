import { Injectable } from '@nestjs/common';
import type { Actor } from '../petitions/ledger/event-chain';
import { PetitionJournal } from '../petitions/ledger/petition-journal';
import { lockAsSeen } from '../petitions/ledger/seen-version';
import { petitionErrors } from '../petitions/petitions.errors';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Reader, type Transaction } from '../platform/database/database';
import { DomainError } from '../platform/errors/domain-error';
import { ATTACHMENT_ROW, type AttachmentRow } from './attachment-row';
import { hasRoom, MOST_FILES, storageKeyOf, type AttachmentPurpose } from './attachment.rules';
import { attachmentErrors } from './attachments.errors';
import type { ExaminedFile } from './file-examiner';
import { AttachmentStore } from './store/attachment-store';

/** What a new file belongs to and who adds it. */
export interface Addition {
  petitionId: string;
  purpose: AttachmentPurpose;
  /** The petition's version that whoever adds it saw; null when they did not say. */
  ifVersion: number | null;
  actor: Actor;
  name: string;
}

interface PetitionRow {
  state: string;
  open: boolean;
}

/** The lock that every action on the petition takes, so that of two last files one finds no room. */
const LOCK = {
  name: 'attachments.lock-petition',
  text: `select state, open from petition where id = $1 for no key update`,
};

const COUNT = {
  name: 'attachments.count',
  text: `select count(*) as all, count(*) filter (where state <> 'INFECTED') as kept
    from attachment where petition_id = $1`,
};

const SAME = {
  name: 'attachments.same',
  text: `select ${ATTACHMENT_ROW} from attachment a
    where a.petition_id = $1 and a.purpose = $2 and a.uploader_kind = $3 and a.sha256 = $4
      and a.state <> 'INFECTED'`,
};

const INSERT = {
  name: 'attachments.insert',
  text: `
    insert into attachment as a (id, petition_id, purpose, name, media_type, bytes, sha256, storage_key,
      state, finding, uploaded_at, uploader_kind, uploader_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    returning ${ATTACHMENT_ROW}`,
};

/** Puts files into the store and writes them down: first the bytes, last the row. */
@Injectable()
export class AttachmentLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: PetitionJournal,
    private readonly store: AttachmentStore,
  ) {}

  /**
   * Refuses what could not be kept anyway, before anything is sent for. ATTACHMENT_NOT_POSSIBLE when the petition is
   * not open, ATTACHMENT_LIMIT_REACHED.
   */
  async refuseUnlessWelcome(petitionId: string): Promise<void> {
    const [petition] = await this.database.rows<PetitionRow>(
      `select state, open from petition where id = $1`,
      [petitionId],
    );
    await refuseUnlessRoom(this.database, petitionId, petition);
  }

  /**
   * Keeps the file and returns its row. The same content sent again by the same side for the same purpose is the file
   * that is there: a retry adds nothing, whatever happened since. An infected one is written down without its bytes.
   * Errors: those of `refuseUnlessWelcome`, VERSION_MISMATCH; whatever fails, the store is left as it was.
   */
  async add(addition: Addition, examined: ExaminedFile): Promise<AttachmentRow> {
    const id = newId();
    const key = examined.state === 'INFECTED' ? null : storageKeyOf(id);
    if (key !== null) await this.store.put(key, examined.file);
    try {
      const row = await this.database.transaction((tx) =>
        this.writeDown(tx, { ...addition, id, key }, examined),
      );
      if (row.id !== id && key !== null) await this.store.remove(key);
      return row;
    } catch (error) {
      if (key !== null && isRolledBack(error)) await this.forget(key);
      throw error;
    }
  }

  /** What cannot be removed now is found by the sweep later: bytes without a row. */
  private async forget(key: string): Promise<void> {
    await this.store.remove(key).catch(() => undefined);
  }

  private async writeDown(
    tx: Transaction,
    addition: Addition & { id: string; key: string | null },
    examined: ExaminedFile,
  ): Promise<AttachmentRow> {
    const { id, petitionId, purpose, actor, key } = addition;
    const { file, mediaType, state, finding } = examined;
    const [petition] = await tx.rows<PetitionRow>(LOCK, [petitionId]);
    const sameAs = [petitionId, purpose, actor.kind, file.sha256];
    const [same] = state === 'INFECTED' ? [] : await tx.rows<AttachmentRow>(SAME, sameAs);
    if (same && petition?.open) return same;
    await lockAsSeen(tx, petitionId, addition.ifVersion);
    await refuseUnlessRoom(tx, petitionId, petition);
    const now = this.clock.now();
    const sha256 = file.sha256.toString('hex');
    const data = { attachmentId: id, purpose, mediaType, bytes: file.bytes, sha256, state };
    await this.journal.note(tx, petitionId, { action: 'attach', actor, reason: null, data }, now);
    const kept = [mediaType, file.bytes, file.sha256, key, state, finding];
    const written = [id, petitionId, purpose, addition.name, ...kept, now, actor.kind, actor.id];
    const [row] = await tx.rows<AttachmentRow>(INSERT, written);
    if (!row) throw new Error('an insert returns its row');
    return row;
  }
}

/**
 * Whether the row is certainly not there. A connection that was lost may have committed all the same: then the bytes
 * stay, and the sweep, which comes when it is known, decides.
 */
function isRolledBack(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof DomainError || /^(?!08|57)[0-9A-Z]{5}$/.test(String(code));
}

async function refuseUnlessRoom(
  reader: Reader,
  petitionId: string,
  petition: PetitionRow | undefined,
): Promise<void> {
  if (!petition) throw petitionErrors.PETITION_UNKNOWN();
  if (!petition.open) throw attachmentErrors.ATTACHMENT_NOT_POSSIBLE({ state: petition.state });
  const [count] = await reader.rows<{ kept: number; all: number }>(COUNT, [petitionId]);
  if (!count || !hasRoom(count)) {
    throw attachmentErrors.ATTACHMENT_LIMIT_REACHED({ limit: MOST_FILES });
  }
}
