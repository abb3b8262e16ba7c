/** Shape of the petitions of the demo. Every person, number and letter in them is invented. */

export type DemoChannel =
  'WEB' | 'APP' | 'PORTAL' | 'PHONE' | 'EMAIL' | 'PAPER' | 'IN_PERSON' | 'SURVEY';

export type DemoClass =
  | 'QUY_DINH_HC'
  | 'HANH_VI_CBCC'
  | 'HIEN_TRUONG'
  | 'HOI_DAP'
  | 'LOI_KY_THUAT'
  | 'KHAC'
  | 'KHIEU_NAI'
  | 'TO_CAO'
  | 'VAN_BAN_QPPL';

export type DemoFate =
  | 'ANSWERED_ON_TIME'
  | 'ANSWERED_LATE'
  /** The intake desk never gives it to a unit. */
  | 'NEVER_TAKEN'
  /** A unit has it and never accepts it. */
  | 'NEVER_ACCEPTED'
  | 'STUCK_IN_PROGRESS'
  | 'ANSWERED_NOT_PUBLISHED'
  | 'REFUSED'
  /** Sent to a body outside the province. */
  | 'FORWARDED'
  | 'RETURNED_THEN_ANSWERED'
  /** A khiếu nại or tố cáo, classified out. */
  | 'DIVERTED';

export interface DemoSubmitter {
  kind: 'INDIVIDUAL' | 'ORGANISATION';
  name: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface DemoAnswer {
  finding: string;
  cause: string;
  action: string;
  result: 'DONE' | 'PLANNED' | 'OUT_OF_COMPETENCE' | 'UNFOUNDED';
  /** Required when the result is PLANNED. */
  plannedOn?: string;
  /** Required for QUY_DINH_HC. */
  legalBasis?: string;
  /** Who is competent, when the result is OUT_OF_COMPETENCE. */
  competentBody?: string;
}

export type DemoRefusalReason =
  | 'NOT_VIETNAMESE'
  | 'UNCLEAR_CONTENT'
  | 'COMPLAINT_OR_DENUNCIATION'
  | 'ALREADY_ANSWERED'
  | 'ALREADY_SENT_TO_COMPETENT_BODY';

export interface DemoPetition {
  key: string;
  /** Local calendar day and time in Asia/Ho_Chi_Minh. */
  sentOn: string;
  sentAt: string;
  channel: DemoChannel;
  class: DemoClass | null;
  field: string | null;
  title: string;
  content: string;
  submitter: DemoSubmitter | null;
  anonymous: boolean;
  communeCode: string | null;
  address: string | null;
  dossierCode: string | null;
  externalCode: string | null;
  /** Calendar days between the letter and its entry; 0 for what citizens enter themselves. */
  enteredLateDays: number;
  fate: DemoFate;
  /** Unit given by the intake desk; null when a rule assigns it, or nobody does. */
  assignTo: string | null;
  answer: DemoAnswer | null;
  refusal: { reason: DemoRefusalReason; explanation: string } | null;
  /** Recipient of what is forwarded outside the province, or diverted. */
  forwardTo: string | null;
  /** Why the first unit sent it back, and who answers in its place. */
  returned: { reason: string; thenTo: string } | null;
}

type Given = Pick<
  DemoPetition,
  'key' | 'sentOn' | 'sentAt' | 'channel' | 'class' | 'title' | 'content' | 'fate'
> &
  Partial<DemoPetition>;

/** Fills in what a petition of the demo leaves unsaid. */
export function petition(given: Given): DemoPetition {
  return {
    field: null,
    submitter: null,
    anonymous: false,
    communeCode: null,
    address: null,
    dossierCode: null,
    externalCode: null,
    enteredLateDays: 0,
    assignTo: null,
    answer: null,
    refusal: null,
    forwardTo: null,
    returned: null,
    ...given,
  };
}

/** A citizen with a phone, and an address or e-mail when one is given. */
export function person(name: string, phone: string, contact?: string): DemoSubmitter {
  const base = { kind: 'INDIVIDUAL' as const, name, phone };
  if (contact === undefined) return base;
  return contact.includes('@') ? { ...base, email: contact } : { ...base, address: contact };
}

/** An organisation with its phone and address. */
export function organisation(name: string, phone: string, address: string): DemoSubmitter {
  return { kind: 'ORGANISATION', name, phone, address };
}
