import { Injectable } from '@nestjs/common';
import { PetitionTracking } from '../petitions/reading/petition-tracking';
import { TrackingDoor } from '../petitions/reading/petition-tracking-door';
import type { TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { References, type ReferenceBundle } from '../petitions/references';
import { Clock } from '../platform/clock/clock';
import { Database, type Reader } from '../platform/database/database';
import type { TrackingResponse } from './dto/tracking.response';
import { shapeTracking, type KeptTracking } from './tracking-shape';

/** What is sent, and the petition's version, which goes along as its ETag. */
export interface TrackedPage {
  page: TrackingResponse;
  version: number;
}

/** A petition as its sender reads it. */
@Injectable()
export class TrackingPages {
  constructor(
    private readonly door: TrackingDoor,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly tracking: PetitionTracking,
  ) {}

  /** How far the petition is. Errors: those of `TrackingDoor`. */
  async follow(visit: TrackingVisit): Promise<TrackedPage> {
    const petitionId = await this.door.enter(visit);
    const bundle = await this.references.read();
    return this.withTokens(await this.view(this.database, petitionId, bundle));
  }

  /** The page as it may be kept; the token was checked before. */
  async view(reader: Reader, petitionId: string, bundle: ReferenceBundle): Promise<KeptTracking> {
    const petition = await this.tracking.read(reader, petitionId, bundle);
    return shapeTracking(petition, bundle, this.clock.now());
  }

  /** The page as it is sent: the tokens of the parts are written nowhere. */
  withTokens({ version, ...kept }: KeptTracking): TrackedPage {
    const parts = kept.parts.map(({ id, ...part }) => ({
      ...part,
      trackingToken: this.door.tokenOfPart(id),
    }));
    return { page: { ...kept, parts }, version };
  }
}
