import type { TestApp } from './app';
import type { Person } from './people';

/** A day off as an administrator enters it: of the whole province, or of a unit that closes. */
export const dayOff = (day: string, unitCode?: string): object => ({
  day,
  kind: unitCode === undefined ? 'HOLIDAY' : 'CLOSURE',
  name: 'Nghỉ đột xuất',
  source: 'Thông báo thử nghiệm',
  confirmed: true,
  ...(unitCode === undefined ? {} : { unitCode }),
});

/** Changes the calendar as an administrator does: proposed, then applied. */
export async function announce(t: TestApp, admin: Person, ...days: object[]): Promise<void> {
  const { body } = await t.http
    .post('/api/v1/calendar/changes')
    .set(...admin.auth)
    .send({ days, reason: 'Thử nghiệm' })
    .expect(201);
  await t.http
    .post(`/api/v1/calendar/changes/${String(body.id)}/apply`)
    .set(...admin.auth)
    .expect(200);
}
