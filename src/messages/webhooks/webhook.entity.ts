import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An address of another system that is told of events. */
@Entity({ name: 'webhook' })
@Unique('uq_webhook_name', ['name'])
export class Webhook {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_webhook' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  @Column('text', { array: true })
  events: string[];

  @Column('text', { name: 'key_id' })
  keyId: string;

  @Column('bytea')
  sealed: Buffer;

  /** The secret before the last rotation, which still signs until `formerUntil`. */
  @Column('text', { name: 'former_key_id', nullable: true })
  formerKeyId: string | null;

  @Column('bytea', { name: 'former_sealed', nullable: true })
  formerSealed: Buffer | null;

  @Column('timestamptz', { name: 'former_until', nullable: true })
  formerUntil: Date | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('text', { name: 'disabled_reason', nullable: true })
  disabledReason: string | null;

  /** Until when it asked to be left alone; an instant that has passed says nothing. */
  @Column('timestamptz', { name: 'quiet_until', nullable: true })
  quietUntil: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
