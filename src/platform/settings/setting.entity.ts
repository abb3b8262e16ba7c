import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ name: 'setting' })
export class Setting {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_setting' })
  key: string;

  @Column('jsonb')
  value: unknown;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @ForeignKey('Account', { name: 'fk_setting_account' })
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
}
