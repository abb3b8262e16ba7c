import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Petition } from './petition.entity';

/** A drafted, approved or rejected answer. */
@Entity({ name: 'petition_answer' })
@Unique('uq_petition_answer_number', ['petitionId', 'number'])
export class PetitionAnswerRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_petition_answer' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_petition_answer_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('integer')
  cycle: number;

  @Column('integer')
  number: number;

  @Column('text')
  state: string;

  @Column('text')
  finding: string;

  @Column('text', { nullable: true })
  cause: string | null;

  @Column('text', { name: 'action_taken' })
  actionTaken: string;

  @Column('text')
  result: string;

  @Column('date', { name: 'planned_on', nullable: true })
  plannedOn: string | null;

  @Column('text', { name: 'competent_body', nullable: true })
  competentBody: string | null;

  @Column('text', { array: true })
  evidence: string[];

  @Column('text', { name: 'legal_basis', nullable: true })
  legalBasis: string | null;

  @Column('text', { nullable: true })
  contact: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @ForeignKey('Account', { name: 'fk_petition_answer_proposer' })
  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_petition_answer_decider' })
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  summary: string | null;
}
