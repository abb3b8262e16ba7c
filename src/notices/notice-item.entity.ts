import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ReminderRow } from './letter/letter-content';
import { Notice } from './notice.entity';

/** One petition a letter lists, as it was read for it. */
@Entity({ name: 'notice_item' })
@Index('ix_notice_item_petition', ['petitionId'])
export class NoticeItem {
  @ForeignKey(() => Notice, { name: 'fk_notice_item_notice', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'pk_notice_item' })
  noticeId: string;

  @ForeignKey('Petition', { name: 'fk_notice_item_petition' })
  @PrimaryColumn('uuid', { name: 'petition_id', primaryKeyConstraintName: 'pk_notice_item' })
  petitionId: string;

  /** The unit that held it when it was read. */
  @ForeignKey('Unit', { name: 'fk_notice_item_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('integer')
  position: number;

  /** The petition's version when it was read. */
  @Column('integer', { name: 'petition_version' })
  petitionVersion: number;

  @Column('text')
  lateness: 'OVERDUE' | 'LATE_STEP';

  /** When it was found to be no longer late at this unit; the letter does not list it. */
  @Column('timestamptz', { name: 'dropped_at', nullable: true })
  droppedAt: Date | null;

  @Column('jsonb')
  row: ReminderRow;
}
