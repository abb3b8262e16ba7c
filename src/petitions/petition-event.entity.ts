import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Petition } from './petition.entity';

/** Append-only history; the database refuses to change it. */
@Entity({ name: 'petition_event' })
export class PetitionEvent {
  @ForeignKey(() => Petition, { name: 'fk_petition_event_petition' })
  @PrimaryColumn('uuid', {
    name: 'petition_id',
    primaryKeyConstraintName: 'pk_petition_event',
  })
  petitionId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_petition_event' })
  seq: number;

  @Column('text')
  action: string;

  @Column('text', { name: 'from_state', nullable: true })
  fromState: string | null;

  @Column('text', { name: 'to_state' })
  toState: string;

  @ForeignKey('Unit', { name: 'fk_petition_event_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind: string;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'actor_role', nullable: true })
  actorRole: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb')
  data: Record<string, unknown>;

  @Column('bytea', { name: 'prev_hash', nullable: true })
  prevHash: Buffer | null;

  @Column('bytea')
  hash: Buffer;
}
