import type { Identity } from '../petitions/identity/identity-vault';
import { e164Of } from '../platform/telephone';
import type { SubmitterRequest } from './dto/submit-petition.request';
import { intakeErrors } from './intake.errors';

/** A Vietnamese or international telephone number as E.164; PHONE_INVALID when nobody can be called by it. */
export function telephoneOf(text: string): string {
  const number = e164Of(text);
  if (number === null) throw intakeErrors.PHONE_INVALID();
  return number;
}

/**
 * The identity of an intake record: a name, and a telephone number or postal address (NĐ 20/2008 Điều 7). Only a
 * field condition may come without (our own choice). Returns null for an anonymous petition.
 * Errors: SUBMITTER_REQUIRED, CONTACT_REQUIRED, ANONYMOUS_WITH_SUBMITTER, PHONE_INVALID.
 */
export function identityOf(given: {
  class: string | null;
  anonymous: boolean;
  submitter: SubmitterRequest | undefined;
}): Identity | null {
  const { submitter } = given;
  if (given.anonymous) {
    if (submitter) throw intakeErrors.ANONYMOUS_WITH_SUBMITTER();
    if (given.class !== 'HIEN_TRUONG') throw intakeErrors.SUBMITTER_REQUIRED();
    return null;
  }
  if (!submitter) throw intakeErrors.SUBMITTER_REQUIRED();
  if (!submitter.phone && !submitter.address) throw intakeErrors.CONTACT_REQUIRED();
  return {
    kind: submitter.kind,
    name: submitter.name,
    phone: submitter.phone ? telephoneOf(submitter.phone) : null,
    email: submitter.email?.toLowerCase() ?? null,
    address: submitter.address ?? null,
  };
}
