import type { TestApp } from './app';
import type { Person } from './people';

/** A petition as a citizen would send it: rubbish in phường Trấn Biên, which goes to that commune by itself. */
export function petitionBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'RAC_THAI',
    title: 'Rác thải tồn đọng nhiều ngày',
    content: 'Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom.',
    submitter: {
      kind: 'INDIVIDUAL',
      name: 'Nguyễn Thị Hạnh',
      phone: '0912 000 123',
      address: '12/3 đường Phan Trung',
    },
    location: { communeCode: TRAN_BIEN, address: 'Đầu hẻm 12, đường Phan Trung' },
    ...overrides,
  };
}

/** Official code of phường Trấn Biên. */
export const TRAN_BIEN = '26041';

/** The intake desk's code. */
export const DESK = 'TTPVHCC';

export interface Receipt {
  id: string;
  code: string;
  state: string;
  unitCode: string;
  submittedAt: string;
  dueOn: string;
  trackingToken: string;
}

/** Submits as a citizen. */
export async function submit(
  t: TestApp,
  overrides: Record<string, unknown> = {},
): Promise<Receipt> {
  const answer = await t.http.post('/api/v1/petitions').send(petitionBody(overrides)).expect(201);
  return answer.body as Receipt;
}

/** A petition about a rule: it stops at the intake desk, which classifies and assigns by hand. */
export const aboutARule = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  class: 'QUY_DINH_HC',
  field: 'DAT_DAI',
  title: 'Thủ tục cấp giấy chứng nhận quá lâu',
  content:
    'Gia đình tôi nộp hồ sơ cấp giấy chứng nhận quyền sử dụng đất đã ba tháng chưa có kết quả.',
  ...overrides,
});

/** Does an action and returns the petition as it then stands. */
export async function act(
  t: TestApp,
  who: Person,
  petitionId: string,
  action: string,
  input: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { state: string; version: number; allowedActions: string[] }> {
  const answer = await t.http
    .post(`/api/v1/petitions/${petitionId}/${action}`)
    .set(...who.auth)
    .send(input);
  if (answer.status !== 200) {
    throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** An answer that is fit to be approved. */
export const goodAnswer = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  finding: 'Điểm tập kết rác quá tải từ ngày 02/4/2026.',
  cause: 'Xe thu gom hỏng, đơn vị chưa bố trí xe thay thế.',
  actionTaken: 'Đã thu gom xong và bố trí lại lịch thu gom hằng ngày.',
  result: 'DONE',
  legalBasis: 'Điều 79 Luật Bảo vệ môi trường 2020',
  ...overrides,
});
