import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { SavedCriteria } from './dto/saved-filter.request';

/** A filter of the list of petitions that an account keeps under a name of its own. */
@Entity({ name: 'saved_filter' })
@Unique('uq_saved_filter_name', ['accountId', 'name'])
export class SavedFilter {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_saved_filter' })
  id: string;

  @ForeignKey('Account', { name: 'fk_saved_filter_account' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  filter: SavedCriteria;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
