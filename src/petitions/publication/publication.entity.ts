import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Petition } from '../petition.entity';

/** What the public reads of a petition: masked texts, never changed, at most withdrawn. */
@Entity({ name: 'publication' })
@Unique('uq_publication_cycle', ['petitionId', 'cycle'])
export class Publication {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_publication' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_publication_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('integer')
  cycle: number;

  @Column('text')
  code: string;

  @Column('text')
  class: string;

  @Column('text', { nullable: true })
  field: string | null;

  @Column('text', { name: 'commune_code', nullable: true })
  communeCode: string | null;

  @ForeignKey('Unit', { name: 'fk_publication_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

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

  @Column('text', { name: 'legal_basis', nullable: true })
  legalBasis: string | null;

  @Column('text', { nullable: true })
  contact: string | null;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}
