import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AttachmentPurpose, AttachmentState } from './attachment.rules';

/** A file that was added to a petition; its bytes lie in the store. */
@Entity({ name: 'attachment' })
@Unique('uq_attachment_storage_key', ['storageKey'])
@Index('ix_attachment_petition', ['petitionId', 'id'])
export class Attachment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attachment' })
  id: string;

  @ForeignKey('Petition', { name: 'fk_attachment_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('text')
  purpose: AttachmentPurpose;

  @Column('text')
  name: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer')
  bytes: number;

  /** Of what is kept: a picture's was taken after it was stripped. */
  @Column('bytea')
  sha256: Buffer;

  /** Null once the bytes were removed. */
  @Column('text', { name: 'storage_key', nullable: true })
  storageKey: string | null;

  @Column('text')
  state: AttachmentState;

  /** What the scanner called the malware. */
  @Column('text', { nullable: true })
  finding: string | null;

  /** An officer's decision; null: by the petition's class. */
  @Column('boolean', { name: 'identity_bearing', nullable: true })
  identityBearing: boolean | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('text', { name: 'uploader_kind' })
  uploaderKind: string;

  @Column('uuid', { name: 'uploader_id', nullable: true })
  uploaderId: string | null;
}
