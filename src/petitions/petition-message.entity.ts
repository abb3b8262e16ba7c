import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Petition } from './petition.entity';

/** Words between the citizen and the administration; the history keeps only that they were written. */
@Entity({ name: 'petition_message' })
export class PetitionMessage {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_petition_message' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_petition_message_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @Column('integer')
  cycle: number;

  @Column('text')
  kind: string;

  @Column('text')
  content: string;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt: Date;

  @Column('text', { name: 'author_kind' })
  authorKind: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
}
