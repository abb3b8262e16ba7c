import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { TrackingTokens } from '../identity/tracking-tokens';
import type { PetitionState } from '../petition.rules';

export interface TrackedStep {
  action: string;
  at: string;
  unitId: string;
  data: Record<string, unknown>;
}

export interface TrackedAnswer {
  finding: string;
  cause: string | null;
  actionTaken: string;
  result: string;
  plannedOn: string | null;
  competentBody: string | null;
  legalBasis: string | null;
  contact: string | null;
}

/** A petition as its sender may see it. */
export interface TrackedPetition {
  code: string;
  state: PetitionState;
  title: string;
  unitId: string;
  submittedAt: Date;
  answeredAt: Date | null;
  dueOn: string;
  dueProvisional: boolean;
  steps: TrackedStep[];
  answer: TrackedAnswer | null;
}

const TRACK = {
  name: 'petitions.track',
  text: `
    select p.code, p.state, p.title, p.unit_id as "unitId", p.submitted_at as "submittedAt",
      p.answered_at as "answeredAt", p.due_on as "dueOn", p.due_provisional as "dueProvisional",
      p.tracking_token_hash as "tokenHash",
      (select jsonb_agg(jsonb_build_object('action', e.action, 'at', e.occurred_at,
          'unitId', e.unit_id, 'data', e.data) order by e.seq)
        from petition_event e where e.petition_id = p.id) as steps,
      (select jsonb_build_object('finding', a.finding, 'cause', a.cause,
          'actionTaken', a.action_taken, 'result', a.result, 'plannedOn', a.planned_on,
          'competentBody', a.competent_body, 'legalBasis', a.legal_basis, 'contact', a.contact)
        from petition_answer a where a.petition_id = p.id and a.state = 'APPROVED'
        order by a.number desc limit 1) as answer
    from petition p where p.code = $1`,
};

/** Lets a citizen follow a petition by its code and token. */
@Injectable()
export class PetitionTracking {
  constructor(
    private readonly database: Database,
    private readonly tokens: TrackingTokens,
  ) {}

  /** The petition, or null alike for an unknown code and a wrong token: neither may be told from the other. */
  async find(code: string, token: string): Promise<TrackedPetition | null> {
    const [row] = await this.database.rows<TrackedPetition & { tokenHash: Buffer }>(TRACK, [
      code.toUpperCase(),
    ]);
    const stored = row?.tokenHash ?? Buffer.alloc(32);
    return this.tokens.matches(token, stored) && row ? row : null;
  }
}
