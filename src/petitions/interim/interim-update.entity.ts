import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Petition } from '../petition.entity';

/** Word that is owed to the citizen while the answer is late by the decree, and what became of it. */
@Entity({ name: 'interim_update' })
@Unique('uq_interim_update_round', ['petitionId', 'cycle', 'round'])
export class InterimUpdate {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_interim_update' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_interim_update_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('integer')
  cycle: number;

  @Column('integer')
  round: number;

  /** Who holds the petition, and is to write. */
  @ForeignKey('Unit', { name: 'fk_interim_update_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  state: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  /** Since when the citizen has waited for word too long, or from when on. */
  @Column('timestamptz', { name: 'owed_at' })
  owedAt: Date;

  /** Rounds before it that ended without a word. */
  @Column('integer')
  missed: number;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('timestamptz', { name: 'proposed_at', nullable: true })
  proposedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_interim_update_proposer' })
  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Column('text', { name: 'returned_reason', nullable: true })
  returnedReason: string | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @ForeignKey('Account', { name: 'fk_interim_update_sender' })
  @Column('uuid', { name: 'sent_by', nullable: true })
  sentBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
