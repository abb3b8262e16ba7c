import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from './calendar-version.entity';

@Entity({ name: 'calendar_day' })
export class CalendarDayRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_calendar_day' })
  id: string;

  @Column('date')
  day: string;

  @ForeignKey('Unit', { name: 'fk_calendar_day_unit' })
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  @Column('text')
  kind: string;

  @Column('text')
  name: string;

  @Column('text')
  source: string;

  @Column('boolean')
  confirmed: boolean;

  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_day_from' })
  @Column('integer', { name: 'from_version' })
  fromVersion: number;

  /** The first version in which the row no longer holds. */
  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_day_until' })
  @Column('integer', { name: 'until_version', nullable: true })
  untilVersion: number | null;
}
