import type { LetterUrgency } from '../letter/letter-content';

export class LetterheadSignature {
  authority: string | null;

  /** @example "PHÓ CHÁNH VĂN PHÒNG" */
  post: string;

  /** Empty: named at each issue. */
  name: string;
}

export class LetterheadContact {
  department: string;

  phone: string;

  email: string;
}

export class LetterheadWording {
  request: string;

  review: string;

  cause: string;

  finish: string;

  report: string;

  task: string;

  discipline: string;

  contact: string;
}

/** Everything in a letter that the province sets once; see the fields of the request. */
export class LetterheadResponse {
  /** @example "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG NAI" */
  superiorBody: string;

  /** @example "VĂN PHÒNG" */
  issuingBody: string;

  issuerInText: string;

  /** @example "Đồng Nai" */
  place: string;

  /** @example "VP-KSTT" */
  symbol: string;

  signature: LetterheadSignature;

  recipientsFoot: string[];

  legalBases: string[];

  sourceSystemName: string;

  wording: LetterheadWording;

  disciplineReference: string | null;

  contact: LetterheadContact;

  urgency: LetterUrgency | null;

  /** @example 5 */
  finishWithinDays: number;

  /** @example 7 */
  reportWithinDays: number;

  maxNamedAddressees: number;

  collectiveAddressee: string;

  electronic: boolean;
}
