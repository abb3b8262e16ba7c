import { clerkTable } from '../../../test/support/clerk-table';
import { answerWarnings, type JudgedAnswer } from './answer-warnings.rules';

/** An answer nobody could complain of. */
const good: JudgedAnswer = {
  finding: 'Ngày 07/4/2026 phường kiểm tra, điểm tập kết rác đầu hẻm quá tải từ 02/4.',
  cause: 'Xe thu gom hỏng.',
  actionTaken: 'Đã thu gom xong ngày 08/4/2026.',
  result: 'DONE',
  evidence: ['anh-08-04.jpg'],
  contact: 'Phòng Kinh tế, 0251 3822 000',
};

const codes = (answer: Partial<JudgedAnswer>, cls: string | null = 'HIEN_TRUONG'): string[] =>
  answerWarnings({ ...good, ...answer }, cls).map(({ code }) => code);

describe('warnings about an answer', () => {
  it('finds nothing in a good one', () => {
    expect(codes({})).toEqual([]);
  });

  it('asks for evidence of what was done in the field, and only there', () => {
    expect(codes({ evidence: [] })).toEqual(['EVIDENCE_MISSING']);
    expect(codes({ evidence: null })).toEqual(['EVIDENCE_MISSING']);
    expect(codes({ evidence: [] }, 'QUY_DINH_HC')).toEqual([]);
    expect(codes({ evidence: [], result: 'PLANNED', plannedOn: '2026-05-20' })).toEqual([]);
  });

  it('asks for a date when neither a text nor the plan has one', () => {
    const undated = { finding: 'Rác tồn đọng đúng như phản ánh.', actionTaken: 'Đã dọn sạch.' };
    expect(codes(undated)).toEqual(['DATE_MISSING']);
    expect(codes({ ...undated, plannedOn: '2026-05-20' })).toEqual([]);
  });

  it.each(
    clerkTable(`
      Đã dọn ngày 8/4.
      Đã dọn ngày 08-04-2026.
      Đã dọn ngày 08 tháng 4 năm 2026.
      Hoàn thành trong tháng 5.
      Hoàn thành trước 6/2026.
      Hoàn thành trong quý II năm nay.
      Hoàn thành trong vòng 10 ngày.
    `),
  )('takes for dated: %s', (actionTaken) => {
    expect(codes({ finding: 'Rác tồn đọng.', actionTaken })).toEqual([]);
  });

  it.each(
    clerkTable(`
      Căn cứ Luật số 91/2025/QH15, đã dọn.
      Đã dọn 12/40 điểm.
      Theo Nghị định 61/2018/NĐ-CP, đã dọn.
    `),
  )('does not take for dated: %s', (actionTaken) => {
    expect(codes({ finding: 'Rác tồn đọng.', actionTaken })).toEqual(['DATE_MISSING']);
  });

  it.each(
    clerkTable(`
      Phường sẽ kiến nghị cấp trên bố trí vốn.
      Đơn vị sẽ xem xét. Đã kiểm tra ngày 08/4/2026.
      Sẽ sửa khi có kinh phí.
      Sẽ hoàn thành trong thời gian tới.
      Đơn vị SẼ NGHIÊN CỨU phương án.
    `),
  )('names a vague promise: %s', (actionTaken) => {
    expect(codes({ actionTaken })).toEqual(['VAGUE_PROMISE']);
  });

  it('lets a promise with a date be', () => {
    expect(codes({ actionTaken: 'Phường sẽ kiến nghị Sở trước ngày 20/5/2026.' })).toEqual([]);
    expect(codes({ actionTaken: 'Sẽ xử lý.', result: 'PLANNED', plannedOn: '2026-05-20' })).toEqual(
      [],
    );
  });

  it('asks what was looked at, when nothing was found', () => {
    const short = {
      result: 'UNFOUNDED',
      finding: 'Ngày 07/4 không phát hiện vi phạm.',
      cause: null,
    };
    expect(codes(short)).toEqual(['NOTHING_FOUND_UNEXPLAINED']);
    const explained =
      'Từ 20 giờ đến 23 giờ các ngày 05, 06 và 07/4/2026, Công an phường kiểm tra quán, đo tiếng ồn ba lần, ' +
      'kết quả đều dưới mức cho phép.';
    expect(codes({ ...short, finding: explained })).toEqual([]);
  });

  it('asks for somebody to turn to', () => {
    expect(codes({ contact: '  ' })).toEqual(['CONTACT_MISSING']);
    expect(codes({ contact: null })).toEqual(['CONTACT_MISSING']);
  });

  it('says each in both languages, in the order of the form', () => {
    const bad = { finding: 'Không có.', cause: null, actionTaken: 'Sẽ xem xét.', contact: null };
    const all = answerWarnings({ ...good, ...bad, result: 'UNFOUNDED', evidence: [] }, 'KHAC');
    expect(all.map(({ code }) => code)).toEqual([
      'DATE_MISSING',
      'VAGUE_PROMISE',
      'NOTHING_FOUND_UNEXPLAINED',
      'CONTACT_MISSING',
    ]);
    for (const { vi, en } of all) {
      expect(vi).toMatch(/\.$/);
      expect(en).toMatch(/\.$/);
    }
  });
});
