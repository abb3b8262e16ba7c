import { UuidParam } from '../platform/http/uuid';
import { petitionErrors } from './petitions.errors';

/** The id of a petition; what is no id is a petition nobody knows. */
export const PetitionId = new UuidParam(() => petitionErrors.PETITION_UNKNOWN());
