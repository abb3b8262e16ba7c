import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { LadderRecord } from './ladder.entity';

/** One step of a ladder: from when on who is to be told. */
@Entity({ name: 'ladder_rung' })
@Unique('uq_ladder_rung_level', ['ladderId', 'level'])
export class LadderRung {
  @ForeignKey(() => LadderRecord, { name: 'fk_ladder_rung_ladder' })
  @PrimaryColumn('uuid', { name: 'ladder_id', primaryKeyConstraintName: 'pk_ladder_rung' })
  ladderId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_ladder_rung' })
  ordinal: number;

  @Column('text')
  level: string;

  /** Before the due date when negative; null as the limit's own policy warns. */
  @Column('integer', { name: 'offset_amount', nullable: true })
  offsetAmount: number | null;

  @Column('text', { name: 'offset_unit', nullable: true })
  offsetUnit: string | null;

  @Column('text')
  target: string;

  @Column('text', { name: 'desk_target', nullable: true })
  deskTarget: string | null;

  @Column('text', { name: 'warned_target', nullable: true })
  warnedTarget: string | null;

  @Column('text', { array: true })
  fallback: string[];

  @Column('integer', { name: 'repeat_days', nullable: true })
  repeatDays: number | null;

  @Column('integer', { name: 'repeat_times' })
  repeatTimes: number;

  @Column('text', { name: 'stops_when', array: true })
  stopsWhen: string[];
}
