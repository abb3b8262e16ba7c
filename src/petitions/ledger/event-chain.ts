import { createHash } from 'node:crypto';
import type { PetitionState } from '../petition.rules';

/** Who did something: a citizen is never named here. */
export interface Actor {
  kind: 'CITIZEN' | 'ACCOUNT' | 'API_CLIENT' | 'SYSTEM';
  id: string | null;
  role: string | null;
}

export const SYSTEM: Actor = Object.freeze({ kind: 'SYSTEM', id: null, role: null });

/** What happened, before it has its place in the history. `data` holds codes and ids, never a citizen's words. */
export interface EventDraft {
  action: string;
  fromState: PetitionState | null;
  toState: PetitionState;
  unitId: string;
  occurredAt: Date;
  recordedAt: Date;
  actor: Actor;
  reason: string | null;
  data: Readonly<Record<string, unknown>>;
}

/** One link of a petition's history. */
export interface ChainedEvent extends EventDraft {
  petitionId: string;
  seq: number;
  prevHash: string | null;
  hash: string;
}

/** Where a petition's history ends now; null before its first event. */
export interface ChainEnd {
  seq: number;
  hash: string;
}

/**
 * Puts drafts in their places after the end of the history: numbered without gap, each sealed by SHA-256 over its
 * own fields and the seal before it, so that a changed, removed or inserted event breaks the chain.
 */
export function chainEvents(
  petitionId: string,
  end: ChainEnd | null,
  drafts: readonly EventDraft[],
): ChainedEvent[] {
  let seq = end?.seq ?? 0;
  let prevHash = end?.hash ?? null;
  return drafts.map((draft) => {
    seq += 1;
    const hash = sealOf({ ...draft, petitionId, seq, prevHash });
    const event: ChainedEvent = { ...draft, petitionId, seq, prevHash, hash };
    prevHash = hash;
    return event;
  });
}

/** The seal of one link, in hex: what a verifier computes again from the stored row. */
export function sealOf(event: Omit<ChainedEvent, 'hash'>): string {
  const text = canonical([
    event.petitionId,
    event.seq,
    event.action,
    event.fromState,
    event.toState,
    event.unitId,
    event.occurredAt.toISOString(),
    event.recordedAt.toISOString(),
    event.actor.kind,
    event.actor.id,
    event.actor.role,
    event.reason,
    event.data,
    event.prevHash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/**
 * JSON with sorted keys: the database keeps `data` as jsonb, which does not keep their order. Written without lists in
 * between, since the check of the history does this for every event there is.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields).toSorted()) {
    const held = fields[key];
    if (held === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(held)}`;
  }
  return `{${text}}`;
}
