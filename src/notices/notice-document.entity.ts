import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from './frozen-letter';
import { Notice } from './notice.entity';

/** An issued letter as it was printed first: its bytes never change again. */
@Entity({ name: 'notice_document' })
export class NoticeDocument {
  @ForeignKey(() => Notice, { name: 'fk_notice_document_notice' })
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'pk_notice_document' })
  noticeId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_notice_document' })
  format: DocumentFormat;

  @Column('bytea')
  bytes: Buffer;

  @Column('bytea')
  sha256: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
