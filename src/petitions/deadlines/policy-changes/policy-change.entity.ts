import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarVersion } from '../../../calendar/calendar-version.entity';
import { SlaPolicyRecord } from '../../../sla/sla-policy.entity';

@Entity({ name: 'sla_policy_change' })
export class PolicyChangeRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sla_policy_change' })
  id: string;

  /** The version as it was asked for. */
  @Column('jsonb')
  asked: unknown;

  /** The version as it was previewed. */
  @Column('jsonb')
  policy: unknown;

  @Column('text', { name: 'applies_to' })
  appliesTo: string;

  @Column('text')
  reason: string;

  /** How many versions of limits of this kind there were. */
  @Column('integer', { name: 'base_policies' })
  basePolicies: number;

  @ForeignKey(() => CalendarVersion, { name: 'fk_sla_policy_change_calendar' })
  @Column('integer', { name: 'base_calendar_version' })
  baseCalendarVersion: number;

  @Column('jsonb')
  preview: unknown;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_sla_policy_change_account' })
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @ForeignKey(() => SlaPolicyRecord, { name: 'fk_sla_policy_change_applied' })
  @Column('uuid', { name: 'applied_policy_id', nullable: true })
  appliedPolicyId: string | null;

  @Column('timestamptz', { name: 'applied_at', nullable: true })
  appliedAt: Date | null;

  /** From when on it is chosen; limits that began before are taken over. */
  @Column('timestamptz', { name: 'in_force_at', nullable: true })
  inForceAt: Date | null;

  /** When no running clock was left to be moved. */
  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
