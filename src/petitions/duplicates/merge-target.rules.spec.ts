import type { PetitionState } from '../petition.rules';
import { targetRefusal } from './merge-target.rules';

describe('what another petition can be merged into', () => {
  it.each<[PetitionState, string | null]>([
    ['SUBMITTED', null],
    ['RECEIVED', null],
    ['AWAITING_SUPPLEMENT', null],
    ['ASSIGNED', null],
    ['IN_PROGRESS', null],
    ['ANSWER_PROPOSED', null],
    ['ANSWERED', null],
    // Its citizens have been told, and the public has read it.
    ['PUBLISHED', 'MERGE_TARGET_UNFIT'],
    ['CLOSED', 'MERGE_TARGET_UNFIT'],
    ['REFUSED', 'MERGE_TARGET_UNFIT'],
    ['DIVERTED', 'MERGE_TARGET_UNFIT'],
    ['FORWARDED', 'MERGE_TARGET_UNFIT'],
    ['WITHDRAWN', 'MERGE_TARGET_UNFIT'],
    ['MERGED', 'MERGE_TARGET_UNFIT'],
  ])('%s: %s', (state, refusal) => {
    expect(targetRefusal({ state, class: 'KHAC' })).toBe(refusal);
    expect(targetRefusal({ state, class: null })).toBe(refusal);
  });

  it.each(['KHIEU_NAI', 'TO_CAO'])('never %s', (cls) => {
    expect(targetRefusal({ state: 'RECEIVED', class: cls })).toBe('MERGE_TARGET_DIVERTED_CLASS');
  });
});
