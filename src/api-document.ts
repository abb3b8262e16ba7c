import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import metadata from './metadata';
import { openApiMaker, type ApiDescription } from './platform/http/documentation';

const DESCRIPTION = `
Phản ánh, kiến nghị của người dân và tổ chức: tiếp nhận, phân công, thời hạn, đôn đốc, trả lời.
Citizens' petitions to a province: intake, routing, legal time limits, reminders, answers.

- **Đăng nhập / sign-in**: \`POST /api/v1/auth/login\`, then \`Authorization: Bearer …\`; machines send \`X-Api-Key\`.
- **Lỗi / failures**: \`application/problem+json\` (RFC 9457) with a stable \`code\`; sentences are Vietnamese, or English
  with \`Accept-Language: en\`. All codes stand in the schema \`Problem\`.
- **Thời gian / time**: instants (\`…At\`) are UTC; calendar days (\`…On\`) are days in Viet Nam.
- **Danh sách / lists**: \`limit\` and \`cursor\`; the next page's \`cursor\` is \`nextCursor\`, null on the last page.
- **Gửi lại / retries**: send \`Idempotency-Key\` and repeat. **Sửa đồng thời / concurrency**: \`ETag\` and \`If-Match\`.
`.trim();

const ABOUT: ApiDescription = {
  title: 'PAKN',
  description: DESCRIPTION,
  version: '1',
  tags: [
    { name: 'intake', description: 'Gửi phản ánh, kiến nghị. Submitting a petition.' },
    { name: 'tracking', description: 'Tra cứu của người gửi. Following one’s own petition.' },
    { name: 'petitions', description: 'Xử lý. Reading petitions and acting on them.' },
    { name: 'identity', description: 'Danh tính người gửi. Who sent it, to whom it is shown.' },
    { name: 'exports', description: 'Xuất danh sách. Lists as files, and who took them out.' },
    { name: 'publications', description: 'Công khai. Answers as the public reads them.' },
    { name: 'attachments', description: 'Tệp đính kèm. Files of petitions.' },
    { name: 'supervision', description: 'Theo dõi thời hạn. What is late, and where.' },
    { name: 'escalations', description: 'Cảnh báo quá hạn. Warnings that were raised.' },
    { name: 'notices', description: 'Công văn đôn đốc. Reminder letters to units.' },
    { name: 'messages', description: 'Tin nhắn. Inboxes, messages, templates, webhooks.' },
    { name: 'calendar', description: 'Ngày làm việc. Working days and days off.' },
    { name: 'sla-policies', description: 'Thời hạn. Legal time limits, by version.' },
    { name: 'ladders', description: 'Bậc thang nhắc việc. Whom lateness reaches, and when.' },
    { name: 'routing', description: 'Phân công tự động. Which unit gets what.' },
    { name: 'units', description: 'Cơ quan, đơn vị. Who answers.' },
    { name: 'auth', description: 'Đăng nhập. Sessions of staff.' },
    { name: 'accounts', description: 'Tài khoản và ứng dụng. Accounts and API clients.' },
    { name: 'jobs', description: 'Việc chạy nền. Background jobs.' },
    { name: 'operations', description: 'Vận hành. What an operator must see.' },
  ],
};

export const API_TITLE = ABOUT.title;

/** Makes the document of the whole API, as `/openapi.json` shows it and `docs/openapi.json` keeps it. */
export const apiDocumentMaker = (app: INestApplication): Promise<() => OpenAPIObject> =>
  openApiMaker(app, metadata, ABOUT);
