import type { ClockResponse, ClocksResponse } from '../../petitions/dto/clock.response';
import type { PetitionResponse } from '../../petitions/dto/petition.response';
import type {
  LateStepPetition,
  LateStepsResponse,
  OverduePetition,
  OverdueResponse,
} from '../../reports/supervision/dto/supervision.response';
import type { RoutingRulesResponse } from '../../routing/dto/routing-rule.response';
import type { UnitResponse, UnitsPageResponse } from '../../units/dto/unit.response';
import type { Played } from '../stage/play';
import type { SentPetition } from '../stage/petition-desk';

/** A petition as the product has it at the end of the play, with every limit that ran for it. */
export interface PetitionFacts {
  sent: SentPetition;
  petition: PetitionResponse;
  clocks: ClockResponse[];
}

/** All that the pages print, asked of the API at the end. */
export interface Facts {
  petitions: PetitionFacts[];
  /** The supervisor's lists at the end. */
  overdue: OverduePetition[];
  lateSteps: LateStepPetition[];
  /** Short names by code. */
  unitNames: ReadonlyMap<string, string>;
  /** Names of the routing rules by key. */
  ruleNames: ReadonlyMap<string, string>;
  now: Date;
}

/** Reads everything back through the API, as the provincial office sees it. */
export async function readFacts(played: Played): Promise<Facts> {
  const { office } = played.staff;
  const petitions: PetitionFacts[] = [];
  for (const sent of played.petitions.sent.values()) {
    const petition = await office.get<PetitionResponse>(`/petitions/${sent.id}`);
    const { items } = await office.get<ClocksResponse>(`/petitions/${sent.id}/clocks`);
    petitions.push({ sent, petition, clocks: items });
  }
  const rules = await office.get<RoutingRulesResponse>('/routing-rules');
  return {
    petitions,
    overdue: await allPages((query) =>
      office.get<OverdueResponse>(`/supervision/overdue?${query}`),
    ),
    lateSteps: await allPages((query) =>
      office.get<LateStepsResponse>(`/supervision/late-steps?${query}`),
    ),
    unitNames: new Map((await allUnits(played)).map((unit) => [unit.code, unit.shortName])),
    ruleNames: new Map(rules.items.map((rule) => [rule.key, rule.name])),
    now: played.api.clock.now(),
  };
}

const allUnits = ({ api }: Played): Promise<UnitResponse[]> =>
  allPages((query) => api.json<UnitsPageResponse>('GET', `/units?${query}`));

async function allPages<T>(
  page: (query: string) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  let { items, nextCursor } = await page('limit=50');
  while (nextCursor !== null) {
    const next = await page(`limit=50&cursor=${encodeURIComponent(nextCursor)}`);
    items = [...items, ...next.items];
    ({ nextCursor } = next);
  }
  return items;
}

/** The limits that were missed: ended late, or still running past their end. */
export function missedClocks({ clocks }: PetitionFacts, now: Date): ClockResponse[] {
  return clocks.filter(
    (clock) =>
      clock.result === 'MISSED' || (clock.result === null && new Date(clock.lateAt) <= now),
  );
}

/** Whether the answer itself is, or was, too late. */
export const answeredTooLate = (facts: PetitionFacts, now: Date): boolean =>
  missedClocks(facts, now).some((clock) => clock.kind === 'OUTER');
