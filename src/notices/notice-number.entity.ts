import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The register's last number for a year and symbol; whoever issues holds its row until the commit. */
@Entity({ name: 'notice_number' })
export class NoticeNumber {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_notice_number' })
  year: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_notice_number' })
  symbol: string;

  @Column('integer', { name: 'last_number' })
  lastNumber: number;
}
