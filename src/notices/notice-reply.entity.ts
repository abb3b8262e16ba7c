import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Notice } from './notice.entity';

/** What a unit said to a letter: the cause, and by when it will be done. Append-only: the last word counts. */
@Entity({ name: 'notice_reply' })
@Index('ix_notice_reply_notice', ['noticeId', 'unitId', 'id'])
export class NoticeReply {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notice_reply' })
  id: string;

  @ForeignKey(() => Notice, { name: 'fk_notice_reply_notice' })
  @Column('uuid', { name: 'notice_id' })
  noticeId: string;

  @ForeignKey('Unit', { name: 'fk_notice_reply_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  cause: string;

  @Column('date', { name: 'promised_on', nullable: true })
  promisedOn: string | null;

  /** Number and symbol of the unit's own letter, if it wrote one. */
  @Column('text', { name: 'reply_number', nullable: true })
  replyNumber: string | null;

  @Column('timestamptz', { name: 'replied_at' })
  repliedAt: Date;

  @ForeignKey('Account', { name: 'fk_notice_reply_account' })
  @Column('uuid', { name: 'replied_by' })
  repliedBy: string;
}
