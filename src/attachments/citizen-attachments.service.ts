import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { petitionErrors } from '../petitions/petitions.errors';
import { TrackingDoor } from '../petitions/reading/petition-tracking-door';
import type { TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { Database } from '../platform/database/database';
import { download } from './attachment-download';
import { ATTACHMENT_ROW, type AttachmentRow } from './attachment-row';
import { citizensPurpose, MOST_ROWS } from './attachment.rules';
import { AttachmentUploads } from './attachment-uploads.service';
import { shownToCitizen } from './attachment-view';
import { attachmentErrors } from './attachments.errors';
import type { AttachmentListResponse, AttachmentResponse } from './dto/attachment.response';
import { filesOfLetters, lettersOf, type WithLetters } from './letters';
import { AttachmentStore } from './store/attachment-store';

interface PetitionRow {
  id: string;
  state: string;
  class: string | null;
  isPart: boolean;
}

const PETITION = {
  name: 'attachments.petition',
  text: `select id, state, class, parent_id is not null as "isPart" from petition where id = $1`,
};

/**
 * What a citizen may see: what came through the tracking page, and the files of an answer that was approved after they
 * were added. A draft's files are nobody's outside the office.
 */
const OWN = {
  name: 'attachments.of-citizen',
  text: `
    select ${ATTACHMENT_ROW} from attachment a
    where a.petition_id = $1 and ($2::uuid is null or a.id = $2)
      and (a.uploader_kind = 'CITIZEN' or (a.purpose = 'ANSWER' and a.uploaded_at <= (
        select max(n.decided_at) from petition_answer n
        where n.petition_id = a.petition_id and n.state = 'APPROVED')))
    order by a.id limit ${MOST_ROWS}`,
};

/** Files, for whoever holds the tracking token. */
@Injectable()
export class CitizenAttachments {
  constructor(
    private readonly database: Database,
    private readonly door: TrackingDoor,
    private readonly uploads: AttachmentUploads,
    private readonly store: AttachmentStore,
  ) {}

  /** One's own files and those of the answer. TRACKING_UNKNOWN alike for an unknown code and a wrong token. */
  async list(visit: TrackingVisit): Promise<AttachmentListResponse> {
    const petition = await this.find(visit);
    const rows = await this.files(petition, null);
    return { items: rows.map((row) => shownToCitizen(row, petition)) };
  }

  /** Adds the request's file. TRACKING_UNKNOWN, VERSION_MISMATCH, and the errors of `AttachmentUploads`. */
  async add(
    request: FastifyRequest,
    visit: TrackingVisit,
    ifVersion: number | null,
  ): Promise<AttachmentResponse> {
    const petition = await this.find(visit);
    const row = await this.uploads.take(request, {
      petitionId: petition.id,
      ifVersion,
      purpose: citizensPurpose(petition.state),
      actor: { kind: 'CITIZEN', id: null, role: null },
    });
    return shownToCitizen(row, petition);
  }

  /** The bytes of one of the files that `list` names. TRACKING_UNKNOWN, ATTACHMENT_UNKNOWN, those of `download`. */
  async open(attachmentId: string, visit: TrackingVisit): Promise<StreamableFile> {
    const petition = await this.find(visit);
    const [row] = await this.files(petition, attachmentId);
    if (!row) throw attachmentErrors.ATTACHMENT_UNKNOWN();
    return download(this.store, row);
  }

  /** With what one sent along with the letter, where the petition is a part of it. */
  private async files(petition: WithLetters, fileId: string | null): Promise<AttachmentRow[]> {
    const theirs = await filesOfLetters(this.database, petition, { fileId, citizens: true });
    return [...theirs, ...(await this.database.rows<AttachmentRow>(OWN, [petition.id, fileId]))];
  }

  private async find(visit: TrackingVisit): Promise<PetitionRow & WithLetters> {
    const id = await this.door.enter(visit);
    const [row] = await this.database.rows<PetitionRow>(PETITION, [id]);
    if (!row) throw petitionErrors.TRACKING_UNKNOWN();
    return { ...row, letters: row.isPart ? await lettersOf(this.database, id) : [] };
  }
}
