import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from '../calendar/calendar-version.entity';

@Entity({ name: 'calendar_change' })
export class CalendarChangeRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_calendar_change' })
  id: string;

  /** The days as they were asked for. */
  @Column('jsonb')
  days: unknown;

  @Column('integer', { name: 'confirmed_years', array: true })
  confirmedYears: number[];

  @Column('integer', { name: 'unconfirmed_years', array: true })
  unconfirmedYears: number[];

  @Column('text')
  reason: string;

  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_change_base' })
  @Column('integer', { name: 'base_version' })
  baseVersion: number;

  @Column('jsonb')
  preview: unknown;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_calendar_change_account' })
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_change_applied' })
  @Column('integer', { name: 'applied_version', nullable: true })
  appliedVersion: number | null;

  @Column('timestamptz', { name: 'applied_at', nullable: true })
  appliedAt: Date | null;
}
