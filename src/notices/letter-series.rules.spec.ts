import { nextRound, type SentLetter } from './letter-series.rules';

const letter = (round: number, number: number, open: number): SentLetter => ({
  round,
  number,
  symbol: 'VP-KSTT',
  issuedOn: '2026-04-21',
  outcome: { listed: 5, answered: 5 - open, otherwise: 0, open },
});

describe('the round of the next letter', () => {
  const table: [why: string, series: SentLetter[], round: number, earlier: number[]][] = [
    ['nothing was sent yet', [], 1, []],
    ['one letter, something still open', [letter(1, 7, 1)], 2, [7]],
    ['one letter, all done', [letter(1, 7, 0)], 1, []],
    ['the latest is done, an older one is not', [letter(1, 7, 1), letter(2, 9, 0)], 3, [7, 9]],
    ['all of three are done', [letter(1, 7, 0), letter(2, 9, 0), letter(3, 12, 0)], 1, []],
    // The second was cancelled after the third had gone out: the unit has read "lần 3" already.
    ['one between was cancelled', [letter(1, 7, 2), letter(3, 12, 2)], 4, [7, 12]],
    ['the first was cancelled', [letter(2, 9, 2)], 3, [9]],
  ];
  it.each(table)('%s', (_, series, round, earlier) => {
    const next = nextRound(series);
    expect([next.round, next.earlierLetters.map(({ number }) => number)]).toEqual([round, earlier]);
  });
});
