import type { CitizenTemplate } from '../../messages/templates/templates';
import type { PetitionRow } from '../ledger/petition-row';
import type { ActionCommand } from './action-inputs';

/** What the sender is told of an action. */
export interface CitizenNews {
  template: CitizenTemplate;
  payload: Readonly<Record<string, string | number>>;
  /** Also those whose petitions were merged into this one: it answers theirs. */
  alsoMerged: boolean;
}

/**
 * What of an action its sender is told (domain section 3). An extension that is refused changes nothing for the
 * citizen, who was told of none being asked for.
 */
export function newsOf(
  { action, input }: ActionCommand,
  after: Pick<PetitionRow, 'dueOn' | 'extension'>,
): CitizenNews | null {
  switch (action) {
    case 'decide-extension':
      if (!input.granted) return null;
      return {
        template: 'citizen.extended',
        payload: { dueOn: after.dueOn, workingDays: after.extension?.workingDays ?? 0 },
        alsoMerged: true,
      };
    case 'request-supplement':
      return { template: 'citizen.supplement-asked', payload: {}, alsoMerged: false };
    case 'approve-answer':
      return { template: 'citizen.answered', payload: {}, alsoMerged: true };
    case 'publish':
      return { template: 'citizen.published', payload: {}, alsoMerged: true };
    default:
      return null;
  }
}
