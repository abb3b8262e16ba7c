import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ name: 'calendar_version' })
export class CalendarVersion {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_calendar_version' })
  version: number;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_calendar_version_account' })
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
}
