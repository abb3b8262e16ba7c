import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from './calendar-version.entity';

@Entity({ name: 'calendar_year' })
export class CalendarYear {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_calendar_year' })
  year: number;

  @Column('boolean')
  confirmed: boolean;

  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_year_from' })
  @PrimaryColumn('integer', { name: 'from_version', primaryKeyConstraintName: 'pk_calendar_year' })
  fromVersion: number;

  @ForeignKey(() => CalendarVersion, { name: 'fk_calendar_year_until' })
  @Column('integer', { name: 'until_version', nullable: true })
  untilVersion: number | null;
}
