import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { TargetKind } from './routing.rules';

/** One version of a rule. An edit is a new row; the former one is retired and stays as it was. */
@Entity({ name: 'routing_rule' })
@Unique('uq_routing_rule_version', ['key', 'version'])
export class RoutingRule {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_routing_rule' })
  id: string;

  @Column('text')
  key: string;

  @Column('integer')
  version: number;

  @Column('integer')
  position: number;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  classes: string[];

  @Column('text', { array: true })
  fields: string[];

  @Column('text', { name: 'commune_codes', array: true })
  communeCodes: string[];

  @Column('text', { array: true })
  channels: string[];

  @Column('text', { array: true })
  keywords: string[];

  @Column('text', { name: 'target_kind' })
  targetKind: TargetKind;

  @Column('uuid', { name: 'target_unit_id', nullable: true })
  @ForeignKey('Unit', { name: 'fk_routing_rule_unit' })
  targetUnitId: string | null;

  @Column('text')
  source: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  @ForeignKey('Account', { name: 'fk_routing_rule_account' })
  createdBy: string | null;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
}
