import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/**
 * The petition as it stands now. Its statements are written by hand (`ledger/`); this is its shape for TypeORM, but
 * for `search_text` and `search_terms`, which the database makes and TypeORM could describe only in a table of its own.
 */
@Entity({ name: 'petition' })
@Unique('uq_petition_code', ['code'])
@Unique('uq_petition_external_code', ['externalCode'])
export class Petition {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_petition' })
  id: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'external_code', nullable: true })
  externalCode: string | null;

  @Column('text')
  state: string;

  @Column('integer')
  version: number;

  @Column('integer', { default: 1 })
  cycle: number;

  @Column('boolean')
  open: boolean;

  @Column('text', { nullable: true })
  class: string | null;

  @Column('text', { nullable: true })
  field: string | null;

  @Column('text')
  channel: string;

  @Column('text', { nullable: true })
  urgency: string | null;

  @Column('text')
  title: string;

  @Column('text')
  content: string;

  @Column('boolean')
  anonymous: boolean;

  @Column('text', { name: 'commune_code', nullable: true })
  communeCode: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('text', { name: 'dossier_code', nullable: true })
  dossierCode: string | null;

  @ForeignKey('Unit', { name: 'fk_petition_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @ForeignKey('Account', { name: 'fk_petition_officer' })
  @Column('uuid', { name: 'officer_id', nullable: true })
  officerId: string | null;

  @ForeignKey('Unit', { name: 'fk_petition_proposed_unit' })
  @Column('uuid', { name: 'proposed_unit_id', nullable: true })
  proposedUnitId: string | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;

  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt: Date | null;

  @Column('timestamptz', { name: 'assigned_at', nullable: true })
  assignedAt: Date | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'due_soon_at', nullable: true })
  dueSoonAt: Date | null;

  @Column('boolean', { name: 'due_provisional' })
  dueProvisional: boolean;

  @Column('text', { name: 'step_kind', nullable: true })
  stepKind: string | null;

  @Column('date', { name: 'step_due_on', nullable: true })
  stepDueOn: string | null;

  @Column('timestamptz', { name: 'step_due_at', nullable: true })
  stepDueAt: Date | null;

  /** Where a petition goes on when the supplement has come. */
  @Column('text', { name: 'resume_state', nullable: true })
  resumeState: string | null;

  @ForeignKey('Petition', { name: 'fk_petition_merged_into' })
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null;

  @Column('integer', { name: 'merged_count', default: 0 })
  mergedCount: number;

  @ForeignKey('Petition', { name: 'fk_petition_parent' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('integer', { name: 'part_count', default: 0 })
  partCount: number;

  @ForeignKey('Unit', { name: 'fk_petition_offered_unit' })
  @Column('uuid', { name: 'offered_unit_id', nullable: true })
  offeredUnitId: string | null;

  @Column('integer', { default: 0 })
  refusals: number;

  @Column('boolean', { default: false })
  binding: boolean;

  @Column('jsonb', { nullable: true })
  extension: object | null;

  /** Units asked to contribute: they see the petition though they do not hold it. */
  @Column('uuid', { name: 'participant_unit_ids', array: true, default: () => "'{}'" })
  participantUnitIds: string[];

  /** Those of them that have not contributed yet. */
  @Column('uuid', { name: 'owing_unit_ids', array: true, default: () => "'{}'" })
  owingUnitIds: string[];

  @Column('integer', { name: 'message_count', default: 0 })
  messageCount: number;

  @Column('boolean', { name: 'rating_satisfied', nullable: true })
  ratingSatisfied: boolean | null;

  /** Of a merged petition: when the answer was given that its sender rated. */
  @Column('timestamptz', { name: 'rated_answer_at', nullable: true })
  ratedAnswerAt: Date | null;

  /** Whose official it complains about: that unit never learns who sent it. */
  @ForeignKey('Unit', { name: 'fk_petition_about_unit' })
  @Column('uuid', { name: 'about_unit_id', nullable: true })
  aboutUnitId: string | null;

  @Column('bytea', { name: 'tracking_token_hash' })
  trackingTokenHash: Buffer;

  @Column('bytea', { name: 'last_event_hash' })
  lastEventHash: Buffer;
}
