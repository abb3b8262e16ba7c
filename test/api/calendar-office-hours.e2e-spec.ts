import { CalendarService, OFFICE_HOURS_SETTING } from '../../src/calendar/calendar.service';
import { SettingsService } from '../../src/platform/settings/settings.service';
import { startTestApp, type TestApp } from '../support/app';

const HOUR_MS = 3_600_000;

describe('office hours', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  const hoursADay = async () => {
    const { officeHours } = await t.app.get(CalendarService).newestCalendars();
    return officeHours.dayMs / HOUR_MS;
  };
  const put = (value: unknown, expectedVersion?: number) =>
    t.app
      .get(SettingsService)
      .put({ key: OFFICE_HOURS_SETTING, value, by: null, expectedVersion }, t.clock.now());

  it('are eight hours a day unless set, and then what is set', async () => {
    expect(await hoursADay()).toBe(8);
    expect(await put([{ from: '08:00', to: '11:00' }])).toBe(1);
    expect(await hoursADay()).toBe(3);
    const former = await t.app.get(CalendarService).calendarsAt(1);
    expect(former.officeHours.dayMs / HOUR_MS).toBe(3);
  });

  it('are changed only from the version that was read', async () => {
    expect(await put([{ from: '08:00', to: '12:00' }], 1)).toBe(2);
    await expect(put([{ from: '08:00', to: '13:00' }], 1)).rejects.toThrow(/VERSION_MISMATCH/);
    await expect(put([{ from: '08:00', to: '13:00' }], 0)).rejects.toThrow(/VERSION_MISMATCH/);
    expect(await hoursADay()).toBe(4);
  });

  it('fail loudly when they cannot be meant', async () => {
    await put([{ from: '12:00', to: '08:00' }]);
    await expect(hoursADay()).rejects.toThrow(/OFFICE_HOURS_INVALID/);
  });
});
