import { Injectable } from '@nestjs/common';
import { wallClockMs } from '../calendar/office-hours.rules';
import { Clock } from '../platform/clock/clock';
import { SettingsService, type VersionedSetting } from '../platform/settings/settings.service';
import type { MessageSettingsRequest } from './dto/message-settings.request';
import { messageErrors } from './messages.errors';

/** When people are told, as an office decides it once; 'HH:MM' on the province's clock. */
export interface MessageHours {
  readonly sendDigests: boolean;
  /** When on a working day the digests go; null: as the office opens. */
  readonly digestAt: string | null;
  /** Between these hours of every day a text message may go to a citizen. */
  readonly textsFrom: string;
  readonly textsUntil: string;
}

export const DEFAULT_MESSAGE_HOURS: MessageHours = {
  sendDigests: true,
  digestAt: null,
  textsFrom: '07:00',
  textsUntil: '21:00',
};

const MESSAGES = 'messages';

/** Keeps when people are told. */
@Injectable()
export class MessageSettings {
  constructor(
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** The settings and their version: 0 while nobody changed them. */
  async read(): Promise<VersionedSetting<MessageHours>> {
    const kept = await this.settings.get<Partial<MessageHours>>(MESSAGES);
    return { value: { ...DEFAULT_MESSAGE_HOURS, ...kept?.value }, version: kept?.version ?? 0 };
  }

  /** Replaces them and returns the new version. VERSION_MISMATCH, MESSAGE_HOURS_INVALID when no hour is left. */
  async replace(
    input: MessageSettingsRequest,
    expectedVersion: number | null,
    by: string,
  ): Promise<number> {
    const { sendDigests, textsFrom, textsUntil } = input;
    if (wallClockMs(textsFrom) >= wallClockMs(textsUntil)) {
      throw messageErrors.MESSAGE_HOURS_INVALID({ textsFrom, textsUntil });
    }
    const digestAt = input.digestAt ?? null;
    const value: MessageHours = { sendDigests, digestAt, textsFrom, textsUntil };
    const base = expectedVersion === null ? {} : { expectedVersion };
    return this.settings.put({ key: MESSAGES, value, ...base, by }, this.clock.now());
  }
}
