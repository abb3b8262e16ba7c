import type { TestApp } from './app';
import type { Person } from './people';

/** What a change of the calendar says of a day. */
export interface DayChange {
  day: string;
  kind: 'HOLIDAY' | 'COMPENSATORY_DAY_OFF' | 'SWAPPED_DAY_OFF' | 'MAKEUP_WORKDAY';
}

/** Previews and applies a change of the province's calendar, as an administrator does. */
export async function announceDays(
  t: TestApp,
  admin: Person,
  days: readonly DayChange[],
): Promise<void> {
  const proposed = await t.http
    .post('/api/v1/calendar/changes')
    .set(...admin.auth)
    .send({
      days: days.map(({ day, kind }) => ({
        day,
        kind,
        name: 'Nghỉ thử',
        source: 'Thông báo thử',
        confirmed: true,
      })),
      reason: 'Thông báo của Bộ Nội vụ',
    })
    .expect(201);
  await t.http
    .post(`/api/v1/calendar/changes/${proposed.body.id}/apply`)
    .set(...admin.auth)
    .expect(200);
}
