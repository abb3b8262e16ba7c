import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { platformErrors } from '../errors/platform.errors';

export interface VersionedSetting<T> {
  value: T;
  /** 1 when first set, one more with each change. */
  version: number;
}

export interface SettingChange {
  key: string;
  value: unknown;
  /** The version the change was made from; 0 when none was set. Absent: whatever it is. */
  expectedVersion?: number;
  by: string | null;
}

/** Values an administrator may change, by key. Whoever reads a value knows its form and its default. */
@Injectable()
export class SettingsService {
  constructor(private readonly database: Database) {}

  /** The setting, or null when it was never set. */
  async get<T>(key: string): Promise<VersionedSetting<T> | null> {
    const [row] = await this.database.side.rows<VersionedSetting<T>>(
      `select value, version from setting where key = $1`,
      [key],
    );
    return row ?? null;
  }

  /**
   * Sets a value and returns its new version. VERSION_MISMATCH when somebody changed it since the expected
   * version was read.
   */
  async put({ key, value, expectedVersion, by }: SettingChange, now: Date): Promise<number> {
    const [row] = await this.database.rows<{ version: number }>(
      `insert into setting (key, value, version, updated_at, updated_by)
       select $1, $2, 1, $3, $4 where coalesce($5::integer, 0) = 0
         or exists (select from setting where key = $1)
       on conflict (key) do update set value = excluded.value, version = setting.version + 1,
         updated_at = excluded.updated_at, updated_by = excluded.updated_by
       where $5::integer is null or setting.version = $5
       returning version`,
      [key, JSON.stringify(value), now, by, expectedVersion ?? null],
    );
    if (!row) throw platformErrors.VERSION_MISMATCH();
    return row.version;
  }
}
