import type { ActionCommand } from './action-inputs';
import { plain, type EffectContext, type Effects } from './effects';
import * as citizen from './effects-citizen.rules';
import * as intake from './effects-intake.rules';
import * as unit from './effects-unit.rules';

/**
 * What an action does to a petition, as a decision without a write: columns, clocks, history, words. The clocks
 * follow domain section 3: a transfer starts HOLDING for the receiving unit and never touches OUTER.
 * Errors: those of naming units, of answering and of extending.
 */
export function effectsOf(command: ActionCommand, context: EffectContext): Effects {
  return intakeEffects(command, context) ?? unitEffects(command, context);
}

function intakeEffects(command: ActionCommand, context: EffectContext): Effects | undefined {
  switch (command.action) {
    case 'receive':
      return intake.received(command.input, context);
    case 'refuse':
      return intake.refused(command.input, context);
    case 'divert':
      return intake.diverted(command.input, context);
    case 'assign':
      return intake.assigned(command.input, context);
    case 'forward':
      return intake.forwarded(command.input, context);
    case 'split':
      return intake.split(command.input, context);
    case 'merge':
      return intake.merged(command.input, context);
    case 'unmerge':
      return intake.unmerged(command.input, context);
    case 'publish':
      return published(command.input, context);
    case 'close':
      return intake.closed(command.input, context);
    case 'supplement':
      return citizen.supplemented(command.input, context);
    case 'withdraw':
      return citizen.withdrawn(command.input, context);
    case 'rate':
      return citizen.rated(command.input, context);
    case 'reopen':
      return citizen.reopened(command.input, context);
    default:
      return undefined;
  }
}

function unitEffects(command: ActionCommand, context: EffectContext): Effects {
  switch (command.action) {
    case 'accept':
      return unit.accepted(command.input, context);
    case 'return':
      return unit.returned(command.input, context);
    case 'offer-transfer':
      return unit.transferOffered(command.input, context);
    case 'accept-transfer':
      return unit.transferAccepted(command.input, context);
    case 'refuse-transfer':
      return unit.transferRefused(command.input, context);
    case 'request-supplement':
      return citizen.supplementRequested(command.input);
    case 'request-extension':
      return unit.extensionRequested(command.input, context);
    case 'decide-extension':
      return unit.extensionDecided(command.input, context);
    case 'ask-contribution':
      return unit.contributionAsked(command.input, context);
    case 'contribute':
      return unit.contributed(command.input, context);
    case 'propose-answer':
      return unit.answerProposed(command.input, context);
    case 'approve-answer':
      return unit.answerApproved(command.input, context);
    case 'reject-answer':
      return unit.answerRejected(command.input, context);
    default:
      throw new Error(`${command.action} has no effect written for it`);
  }
}

function published(
  { summary }: { summary: string },
  { now, publishedSummary }: EffectContext,
): Effects {
  return plain(null, {
    changes: { publishedAt: now, endedAt: now },
    stop: [{ kind: 'PUBLISH' }],
    answer: { kind: 'SUMMARISE', summary: publishedSummary ?? summary },
  });
}
