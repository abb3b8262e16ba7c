import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Notice } from './notice.entity';

/** A unit whose letter of a week the schedule has seen to. */
@Entity({ name: 'notice_week' })
export class NoticeWeek {
  @ForeignKey('Unit', { name: 'fk_notice_week_unit' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_notice_week' })
  unitId: string;

  /** The week's Monday. */
  @PrimaryColumn('date', { name: 'week_on', primaryKeyConstraintName: 'pk_notice_week' })
  weekOn: string;

  /** The draft, or the approved letter that was left; null when one was drafted and sent by hand that week. */
  @ForeignKey(() => Notice, { name: 'fk_notice_week_notice' })
  @Column('uuid', { name: 'notice_id', nullable: true })
  noticeId: string | null;

  @Column('timestamptz', { name: 'drafted_at' })
  draftedAt: Date;
}
