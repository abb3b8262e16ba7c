import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one number that moves with every change of reference data (ADR 0004). */
@Entity({ name: 'reference_version' })
export class ReferenceVersion {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_reference_version', default: 1 })
  id: number;

  @Column('bigint', { default: 1 })
  version: number;
}
