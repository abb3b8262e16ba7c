import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A name that a unit bore before, so that old letters and old habits still find it. */
@Entity({ name: 'unit_alias' })
@Unique('uq_unit_alias', ['unitId', 'alias'])
export class UnitAlias {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_unit_alias' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  @ForeignKey('Unit', { name: 'fk_unit_alias_unit' })
  unitId: string;

  @Column('text')
  alias: string;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}
