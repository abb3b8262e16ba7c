import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Notice } from './notice.entity';

/** A unit a letter is addressed to: one of a reminder, many of a collective letter (ADR 0017). */
@Entity({ name: 'notice_addressee' })
@Index('ix_notice_addressee_unit', ['unitId', 'noticeId'])
export class NoticeAddressee {
  @ForeignKey(() => Notice, { name: 'fk_notice_addressee_notice', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'pk_notice_addressee' })
  noticeId: string;

  @ForeignKey('Unit', { name: 'fk_notice_addressee_unit' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_notice_addressee' })
  unitId: string;

  /** Its place among the addressees, from 1. */
  @Column('integer')
  position: number;

  /** The letter's version when what concerns the unit last changed, from its issue on. */
  @Column('integer')
  version: number;

  /** While the letter is a draft the unit gets no other reminder: unique where it is true. */
  @Column('boolean')
  reserved: boolean;

  /** Which letter of the unit's series it is, once issued; null for a list for the chairman. */
  @Column('integer', { nullable: true })
  round: number | null;

  /** When the issue found nothing left to remind it of; the letter does not go to it. */
  @Column('timestamptz', { name: 'dropped_at', nullable: true })
  droppedAt: Date | null;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_notice_addressee_acknowledger' })
  @Column('uuid', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @ForeignKey('Account', { name: 'fk_notice_addressee_answerer' })
  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
}
