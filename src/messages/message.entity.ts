import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A message, from before it is sent until long after. */
@Entity({ name: 'outbox' })
@Unique('uq_outbox_idempotency_key', ['idempotencyKey'])
export class MessageRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_outbox' })
  id: string;

  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('text')
  audience: string;

  @Column('text')
  channel: string;

  @Column('text')
  template: string;

  @Column('text')
  locale: string;

  /** What the template is filled with; never a citizen's name or address. */
  @Column('jsonb')
  payload: Record<string, unknown>;

  @ForeignKey('Account', { name: 'fk_outbox_account' })
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @ForeignKey('Petition', { name: 'fk_outbox_petition' })
  @Column('uuid', { name: 'petition_id', nullable: true })
  petitionId: string | null;

  @ForeignKey('Webhook', { name: 'fk_outbox_webhook' })
  @Column('uuid', { name: 'webhook_id', nullable: true })
  webhookId: string | null;

  @Column('text')
  state: string;

  @Column('timestamptz', { name: 'not_before' })
  notBefore: Date;

  /** From then on it tells nobody anything; null: it keeps. */
  @Column('timestamptz', { name: 'not_after', nullable: true })
  notAfter: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** A code, never what a server said: that may hold an address. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** Of a message in an inbox: the digest that told it by e-mail. */
  @ForeignKey(() => MessageRecord, { name: 'fk_outbox_digest' })
  @Column('uuid', { name: 'digest_id', nullable: true })
  digestId: string | null;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
