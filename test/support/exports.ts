import JSZip from 'jszip';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { auditHistories } from '../../src/petitions/audit/history-audit';
import { startTestApp, type TestApp } from './app';
import { signIn, type Person } from './people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from './petitions';

export const WHY = 'Báo cáo giao ban tuần của Văn phòng';
/** Petitions that one file may hold here. */
export const LIMIT = 8;

/** The headings, in their order. */
export const HEADINGS = [
  'Mã hồ sơ',
  'Mã Cổng quốc gia',
  'Trạng thái',
  'Loại',
  'Lĩnh vực',
  'Đơn vị xử lý',
  'Xã, phường',
  'Kênh tiếp nhận',
  'Ngày gửi',
  'Hạn trả lời',
  'Số ngày làm việc trễ',
  'Ngày trả lời',
  'Tiêu đề',
];

/** The cells of the first sheet of a workbook, as they are stored: texts as texts, days as a count of days. */
export async function readXlsx(bytes: Buffer): Promise<(string | number | null)[][]> {
  const zip = await JSZip.loadAsync(bytes);
  const texts = [...(await zip.file('xl/sharedStrings.xml')!.async('string')).matchAll(TEXT)].map(
    (text) => plain(text[1]!),
  );
  const cells = await zip.file('xl/worksheets/sheet1.xml')!.async('string');
  return [...cells.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
    const line: (string | number | null)[] = HEADINGS.map(() => null);
    for (const [, column, how, value] of row[1]!.matchAll(CELL)) {
      line[column!.charCodeAt(0) - 65] = how!.includes('t="s"')
        ? texts[Number(value)]!
        : Number(value);
    }
    return line;
  });
}
const TEXT = /<si><t[^>]*>(.*?)<\/t><\/si>/gs;
const CELL = /<c r="([A-Z])\d+"([^>]*)><v>(.*?)<\/v><\/c>/g;
const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** What a spreadsheet counts for a day: 1 January 2026 is 46,023. */
export const dayNumber = (day: string) =>
  46023 + (Date.parse(day) - Date.parse('2026-01-01')) / 86_400_000;

/** A refusal, out of the bytes it came as. */
export const bodyOf = (answer: { body: Buffer }) =>
  JSON.parse(answer.body.toString('utf8')) as { code: string; details?: unknown };

/** `422 EXPORT_TOO_LARGE` */
export const refused = async (request: PromiseLike<{ status: number; body: Buffer }>) => {
  const answer = await request;
  return `${answer.status} ${bodyOf(answer).code}`;
};

/** The cells of a CSV file. */
export const csvLines = (bytes: Buffer): string[][] =>
  parse(bytes.toString('utf8').replace('\uFEFF', ''));

export type ExportHouse = Awaited<ReturnType<typeof openExportHouse>>;

/** An application of its own, somebody of each kind, and what one asks of exports. */
export async function openExportHouse() {
  const t: TestApp = await startTestApp({ settings: { EXPORT_LIMIT: String(LIMIT) } });
  const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
  const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
  const supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
  const auditor = await signIn(t, [{ role: 'AUDITOR' }]);
  const ask = (
    format: 'xlsx' | 'csv',
    query: Record<string, unknown> = {},
    who: Person = office,
    reason: string | undefined = WHY,
  ) =>
    t.http
      .get(`/api/v1/petitions/export.${format}`)
      .query({ ...query, ...(reason === undefined ? {} : { reason }) })
      .set(...who.auth)
      .buffer()
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      });
  const codesIn = async (query: Record<string, unknown>, who: Person = office) => {
    const answer = await ask('csv', query, who).expect(200);
    return csvLines(answer.body)
      .slice(1)
      .map((line) => line[0]);
  };
  const events = async (id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/events`)
        .set(...auditor.auth)
        .expect(200)
    ).body.items as Record<string, unknown>[];
  const exportsListed = async (query: Record<string, unknown> = {}) =>
    (
      await t.http
        .get('/api/v1/exports')
        .query(query)
        .set(...auditor.auth)
        .expect(200)
    ).body as { items: Record<string, unknown>[]; nextCursor: string | null };
  const traces = () =>
    t.database.rows<{ petition_id: string; seq: number }>(
      `select petition_id, seq from petition_event where action = 'export' order by 1, 2`,
    );
  const expectSound = async () => {
    const client = new Client(t.connection);
    await client.connect();
    const { first, petitions } = await auditHistories(client);
    await client.end();
    expect(first).toBeNull();
    return petitions;
  };
  const people = { office, clerk, head, officer, supervisor, auditor };
  return { t, ...people, ask, codesIn, events, exportsListed, traces, expectSound };
}

/** Four petitions as they stand on Tuesday 5 May 2026. */
export async function fourPetitions({ t, officer, head }: ExportHouse) {
  const rubbish = await submit(t);
  const rule = await submit(t, aboutARule({ location: undefined }));
  const answered = await submit(t, { title: 'Xe rác bỏ tuyến', channel: 'APP' });
  await act(t, officer, answered.id, 'accept');
  t.clock.set(new Date('2026-04-28T02:00:00Z'));
  await act(t, officer, answered.id, 'propose-answer', goodAnswer());
  await act(t, head, answered.id, 'approve-answer');
  t.clock.set(new Date('2026-05-05T01:00:00Z'));
  const formula = await submit(t, {
    title: '=HYPERLINK("http://x.example";"Rác")',
    content: 'Gọi tôi theo số 0912 000 123, nhà ở đầu hẻm 12 đường Phan Trung.',
    field: 'MUONG_NUOC',
  });
  await t.database.rows(`update petition set external_code = 'PAKN.20260406.0042' where id = $1`, [
    rule.id,
  ]);
  return { rubbish, rule, answered, formula };
}
