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

  /** Where messages go; without one they lie in the inbox alone. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { default: 'vi' })
  locale: string;

  @Column('boolean', { name: 'email_off', default: false })
  emailOff: boolean;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
