import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Petition } from '../petition.entity';

/** The sealed identity behind a petition, apart from it. */
@Entity({ name: 'petition_submitter' })
export class PetitionSubmitter {
  @ForeignKey(() => Petition, { name: 'fk_petition_submitter_petition' })
  @PrimaryColumn('uuid', {
    name: 'petition_id',
    primaryKeyConstraintName: 'pk_petition_submitter',
  })
  petitionId: string;

  @Column('text')
  kind: string;

  @Column('text', { name: 'key_id' })
  keyId: string;

  @Column('bytea')
  sealed: Buffer;

  /** By which ways the sender can be told: SMS, EMAIL. Numbers and addresses stay sealed. */
  @Column('text', { name: 'reachable_by', array: true, default: '{}' })
  reachableBy: string[];

  @Column('bytea', { name: 'phone_index', nullable: true })
  phoneIndex: Buffer | null;
}
