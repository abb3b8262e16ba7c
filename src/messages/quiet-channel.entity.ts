import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Until when a channel's one receiver, such as the SMS gateway, asked to be left alone. */
@Entity({ name: 'quiet_channel' })
export class QuietChannel {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_quiet_channel' })
  channel: string;

  @Column('timestamptz', { name: 'quiet_until' })
  quietUntil: Date;
}
