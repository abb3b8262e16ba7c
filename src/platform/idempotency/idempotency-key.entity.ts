import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'idempotency_key' })
export class IdempotencyKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_idempotency_key' })
  scope: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_idempotency_key' })
  key: string;

  @Column('bytea')
  fingerprint: Buffer;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
