import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../petitions/ledger/event-chain';
import type { JournalNote } from '../petitions/ledger/petition-journal';
import { lockAsSeen } from '../petitions/ledger/seen-version';
import type { AccountPrincipal, Principal, StaffRole } from '../platform/auth/principal';
import { Database, type Transaction } from '../platform/database/database';
import { platformErrors } from '../platform/errors/platform.errors';
import { AttachmentShield } from './attachment-shield';
import { AttachmentUploads } from './attachment-uploads.service';
import { download, keyToOpen } from './attachment-download';
import { ATTACHMENT_ROW, type AttachmentRow } from './attachment-row';
import type { AttachmentPurpose } from './attachment.rules';
import { FILES_OF_PETITION, shownToStaff } from './attachment-view';
import { attachmentErrors } from './attachments.errors';
import type { MarkAttachmentRequest } from './dto/attachment.request';
import type { AttachmentListResponse, AttachmentResponse } from './dto/attachment.response';
import { bearsIdentityAt, filesOfLetters, letterOf } from './letters';
import { PetitionGrounds, type SeenPetition } from './petition-grounds';
import { AttachmentStore } from './store/attachment-store';

/** One file of one petition, from the address. */
export interface FileAddress {
  petitionId: string;
  attachmentId: string;
}

const ONE = {
  name: 'attachments.one',
  text: `select ${ATTACHMENT_ROW} from attachment a where a.petition_id = $1 and a.id = $2`,
};

const MARK = {
  name: 'attachments.mark',
  text: `update attachment a set identity_bearing = $3 where a.petition_id = $1 and a.id = $2
    returning ${ATTACHMENT_ROW}`,
};

/** What officers do with the files of petitions they see. */
@Injectable()
export class StaffAttachments {
  constructor(
    private readonly grounds: PetitionGrounds,
    private readonly uploads: AttachmentUploads,
    private readonly database: Database,
    private readonly shield: AttachmentShield,
    private readonly store: AttachmentStore,
  ) {}

  /**
   * All files of the petition, after those of the letter it is a part of. PETITION_UNKNOWN also when it may not be
   * seen.
   */
  async list(petitionId: string, principal: Principal): Promise<AttachmentListResponse> {
    const petition = await this.grounds.seen(petitionId, principal);
    const own = await this.database.rows<AttachmentRow>(FILES_OF_PETITION, [petitionId]);
    const rows = [...(await filesOfLetters(this.database, petition)), ...own];
    return { items: rows.map((row) => shownToStaff(row, petition)) };
  }

  /**
   * Adds the request's file. PETITION_UNKNOWN, VERSION_MISMATCH, FORBIDDEN for whoever sees the petition and does not
   * act at its unit, and the errors of `AttachmentUploads`.
   */
  async add(
    request: FastifyRequest,
    asked: { petitionId: string; purpose: AttachmentPurpose; ifVersion: number | null },
    principal: AccountPrincipal,
  ): Promise<AttachmentResponse> {
    const petition = await this.grounds.seen(asked.petitionId, principal);
    if (petition.adder === null) throw platformErrors.FORBIDDEN();
    const actor = actorOf(principal, petition.adder);
    return shownToStaff(await this.uploads.take(request, { ...asked, actor }), petition);
  }

  /**
   * The file's bytes; of a part also a file of its letter, which lies there once. One that may tell who sent it is
   * given to whom the sender may be shown, with a reason, and not before the reason stands in the history of the
   * petition and of the letter. Errors: PETITION_UNKNOWN, ATTACHMENT_UNKNOWN, those of `refuseShielded` and `trace`,
   * ATTACHMENT_REASON_REQUIRED, those of `download`.
   */
  async open(
    address: FileAddress,
    reason: string | null,
    principal: AccountPrincipal,
  ): Promise<StreamableFile> {
    const petition = await this.grounds.seen(address.petitionId, principal);
    const row = await this.findHereOrAtLetter(address.attachmentId, petition);
    if (!bearsIdentityAt(row, petition)) return download(this.store, row);
    // Who could not have it anyway is not asked why.
    keyToOpen(row);
    const letter = letterOf(row, petition);
    const letterIds = letter ? petition.letters.map((each) => each.id) : [];
    await this.shield.refuseShielded(petition.id, principal, letterIds);
    if (reason === null) throw attachmentErrors.ATTACHMENT_REASON_REQUIRED();
    await this.traceDownload(row, petition, {
      action: 'download-attachment',
      actor: actorOf(principal, petition.reader),
      reason,
    });
    return download(this.store, row);
  }

  /** In the order of ids: of two that note the same petitions, neither waits for the other for ever. */
  private async traceDownload(
    row: AttachmentRow,
    petition: SeenPetition,
    note: Omit<JournalNote, 'data'> & { reason: string },
  ): Promise<void> {
    const letter = letterOf(row, petition);
    const attachmentId = row.id;
    const traces = letter
      ? [
          { id: letter.id, data: { attachmentId, partId: petition.id } },
          { id: petition.id, data: { attachmentId, letterId: letter.id } },
        ]
      : [{ id: petition.id, data: { attachmentId } }];
    await this.database.transaction(async (tx) => {
      for (const { id, data } of traces.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
        await this.shield.trace(tx, id, { ...note, data });
      }
    });
  }

  /**
   * Decides whether the file counts as one that may tell who sent it, with the reason in the history. That it does not
   * is decided by whom the sender may be shown: else the shield could be lifted by those it stands against. A letter's
   * file is marked at the letter, not at a part. Errors:
   * PETITION_UNKNOWN, ATTACHMENT_UNKNOWN, VERSION_MISMATCH, FORBIDDEN, those of `refuseShielded` and `trace`.
   */
  async mark(
    address: FileAddress,
    asked: MarkAttachmentRequest & { ifVersion: number | null },
    principal: AccountPrincipal,
  ): Promise<AttachmentResponse> {
    const { identityBearing, reason, ifVersion } = asked;
    const petition = await this.grounds.seen(address.petitionId, principal);
    if (petition.adder === null) throw platformErrors.FORBIDDEN();
    const isLifted = !identityBearing && bearsIdentityAt(await this.find(address), petition);
    if (isLifted) await this.shield.refuseShielded(petition.id, principal);
    const row = await this.database.transaction(async (tx: Transaction) => {
      await lockAsSeen(tx, petition.id, ifVersion);
      await this.shield.trace(tx, petition.id, {
        action: 'mark-attachment',
        actor: actorOf(principal, petition.adder),
        reason,
        data: { attachmentId: address.attachmentId, identityBearing },
      });
      const change = [address.petitionId, address.attachmentId, identityBearing];
      const [marked] = await tx.rows<AttachmentRow>(MARK, change);
      if (!marked) throw attachmentErrors.ATTACHMENT_UNKNOWN();
      return marked;
    });
    return shownToStaff(row, petition);
  }

  private async findHereOrAtLetter(
    attachmentId: string,
    petition: SeenPetition,
  ): Promise<AttachmentRow> {
    const [row] = await filesOfLetters(this.database, petition, { fileId: attachmentId });
    return row ?? this.find({ petitionId: petition.id, attachmentId });
  }

  private async find({ petitionId, attachmentId }: FileAddress): Promise<AttachmentRow> {
    const [row] = await this.database.rows<AttachmentRow>(ONE, [petitionId, attachmentId]);
    if (!row) throw attachmentErrors.ATTACHMENT_UNKNOWN();
    return row;
  }
}

const actorOf = (principal: AccountPrincipal, role: StaffRole | null): Actor => ({
  kind: 'ACCOUNT',
  id: principal.id,
  role,
});
