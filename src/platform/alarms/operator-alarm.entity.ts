import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'operator_alarm' })
export class OperatorAlarm {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_operator_alarm' })
  key: string;

  @Column('text')
  severity: string;

  @Column('text', { name: 'message_vi' })
  messageVi: string;

  @Column('text', { name: 'message_en' })
  messageEn: string;

  @Column('jsonb')
  details: Record<string, unknown>;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt: Date;

  @Column('timestamptz', { name: 'cleared_at', nullable: true })
  clearedAt: Date | null;
}
