import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
} from 'class-validator';
import { MayBeAbsent, OneLine, Trimmed } from '../../platform/http/input.decorators';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../webhooks/webhook-url.rules';

export class CreateWebhookRequest {
  /** @example "Cổng thông tin điện tử" */
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @OneLine()
  name: string;

  /** @example "https://portal.example.gov.vn/hooks/pakn" */
  @Trimmed()
  @IsString()
  @Length(8, 2000)
  url: string;

  /**
   * What it is told of.
   * @example ["petition-changed"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEvent[];
}

/** What is left out stays as it is. */
export class ChangeWebhookRequest {
  /** @example "Cổng thông tin điện tử" */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @OneLine()
  name?: string;

  /** @example "https://portal.example.gov.vn/hooks/pakn" */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(8, 2000)
  url?: string;

  /** @example ["petition-changed"] */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[];

  /**
   * True: nothing is sent there, and what waits is cancelled. False also for one that answered 410 and was switched
   * off by that; what was cancelled meanwhile can be retried one by one. Also for one that asked for time
   * (`quietUntil`): what waits for it goes now.
   * @example false
   */
  @MayBeAbsent()
  @IsBoolean()
  disabled?: boolean;
}
