import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import JSZip from 'jszip';
import type {
  DraftedNotice,
  DraftNoticesResponse,
} from '../../src/notices/dto/draft-notices.response';
import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import type { TestApp } from './app';
import type { Person } from './people';

/** Drafts letters and returns what was drafted, by unit code. */
export async function draft(
  t: TestApp,
  office: Person,
  request: object = {},
): Promise<Map<string, DraftedNotice>> {
  const answer = await t.http
    .post('/api/v1/notices/draft')
    .set(...office.auth)
    .send(request)
    .expect(200);
  const { items } = answer.body as DraftNoticesResponse;
  return new Map(items.map((item) => [item.unitCode, item]));
}

/** Sends an action on a letter and returns the answer as it comes. */
export const send = (t: TestApp, who: Person, id: string, action: string, input: object = {}) =>
  t.http
    .post(`/api/v1/notices/${id}/${action}`)
    .set(...who.auth)
    .send(input);

/** Does an action on a letter and returns it as it then stands. */
export async function actOn(
  t: TestApp,
  who: Person,
  id: string,
  ...[action, input]: [action: string, input?: object]
): Promise<NoticeResponse> {
  const answer = await send(t, who, id, action, input);
  if (answer.status !== 200) {
    throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body as NoticeResponse;
}

/** The signer of the tests' letters. */
export const SIGNER = { signerName: 'Nguyễn Thị Mẫu' };

/** Drafts, approves and issues today's letter to a unit. */
export async function issueTo(
  t: TestApp,
  office: Person,
  unitCode: string,
): Promise<NoticeResponse> {
  const drafted = (await draft(t, office, { unitCodes: [unitCode] })).get(unitCode);
  if (!drafted) throw new Error(`nothing is late at ${unitCode}`);
  await actOn(t, office, drafted.id, 'approve');
  return actOn(t, office, drafted.id, 'issue', SIGNER);
}

/** Downloads a letter. */
export const download = (t: TestApp, who: Person, id: string, format: 'docx' | 'pdf') =>
  t.http
    .get(`/api/v1/notices/${id}/document.${format}`)
    .set(...who.auth)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

/** The words of a DOCX in one line, as Word would show them. */
export async function docxWords(bytes: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return xml
    .replaceAll('</w:p>', ' ')
    .replace(/<w:br\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** The words of a PDF in one line. */
export function pdfWords(bytes: Buffer): string {
  const script = join(__dirname, '..', 'notices', 'letter-pdf-reader.mjs');
  const reader = spawnSync(process.execPath, [script], {
    input: bytes,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (reader.status !== 0) throw new Error(reader.stderr.toString());
  const { pages } = JSON.parse(reader.stdout.toString()) as { pages: { text: string }[] };
  return pages.map((page) => page.text).join(' ');
}

/** Without any space: a printed line may break between any two words. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');
