import { Injectable, Logger } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { DOCUMENT_FORMATS, type DocumentFormat } from './frozen-letter';
import { NoticeDocuments } from './notice-documents.service';
import { PRINT_LETTERS } from './print-letters.name';

const BATCH = 20;

interface Unprinted {
  id: string;
  format: DocumentFormat;
}

/** Prints issued letters that have not been printed yet, so that nobody waits for one. */
@SweepJob({
  name: PRINT_LETTERS,
  everySeconds: 60,
  description: 'Prints issued reminder letters as DOCX and PDF and keeps them',
})
@Injectable()
export class PrintLettersSweep implements Sweep {
  private readonly logger = new Logger('PrintLetters');

  constructor(
    private readonly database: Database,
    private readonly documents: NoticeDocuments,
    private readonly alarms: OperatorAlarms,
  ) {}

  /**
   * A letter that cannot be printed raises an alarm and does not hold up those after it. The alarm ends when the letter
   * is printed, by whoever asked for it.
   */
  async run(now: Date): Promise<SweepCounts> {
    const failed: string[] = [];
    let printed = 0;
    let after: Unprinted | null = null;
    for (;;) {
      const batch: Unprinted[] = await this.batch(after);
      for (const { id, format } of batch) {
        if (await this.print(id, format, now)) printed += 1;
        else failed.push(alarmKey(id, format));
      }
      after = batch.at(-1) ?? null;
      if (batch.length < BATCH) break;
    }
    await this.alarms.clearOthers('letter-not-printed-', failed, now);
    return { printed, failed: failed.length };
  }

  private async batch(after: Unprinted | null): Promise<Unprinted[]> {
    return this.database.rows<Unprinted>(
      `select n.id, f.format
       from notice n cross join unnest($1::text[]) f(format)
       where n.number is not null and ($2::uuid is null or (n.id, f.format) > ($2, $3))
         and not exists (select from notice_document d
           where d.notice_id = n.id and d.format = f.format)
       order by n.id, f.format limit ${BATCH}`,
      [DOCUMENT_FORMATS, after?.id ?? null, after?.format ?? null],
    );
  }

  private async print(id: string, format: DocumentFormat, now: Date): Promise<boolean> {
    try {
      await this.documents.issued(id, format);
    } catch (error) {
      this.logger.error({ noticeId: id, format, err: error });
      await this.alarms.raise(
        {
          key: alarmKey(id, format),
          severity: 'CRITICAL',
          vi: `Không tạo được tệp ${format} của công văn đã ban hành ${id}.`,
          en: `The ${format} of the issued letter ${id} could not be printed.`,
          details: { noticeId: id, format },
        },
        now,
      );
      return false;
    }
    return true;
  }
}

const alarmKey = (id: string, format: DocumentFormat): string =>
  `letter-not-printed-${id}-${format}`;
