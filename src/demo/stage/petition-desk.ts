import type { SubmissionResponse } from '../../intake/dto/submission.response';
import type {
  PetitionEventsResponse,
  PetitionResponse,
} from '../../petitions/dto/petition.response';
import type { PublicationCheckResponse } from '../../petitions/publication/dto/publication-check.response';
import type { DemoAnswer, DemoPetition, DemoRefusalReason } from '../data/demo-petition';
import { atWallClock, type PlannedStep, type StepName } from '../timeline/timeline.rules';
import { epochDayOf } from '../../calendar/local-time.rules';
import { DemoError, type Call, type DemoApi } from './demo-api';
import type { Staff, StaffMember } from './staff';

/** A petition that was sent in the demo, and where the product stands with it. */
export interface SentPetition {
  demo: DemoPetition;
  id: string;
  code: string;
  /** Who holds it now: the intake desk, or a unit. */
  holderCode: string;
  /** The unit that got it first; null while none has. */
  firstUnitCode: string | null;
  /** Where the rules would have sent it, when the intake desk looked at it. */
  proposedUnitCode: string | null;
  /** The first event's account of the rules' decision. */
  routing: Routing;
}

export interface Routing {
  rule: { key: string; version: number } | null;
  viaIntakeDesk: boolean;
  matchedKeyword: string | null;
}

const REFUSALS: Readonly<Record<DemoRefusalReason, string>> = {
  NOT_VIETNAMESE: 'NOT_VIETNAMESE',
  UNCLEAR_CONTENT: 'NO_CLEAR_CONTENT',
  COMPLAINT_OR_DENUNCIATION: 'COMPLAINT_OR_DENUNCIATION',
  ALREADY_ANSWERED: 'ALREADY_ANSWERED',
  ALREADY_SENT_TO_COMPETENT_BODY: 'SENT_TO_RIGHT_BODY',
};

/** Channels whose petitions an officer of the desk types in. */
const TYPED_IN: readonly string[] = ['PHONE', 'PAPER', 'IN_PERSON'];
/** Channels that another system of the province hands over by its key. */
const HANDED_OVER: readonly string[] = ['PORTAL', 'EMAIL', 'SURVEY'];

/** Plays the steps of petitions: each by the person whose work it is, over HTTP. */
export class PetitionDesk {
  readonly sent = new Map<string, SentPetition>();

  constructor(
    private readonly api: DemoApi,
    private readonly staff: Staff,
  ) {}

  /** Does one step at its instant; the clock must stand there already. */
  async play({ step, petition }: PlannedStep): Promise<void> {
    if (step === 'send') return this.send(petition);
    const known = this.sent.get(petition.key);
    if (!known) throw new DemoError(`${petition.key} was never sent`);
    const path = `/petitions/${known.id}/${step === 'assign-again' ? 'assign' : step}`;
    const who = await this.whoDoes(step, known.holderCode);
    const input = inputOf(step, petition);
    const confirmed = step === 'publish' ? await this.checked(known.id, input) : {};
    const answer = await who.post<PetitionResponse>(path, { ...input, ...confirmed });
    known.holderCode = answer.unitCode;
    known.proposedUnitCode ??= answer.proposedUnitCode;
    if (answer.state === 'ASSIGNED') known.firstUnitCode ??= answer.unitCode;
  }

  /** The office looks at what would become public, and confirms that personal data is masked as shown. */
  private async checked(id: string, input: object): Promise<{ confirmation: string }> {
    const { confirmation } = await this.staff.office.post<PublicationCheckResponse>(
      `/petitions/${id}/publication-check`,
      input,
    );
    return { confirmation };
  }

  private async send(petition: DemoPetition): Promise<void> {
    const receipt = await this.api.json<SubmissionResponse>('POST', '/petitions', {
      headers: await this.senderOf(petition),
      body: submissionOf(petition),
    });
    const { items } = await this.staff.office.get<PetitionEventsResponse>(
      `/petitions/${receipt.id}/events`,
    );
    this.sent.set(petition.key, {
      demo: petition,
      id: receipt.id,
      code: receipt.code,
      holderCode: receipt.unitCode,
      proposedUnitCode: null,
      firstUnitCode: receipt.state === 'ASSIGNED' ? receipt.unitCode : null,
      routing: items[0]!.data.routing as Routing,
    });
  }

  private async senderOf({ channel }: DemoPetition): Promise<Call['headers']> {
    if (TYPED_IN.includes(channel)) return this.staff.intake.signedIn();
    return HANDED_OVER.includes(channel) ? { 'X-Api-Key': this.staff.portalKey } : {};
  }

  private async whoDoes(step: StepName, holderCode: string): Promise<StaffMember> {
    switch (step) {
      case 'publish':
        return this.staff.office;
      case 'approve-answer':
      case 'reject-answer':
        return this.staff.headOf(holderCode);
      case 'accept':
      case 'return':
      case 'propose-answer':
        return this.staff.officerOf(holderCode);
      default:
        return this.staff.intake;
    }
  }
}

function submissionOf(petition: DemoPetition): object {
  const { channel, title, content, anonymous, communeCode, address } = petition;
  const location = { communeCode: communeCode ?? undefined, address: address ?? undefined };
  const writtenAt = atWallClock(epochDayOf(petition.sentOn), petition.sentAt);
  return {
    channel,
    title,
    content,
    ...(anonymous ? { anonymous } : {}),
    ...(petition.class ? { class: petition.class } : {}),
    ...(petition.field ? { field: petition.field } : {}),
    ...(petition.submitter ? { submitter: petition.submitter } : {}),
    ...(communeCode || address ? { location } : {}),
    ...(petition.dossierCode ? { dossierCode: petition.dossierCode } : {}),
    ...(petition.externalCode ? { externalCode: petition.externalCode } : {}),
    ...(petition.enteredLateDays > 0 ? { submittedAt: writtenAt.toISOString() } : {}),
  };
}

function inputOf(step: StepName, petition: DemoPetition): object {
  switch (step) {
    case 'assign':
      return { unitCode: petition.assignTo };
    case 'assign-again':
      return { unitCode: petition.returned?.thenTo };
    case 'return':
      return { reason: petition.returned?.reason };
    case 'forward':
      return {
        body: petition.forwardTo,
        reason: 'Không thuộc thẩm quyền của thành phố (NĐ 20/2008/NĐ-CP Điều 9).',
      };
    case 'refuse':
      return refusalOf(petition);
    case 'divert':
      // Khiếu nại and tố cáo have laws of their own: the sender is told who is competent.
      return { body: petition.forwardTo, guidance: `Đơn được chuyển ${petition.forwardTo}.` };
    case 'reject-answer':
      return { reason: 'Chưa nêu kết quả và thời hạn cụ thể, đề nghị viết lại.' };
    case 'propose-answer':
      return answerOf(petition.answer!);
    case 'publish':
      return { summary: summaryOf(petition) };
    default:
      return {};
  }
}

function refusalOf({ refusal }: DemoPetition): object {
  if (!refusal) throw new DemoError('a refusal needs a reason');
  return { reasonCode: REFUSALS[refusal.reason], note: refusal.explanation };
}

function answerOf({ action, ...answer }: DemoAnswer): object {
  return { ...answer, actionTaken: action };
}

/** What the public reads: the matter and what was done, without anybody's name. */
function summaryOf({ title, answer }: DemoPetition): string {
  return `Phản ánh: ${title}. Kết quả: ${answer?.action ?? ''}`;
}
