import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from '../calendar/calendar-version.entity';
import { LadderRecord } from './ladder.entity';
import { SlaPolicyRecord } from './sla-policy.entity';

@Entity({ name: 'sla_clock' })
export class SlaClock {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sla_clock' })
  id: string;

  @ForeignKey('Petition', { name: 'fk_sla_clock_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('text')
  kind: string;

  @Column('integer')
  cycle: number;

  @ForeignKey('Unit', { name: 'fk_sla_clock_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @ForeignKey(() => SlaPolicyRecord, { name: 'fk_sla_clock_policy' })
  @Column('uuid', { name: 'policy_id' })
  policyId: string;

  @ForeignKey(() => CalendarVersion, { name: 'fk_sla_clock_calendar' })
  @Column('integer', { name: 'calendar_version' })
  calendarVersion: number;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  /** The first late instant. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'due_soon_at', nullable: true })
  dueSoonAt: Date | null;

  @Column('boolean')
  provisional: boolean;

  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt: Date | null;

  @Column('text', { nullable: true })
  result: string | null;

  @Column('text', { name: 'next_level', nullable: true })
  nextLevel: string | null;

  @Column('timestamptz', { name: 'next_level_at', nullable: true })
  nextLevelAt: Date | null;

  /** Of the decree's clock: when the next interim update is to be asked for; null until its days have passed. */
  @Column('timestamptz', { name: 'next_interim_at', nullable: true })
  nextInterimAt: Date | null;

  /** The version of the ladder it climbs; null for a clock that tells nobody. */
  @ForeignKey(() => LadderRecord, { name: 'fk_sla_clock_ladder' })
  @Column('uuid', { name: 'ladder_id', nullable: true })
  ladderId: string | null;

  @Column('integer', { name: 'ladder_edition', default: 0 })
  ladderEdition: number;

  /** Rungs it has still to reach, as `clock-rungs.rules.ts` reads them, in due order. */
  @Column('integer', { array: true, default: () => "'{}'" })
  rungs: number[];

  @Column('timestamptz', { name: 'rung_ats', array: true, default: () => "'{}'" })
  rungAts: Date[];

  /** Pauses and extensions, as `adjustment.rules.ts` reads them. */
  @Column('jsonb', { default: () => "'[]'" })
  adjustments: object[];
}
