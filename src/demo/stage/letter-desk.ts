import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftNoticesResponse } from '../../notices/dto/draft-notices.response';
import type { LetterheadResponse } from '../../notices/dto/letterhead.response';
import type { NoticeResponse, NoticeSummary } from '../../notices/dto/notice.response';
import { localDateOf } from '../../calendar/local-time.rules';
import { DemoError } from './demo-api';
import type { Staff } from './staff';

/** A letter that was issued, with what was saved of it. */
export interface IssuedLetter {
  notice: NoticeResponse;
  /** File name without its ending; `.docx` and `.pdf` lie in the out folder. */
  file: string;
  /** Petitions of the draft that were late no more at the issue, and so are not in the letter. */
  dropped: number;
}

const SIGNER_NAME = 'Lê Minh Khôi';
const CONTACT_PHONE = '0251 3000 100';
const EMPTY_REASON = 'Đến ngày ban hành, đơn vị không còn phản ánh, kiến nghị nào chậm, quá hạn.';

/** Đồng Nai was a province until 29/4/2026 and is a centrally run city since 30/4. */
export type Title = 'tỉnh' | 'thành phố';

/** The provincial office at its weekly letters: draws them, approves, issues and keeps them. */
export class LetterDesk {
  readonly issued: IssuedLetter[] = [];
  /** Drafts that listed nothing late any more on the day of issue. */
  readonly cancelled: NoticeResponse[] = [];
  private drafts: { id: string; petitionCount: number }[] = [];

  constructor(
    private readonly staff: Staff,
    private readonly outFolder: string,
  ) {}

  /** Sets signer and contact, and the title of the province everywhere in the letterhead. */
  async useTitle(title: Title): Promise<void> {
    const letterhead = await this.staff.office.get<LetterheadResponse>('/settings/letterhead');
    const renamed = JSON.stringify(letterhead)
      .replaceAll(/(tỉnh|thành phố) Đồng Nai/g, `${title} Đồng Nai`)
      .replaceAll(/(TỈNH|THÀNH PHỐ) ĐỒNG NAI/g, `${title.toUpperCase()} ĐỒNG NAI`)
      .replaceAll(/UBND (tỉnh|thành phố)/g, `UBND ${title}`);
    const { signature, contact, ...rest } = JSON.parse(renamed) as LetterheadResponse;
    await this.staff.office.put('/settings/letterhead', {
      ...rest,
      signature: { ...signature, name: SIGNER_NAME },
      contact: { ...contact, phone: CONTACT_PHONE },
    });
  }

  async draft(): Promise<void> {
    const { items } = await this.staff.office.post<DraftNoticesResponse>('/notices/draft');
    this.drafts = items;
  }

  async approve(): Promise<void> {
    for (const { id } of this.drafts) await this.staff.office.post(`/notices/${id}/approve`);
  }

  /** Issues what was approved; a draft that has become empty is cancelled instead, with the reason. */
  async issue(): Promise<void> {
    for (const { id, petitionCount } of this.drafts) {
      try {
        await this.staff.office.post(`/notices/${id}/issue`);
      } catch (error) {
        if (!(error instanceof DemoError) || error.code !== 'NOTICE_EMPTY') throw error;
        await this.staff.office.post(`/notices/${id}/cancel`, { reason: EMPTY_REASON });
        this.cancelled.push(await this.notice(id));
        continue;
      }
      await this.keep(await this.notice(id), petitionCount);
    }
  }

  /** The head of every second unit confirms that the letter of the latest issue has come. */
  async acknowledge(): Promise<void> {
    const latest = this.issued.at(-1)?.notice.issuedOn;
    const letters = this.issued.filter(({ notice }) => notice.issuedOn === latest);
    for (const letter of letters.filter((_, index) => index % 2 === 0)) {
      const { id, unitCode } = letter.notice;
      const head = await this.staff.headOf(unitCode);
      await head.post<NoticeSummary>(`/notices/${id}/acknowledge`);
      letter.notice = await this.notice(id);
    }
  }

  private notice(id: string): Promise<NoticeResponse> {
    return this.staff.office.get(`/notices/${id}`);
  }

  private async keep(notice: NoticeResponse, draftedCount: number): Promise<void> {
    const file = fileNameOf(notice);
    mkdirSync(this.outFolder, { recursive: true });
    await Promise.all(
      ['docx', 'pdf'].map(async (format) => {
        const bytes = await this.staff.office.bytes(`/notices/${notice.id}/document.${format}`);
        writeFileSync(join(this.outFolder, `${file}.${format}`), bytes);
      }),
    );
    this.issued.push({ notice, file, dropped: draftedCount - notice.petitionCount });
  }
}

/** Readable and without marks, so that it survives any archive: `cv-05-VP-KSTT-2026-04-21-so-xay-dung`. */
function fileNameOf(notice: NoticeResponse): string {
  const number = String(notice.number).padStart(2, '0');
  const unit = notice.unitName
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^uy-ban-nhan-dan-/, '');
  const issuedOn = notice.issuedOn ?? localDateOf(new Date(notice.draftedAt));
  return `cv-${number}-${notice.symbol}-${issuedOn}-${unit}`.slice(0, 110);
}
