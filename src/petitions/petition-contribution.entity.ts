import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Petition } from './petition.entity';

/** What a co-ordinating unit was asked for, and what it gave. */
@Entity({ name: 'petition_contribution' })
export class PetitionContribution {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_petition_contribution' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_petition_contribution_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('integer')
  cycle: number;

  @ForeignKey('Unit', { name: 'fk_petition_contribution_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @ForeignKey('Account', { name: 'fk_petition_contribution_asker' })
  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('text', { nullable: true })
  question: string | null;

  @Column('text', { nullable: true })
  content: string | null;

  @Column('timestamptz', { name: 'contributed_at', nullable: true })
  contributedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_petition_contribution_author' })
  @Column('uuid', { name: 'contributed_by', nullable: true })
  contributedBy: string | null;
}
