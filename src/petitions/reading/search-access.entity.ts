import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That somebody searched by something that tells who a person is; never what they searched for. */
@Entity({ name: 'search_access' })
@Index('ix_search_access_account', ['accountId', 'id'])
export class SearchAccess {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_search_access' })
  id: string;

  @ForeignKey('Account', { name: 'fk_search_access_account' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('timestamptz', { name: 'searched_at' })
  searchedAt: Date;

  @Column('text')
  kind: string;

  @Column('integer', { name: 'found_count' })
  foundCount: number;
}
