import { IsIn, IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { CHANNELS, MESSAGE_STATES, type MessageChannel, type MessageState } from '../message';

export class ListMessagesRequest extends PageRequest {
  /** @example "DEAD" */
  @IsOptional()
  @IsIn(MESSAGE_STATES)
  state?: MessageState;

  /** @example "EMAIL" */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: MessageChannel;
}
