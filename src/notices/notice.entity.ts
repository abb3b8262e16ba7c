import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { FrozenLetter } from './frozen-letter';
import type { NoticeRevision } from './notice-revision.rules';
import type { NoticeKind, NoticeState } from './notice.rules';

/** A letter, from its draft to the answers of its addressees. */
@Entity({ name: 'notice' })
@Unique('uq_notice_number', ['year', 'symbol', 'number'])
@Index('ix_notice_unit', ['unitId', 'id'])
@Index('ix_notice_state', ['state', 'id'])
export class Notice {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notice' })
  id: string;

  /** Whom it is sent to; of a collective letter and a list for the chairman, the office that sends it. */
  @ForeignKey('Unit', { name: 'fk_notice_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  kind: NoticeKind;

  @Column('text')
  state: NoticeState;

  @Column('integer')
  version: number;

  /** The instant its petitions were read; at issue they are read again. */
  @Column('timestamptz', { name: 'as_of' })
  asOf: Date;

  @Column('timestamptz', { name: 'drafted_at' })
  draftedAt: Date;

  /** Null when the schedule drafted it. */
  @ForeignKey('Account', { name: 'fk_notice_drafter' })
  @Column('uuid', { name: 'drafted_by', nullable: true })
  draftedBy: string | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_notice_approver' })
  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { name: 'issued_at', nullable: true })
  issuedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_notice_issuer' })
  @Column('uuid', { name: 'issued_by', nullable: true })
  issuedBy: string | null;

  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn: string | null;

  @Column('text', { nullable: true })
  symbol: string | null;

  @Column('integer', { nullable: true })
  year: number | null;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('text', { name: 'signer_name', nullable: true })
  signerName: string | null;

  @Column('text', { name: 'signer_post', nullable: true })
  signerPost: string | null;

  /** What the office changed in the draft. */
  @Column('jsonb', { nullable: true })
  revision: NoticeRevision | null;

  /** Every word it says, frozen at issue; null before. */
  @Column('jsonb', { nullable: true })
  letter: FrozenLetter | null;

  /** When the office was told which of its units had not acknowledged it in time. */
  @Column('timestamptz', { name: 'unacknowledged_told_at', nullable: true })
  unacknowledgedToldAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  @ForeignKey('Account', { name: 'fk_notice_canceller' })
  @Column('uuid', { name: 'cancelled_by', nullable: true })
  cancelledBy: string | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;
}
