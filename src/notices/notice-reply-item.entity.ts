import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { NoticeReply } from './notice-reply.entity';

/** What the unit said about one petition of the letter. */
@Entity({ name: 'notice_reply_item' })
export class NoticeReplyItem {
  @ForeignKey(() => NoticeReply, { name: 'fk_notice_reply_item_reply' })
  @PrimaryColumn('uuid', { name: 'reply_id', primaryKeyConstraintName: 'pk_notice_reply_item' })
  replyId: string;

  @ForeignKey('Petition', { name: 'fk_notice_reply_item_petition' })
  @PrimaryColumn('uuid', { name: 'petition_id', primaryKeyConstraintName: 'pk_notice_reply_item' })
  petitionId: string;

  @Column('text')
  cause: string;

  @Column('date', { name: 'promised_on', nullable: true })
  promisedOn: string | null;
}
