import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { SettingsService, type VersionedSetting } from '../platform/settings/settings.service';
import type { ReminderSettingsRequest } from './dto/reminder-settings.request';
import type { GraveLimits } from './letter/chairman-list.rules';
import type { DraftForm, NoticeKind } from './notice.rules';
import type { WeeklySchedule } from './weekly-drafting.rules';

/** How the province urges: what an office decides once, apart from what its letters look like. */
export interface ReminderSettings extends WeeklySchedule {
  readonly draftWeekly: boolean;
  /** A letter for each unit, or one to all of them. */
  readonly draftForm: DraftForm;
  /** Working days after its issue in which a unit acknowledges a letter. */
  readonly acknowledgeWithinDays: number;
  /** Working days overdue from which a petition is laid before the chairman. */
  readonly chairmanDaysOverdue: number;
  /** Letters that listed it, from which it is. */
  readonly chairmanTimesReminded: number;
}

/** Mondays at eight, unless the office says otherwise (domain section 4). */
export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = {
  draftWeekly: true,
  draftForm: 'SEPARATE',
  draftWeekday: 1,
  draftHour: 8,
  acknowledgeWithinDays: 2,
  chairmanDaysOverdue: 10,
  chairmanTimesReminded: 3,
};

/** What a list for the chairman says of what is grave; nothing for other letters. */
export function graveOf(
  kind: NoticeKind,
  { chairmanDaysOverdue, chairmanTimesReminded }: ReminderSettings,
): { grave?: GraveLimits } {
  if (kind !== 'CHAIRMAN_LIST') return {};
  return {
    grave: { workingDaysOverdue: chairmanDaysOverdue, timesReminded: chairmanTimesReminded },
  };
}

const REMINDERS = 'reminders';

/** Keeps how and when the province urges. */
@Injectable()
export class ReminderSettingsService {
  constructor(
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** The settings and their version: 0 while nobody changed them. */
  async read(): Promise<VersionedSetting<ReminderSettings>> {
    const kept = await this.settings.get<Partial<ReminderSettings>>(REMINDERS);
    return {
      value: { ...DEFAULT_REMINDER_SETTINGS, ...kept?.value },
      version: kept?.version ?? 0,
    };
  }

  /** Replaces them and returns the new version. VERSION_MISMATCH. */
  async replace(
    input: ReminderSettingsRequest,
    expectedVersion: number | null,
    by: string,
  ): Promise<number> {
    const value: ReminderSettings = {
      draftWeekly: input.draftWeekly,
      draftForm: input.draftForm ?? DEFAULT_REMINDER_SETTINGS.draftForm,
      draftWeekday: input.draftWeekday,
      draftHour: input.draftHour,
      acknowledgeWithinDays: input.acknowledgeWithinDays,
      chairmanDaysOverdue: input.chairmanDaysOverdue,
      chairmanTimesReminded: input.chairmanTimesReminded,
    };
    return this.settings.put(
      {
        key: REMINDERS,
        value,
        ...(expectedVersion === null ? {} : { expectedVersion }),
        by,
      },
      this.clock.now(),
    );
  }
}
