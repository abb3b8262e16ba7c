import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What of a class and channel is received, and assigned, without an officer. */
@Entity({ name: 'intake_policy' })
@Unique('uq_intake_policy', ['class', 'channel'])
export class IntakePolicy {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_intake_policy' })
  id: string;

  @Column('text')
  class: string;

  @Column('text')
  channel: string;

  @Column('boolean', { name: 'auto_receive' })
  autoReceive: boolean;

  @Column('boolean', { name: 'auto_assign' })
  autoAssign: boolean;

  @Column('text')
  source: string;
}
