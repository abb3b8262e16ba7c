import { withAnswerGiven, type AnswerState } from './merged-answer.rules';

const on = (day: string) => new Date(`2026-04-${day}T02:00:00Z`);

const merged = (over: Partial<AnswerState> = {}): AnswerState => ({
  state: 'MERGED',
  answeredAt: null,
  endedAt: on('08'),
  ratingSatisfied: null,
  ratedAnswerAt: null,
  ...over,
});

describe('the answer that the sender of a merged petition was given', () => {
  it('is the other’s, from the day it was given', () => {
    expect(withAnswerGiven(merged(), { answeredAt: on('10') }).answeredAt).toEqual(on('10'));
    expect(withAnswerGiven(merged(), { answeredAt: null }).answeredAt).toBeNull();
    expect(withAnswerGiven(merged(), null).answeredAt).toBeNull();
  });

  it('was given on the day of the merger, where it stood before', () => {
    expect(withAnswerGiven(merged(), { answeredAt: on('06') }).answeredAt).toEqual(on('08'));
  });

  it('is rated once, and anew when it was taken back and another given', () => {
    const rated = merged({ ratingSatisfied: false, ratedAnswerAt: on('10') });
    expect(withAnswerGiven(rated, { answeredAt: on('10') }).ratingSatisfied).toBe(false);
    expect(withAnswerGiven(rated, { answeredAt: null }).ratingSatisfied).toBeNull();
    expect(withAnswerGiven(rated, { answeredAt: on('15') }).ratingSatisfied).toBeNull();
  });

  it('of a petition that was not merged is its own', () => {
    const own = merged({ state: 'ANSWERED', answeredAt: on('09'), ratingSatisfied: true });
    expect(withAnswerGiven(own, { answeredAt: on('15') })).toBe(own);
  });
});
