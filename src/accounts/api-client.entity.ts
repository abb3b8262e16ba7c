import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('api_client')
@Unique('uq_api_client_name', ['name'])
@Unique('uq_api_client_key', ['keyHash'])
export class ApiClient {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client' })
  id: string;

  @Column('text')
  name: string;

  @Column('bytea', { name: 'key_hash' })
  keyHash: Buffer;

  @Column('text', { array: true })
  channels: string[];

  /** May enter petitions that were submitted earlier, so that their clock counts from then. */
  @Column('boolean')
  trusted: boolean;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
