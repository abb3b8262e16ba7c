import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { References } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { UnitDirectory } from '../units/unit-directory';
import { composeFrozen, type DocumentFormat, type FrozenLetter } from './frozen-letter';
import type { LetterDocument } from './letter/letter-content';
import { markedAsDraft } from './letter/letter.rules';
import { LetterheadService } from './letterhead.service';
import { LetterPrinter } from './letter-printer';
import { addresseesOf } from './notice-addressees';
import { revisedSettings } from './notice-revision.rules';
import type { NoticeRow } from './notice-row';
import { visibleNotice } from './notice-views';
import { noticeErrors } from './notices.errors';
import { letterFileName } from './reminder-letter.rules';
import { composeLetter, type ListedPetition } from './reminder-letters';
import { graveOf, ReminderSettingsService } from './reminder-settings.service';

export interface LetterFile {
  bytes: Buffer;
  fileName: string;
  /** In hexadecimal; null for a draft, which is printed anew each time. */
  sha256: string | null;
}

interface Stored {
  bytes: Buffer;
  sha256: Buffer;
}

/** Gives out the letters as files. What was issued is printed once, and its bytes are kept for ever. */
@Injectable()
export class NoticeDocuments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly letterhead: LetterheadService,
    private readonly printer: LetterPrinter,
    private readonly reminders: ReminderSettingsService,
  ) {}

  /**
   * The letter's file: an issued one from the store, a draft with blanks for number and date and marked DỰ THẢO.
   * Errors: NOTICE_UNKNOWN, NOTICE_HAS_NO_LETTER when it was cancelled before its issue.
   */
  async open(noticeId: string, format: DocumentFormat, principal: Principal): Promise<LetterFile> {
    const bundle = await this.references.read();
    const notice = await visibleNotice(this.database, noticeId, principal, bundle);
    const unit = bundle.units.byId(notice.unitId);
    const fileName = letterFileName({ ...notice, unitCode: unit?.code ?? '' }, format);
    if (notice.number !== null) {
      const { bytes, sha256 } = await this.issued(noticeId, format);
      return { bytes, sha256: sha256.toString('hex'), fileName };
    }
    if (notice.state === 'CANCELLED') throw noticeErrors.NOTICE_HAS_NO_LETTER();
    const draft = await this.draftOf(notice, bundle.units);
    return { bytes: await this.printer.print(draft, format), sha256: null, fileName };
  }

  /** The kept file of an issued letter, printed now if it never was; of two who print it, the first is kept. */
  async issued(noticeId: string, format: DocumentFormat): Promise<Stored> {
    const kept = await this.kept(noticeId, format);
    if (kept) return kept;
    const [row] = await this.database.rows<{ letter: FrozenLetter }>(
      `select letter from notice where id = $1 and letter is not null`,
      [noticeId],
    );
    if (!row) throw noticeErrors.NOTICE_HAS_NO_LETTER();
    const bytes = await this.printer.print(composeFrozen(row.letter), format);
    const sha256 = createHash('sha256').update(bytes).digest();
    await this.database.rows(
      `insert into notice_document (notice_id, format, bytes, sha256, created_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [noticeId, format, bytes, sha256, this.clock.now()],
    );
    return (await this.kept(noticeId, format)) ?? { bytes, sha256 };
  }

  private async kept(noticeId: string, format: DocumentFormat): Promise<Stored | undefined> {
    const [row] = await this.database.rows<Stored>(
      `select bytes, sha256 from notice_document where notice_id = $1 and format = $2`,
      [noticeId, format],
    );
    return row;
  }

  private async draftOf(notice: NoticeRow, units: UnitDirectory): Promise<LetterDocument> {
    const { value: letterhead } = await this.letterhead.read();
    const { value: reminders } = await this.reminders.read();
    const listed = await this.database.rows<ListedPetition>(
      `select row, lateness, unit_id as "unitId" from notice_item
       where notice_id = $1 and dropped_at is null order by position`,
      [notice.id],
    );
    const letter = await composeLetter(this.database, {
      kind: notice.kind,
      unitIds: (await addresseesOf(this.database, notice.id)).map(({ unitId }) => unitId),
      units,
      readAt: notice.asOf,
      listed,
      dates: { issuedOn: null, finishBeforeOn: null, reportBeforeOn: null },
      revision: notice.revision,
    });
    const settings = revisedSettings(letterhead, notice.revision);
    return markedAsDraft(composeFrozen({ letter, settings, ...graveOf(notice.kind, reminders) }));
  }
}
