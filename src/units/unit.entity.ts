import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { UnitKind } from './unit-directory';

/** A body that answers petitions. It is never deleted: it ends, and somebody succeeds it. */
@Entity({ name: 'unit' })
@Unique('uq_unit_code', ['code'])
@Index('ix_unit_successor', ['successorId'])
export class Unit {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_unit' })
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'short_name' })
  shortName: string;

  @Column('text')
  kind: UnitKind;

  @Column('uuid', { name: 'parent_id', nullable: true })
  @ForeignKey('Unit', { name: 'fk_unit_parent' })
  parentId: string | null;

  @Column('uuid', { name: 'successor_id', nullable: true })
  @ForeignKey('Unit', { name: 'fk_unit_successor' })
  successorId: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  /** The decision, or the custom, that the entry rests on. */
  @Column('text')
  source: string;
}
