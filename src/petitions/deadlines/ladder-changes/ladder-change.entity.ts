import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from '../../../calendar/calendar-version.entity';
import { LadderRecord } from '../../../sla/ladder.entity';

@Entity({ name: 'ladder_change' })
export class LadderChangeRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_ladder_change' })
  id: string;

  /** The ladder as it was asked for. */
  @Column('jsonb')
  asked: unknown;

  /** The ladder as it was previewed. */
  @Column('jsonb')
  ladder: unknown;

  @Column('text')
  reason: string;

  /** How many versions of ladders there were. */
  @Column('integer', { name: 'base_ladders' })
  baseLadders: number;

  @ForeignKey(() => CalendarVersion, { name: 'fk_ladder_change_calendar' })
  @Column('integer', { name: 'base_calendar_version' })
  baseCalendarVersion: number;

  @Column('jsonb')
  preview: unknown;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_ladder_change_account' })
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @ForeignKey(() => LadderRecord, { name: 'fk_ladder_change_applied' })
  @Column('uuid', { name: 'applied_ladder_id', nullable: true })
  appliedLadderId: string | null;

  @Column('timestamptz', { name: 'applied_at', nullable: true })
  appliedAt: Date | null;
}
