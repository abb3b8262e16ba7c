import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('account')
@Unique('uq_account_username', ['username'])
export class Account {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_account' })
  id: string;

  @Column('text')
  username: string;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
