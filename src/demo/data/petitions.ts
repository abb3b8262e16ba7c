import { DemoPetition } from './demo-petition';
import { conductPetitions } from './petitions-conduct';
import { fieldPetitions } from './petitions-field';
import { mayFieldPetitions } from './petitions-field-may';
import { landPetitions } from './petitions-land';
import { otherPetitions } from './petitions-other';
import { paperPetitions } from './petitions-papers';
import { tetPetitions } from './petitions-tet';
import { welfarePetitions } from './petitions-welfare';

const bySending = (a: DemoPetition, b: DemoPetition): number =>
  `${a.sentOn}T${a.sentAt}`.localeCompare(`${b.sentOn}T${b.sentAt}`);

/** Six weeks from Monday 06/04/2026 to 15/05/2026, across Giỗ Tổ and 30/4, in order of sending. */
export const sixWeeksOfPetitions: DemoPetition[] = [
  ...landPetitions,
  ...paperPetitions,
  ...welfarePetitions,
  ...fieldPetitions,
  ...mayFieldPetitions,
  ...conductPetitions,
  ...otherPetitions,
].toSorted(bySending);

/** Sent from 10/02/2026 to 20/02/2026, around the holidays of Tết, in order of sending. */
export const petitionsOfTet: DemoPetition[] = tetPetitions.toSorted(bySending);
