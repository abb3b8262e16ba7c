import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/database';
import { ReferenceCache } from '../platform/reference/reference-cache';
import { SettingsService } from '../platform/settings/settings.service';
import { calendarErrors } from './calendar.errors';
import type { CalendarChange, Calendars, CalendarSnapshot } from './calendar-snapshot.rules';
import { buildCalendars, changedSnapshot, differenceOf } from './calendar-snapshot.rules';
import { newestVersion, snapshotAt, writeVersion } from './calendar-table';
import type { OfficeHours, OfficePeriod } from './office-hours.rules';
import { buildOfficeHours } from './office-hours.rules';

export type { Calendars } from './calendar-snapshot.rules';

/** The setting that replaces the usual office hours: a list of `{from, to}`. */
export const OFFICE_HOURS_SETTING = 'office-hours';

const USUAL_OFFICE_HOURS: readonly OfficePeriod[] = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const KEPT_VERSIONS = 8;

interface Kept {
  snapshot: CalendarSnapshot;
  calendars: Calendars;
}

/** Gives out the working calendars of the present and of any former version, from memory. */
@Injectable()
export class CalendarService {
  private readonly cache: ReferenceCache<Kept>;
  /** By version, the least recently used first. A version never changes, so only their number is bounded. */
  private readonly kept = new Map<number, Kept>();

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
  ) {
    this.cache = new ReferenceCache(database, () => this.load());
  }

  /** The present calendars and the reference version they were read at (ADR 0004). */
  async calendars(): Promise<{ version: number; value: Calendars }> {
    const { version, value } = await this.cache.read();
    return { version, value: value.calendars };
  }

  /** The present calendars, certainly not a second old: for work that looks for what is out of date. */
  async newestCalendars(): Promise<Calendars> {
    this.cache.invalidate();
    return (await this.cache.read()).value.calendars;
  }

  /** The rows behind the present calendars. */
  async snapshot(): Promise<CalendarSnapshot> {
    return (await this.cache.read()).value.snapshot;
  }

  /**
   * The calendars as they were at a version. Office hours are the present ones: they are a setting without
   * versions. A version that was never made throws.
   */
  async calendarsAt(calendarVersion: number): Promise<Calendars> {
    const present = (await this.cache.read()).value.calendars;
    if (present.calendarVersion === calendarVersion) return present;
    return (await this.at(calendarVersion, present.officeHours)).calendars;
  }

  /** Why a version was made, in the administrator's words. */
  async reasonOf(calendarVersion: number): Promise<string | null> {
    const [row] = await this.database.side.rows<{ reason: string }>(
      `select reason from calendar_version where version = $1`,
      [calendarVersion],
    );
    return row?.reason ?? null;
  }

  /** The calendars that a change would make, for a preview; refusals as in `changedSnapshot`. */
  async preview(change: CalendarChange): Promise<{ base: number; calendars: Calendars }> {
    this.cache.invalidate();
    const { snapshot, calendars } = (await this.cache.read()).value;
    const changed = changedSnapshot(snapshot, change);
    return { base: snapshot.version, calendars: buildCalendars(changed, calendars.officeHours) };
  }

  /**
   * Makes the next version in the caller's transaction and returns its number; the caller invalidates after
   * the commit. CALENDAR_CHANGED when the base is not the newest version any more.
   */
  async openVersion(
    tx: Transaction,
    change: CalendarChange,
    note: { base: number; reason: string; at: Date; by: string },
  ): Promise<number> {
    // Two administrators who apply at once: the second waits here, then finds that the base has moved.
    await tx.rows(`lock table calendar_version in share row exclusive mode`);
    const current = await newestVersion(tx);
    if (current !== note.base) throw calendarErrors.CALENDAR_CHANGED({ base: note.base, current });
    const snapshot = await snapshotAt(tx, current);
    const changed = changedSnapshot(snapshot, change);
    const { version } = changed;
    await writeVersion(tx, differenceOf(snapshot, changed), { ...note, version });
    return version;
  }

  /** Forgets what is held, after a write. */
  invalidate(): void {
    this.cache.invalidate();
  }

  private async load(): Promise<Kept> {
    const version = await newestVersion(this.database.side);
    return this.at(version, await this.officeHours());
  }

  private async at(version: number, officeHours: OfficeHours): Promise<Kept> {
    const known = this.kept.get(version);
    const fresh = known ?? (await this.build(version, officeHours));
    this.kept.delete(version);
    this.kept.set(version, fresh);
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT_VERSIONS)) this.kept.delete(oldest);
    return { ...fresh, calendars: { ...fresh.calendars, officeHours } };
  }

  private async build(version: number, officeHours: OfficeHours): Promise<Kept> {
    const [made] = await this.database.side.rows(
      `select version from calendar_version where version = $1`,
      [version],
    );
    if (!made) throw new Error(`calendar version ${version} was never made: is the seed loaded?`);
    const snapshot = await snapshotAt(this.database.side, version);
    return { snapshot, calendars: buildCalendars(snapshot, officeHours) };
  }

  private async officeHours(): Promise<OfficeHours> {
    const setting = await this.settings.get<OfficePeriod[]>(OFFICE_HOURS_SETTING);
    return buildOfficeHours(setting?.value ?? USUAL_OFFICE_HOURS);
  }
}
