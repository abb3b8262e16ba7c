import { dueMoves, type DatedStep } from './tracking-moves.rules';

const step = (action: string, on: string, before?: string, after?: string): DatedStep => ({
  action,
  at: `${on}T09:00:00+07:00`,
  data: before === undefined ? {} : { dueOn: { before, after } },
});

const told = (steps: readonly DatedStep[]): string[] =>
  dueMoves(steps).map(
    ({ cause, before, after, movedOn, pending }) =>
      `${cause} ${before} ${after} on ${movedOn}${pending ? ' pending' : ''}`,
  );

describe('the moves of the due day', () => {
  it('are none where nothing moved it', () => {
    expect(told([step('submit', '2026-04-06'), step('receive', '2026-04-07')])).toEqual([]);
  });

  it('tell a day assumed while the sender is asked', () => {
    expect(told([step('request-supplement', '2026-04-09', '2026-04-28', '2026-05-14')])).toEqual([
      'SUPPLEMENT 2026-04-28 2026-05-14 on 2026-04-09 pending',
    ]);
  });

  it('join the assumed day and the counted one', () => {
    const steps = [
      step('request-supplement', '2026-04-09', '2026-04-28', '2026-05-14'),
      step('supplement', '2026-04-14', '2026-05-14', '2026-05-05'),
    ];
    expect(told(steps)).toEqual(['SUPPLEMENT 2026-04-28 2026-05-05 on 2026-04-14']);
    expect(dueMoves(steps)[0]?.askedOn).toBe('2026-04-09');
  });

  it('keep the assumed day when the supplement came on the last of the days allowed', () => {
    const steps = [
      step('request-supplement', '2026-04-09', '2026-04-28', '2026-05-14'),
      step('supplement', '2026-04-23'),
    ];
    expect(told(steps)).toEqual(['SUPPLEMENT 2026-04-28 2026-05-14 on 2026-04-23']);
  });

  it('leave out a question answered on the same day', () => {
    const steps = [
      step('request-supplement', '2026-04-09', '2026-04-28', '2026-05-14'),
      step('supplement', '2026-04-09', '2026-05-14', '2026-04-28'),
    ];
    expect(told(steps)).toEqual([]);
  });

  it('stay apart when the calendar changed while the sender was asked', () => {
    const calendar = step('move-deadline', '2026-04-10', '2026-05-14', '2026-05-15');
    const steps = [
      step('request-supplement', '2026-04-09', '2026-04-28', '2026-05-14'),
      calendar,
      step('supplement', '2026-04-14', '2026-05-15', '2026-05-06'),
    ];
    expect(told(steps)).toEqual([
      'SUPPLEMENT 2026-04-28 2026-05-14 on 2026-04-14',
      'CALENDAR 2026-05-14 2026-05-15 on 2026-04-10',
      'SUPPLEMENT 2026-05-15 2026-05-06 on 2026-04-14',
    ]);
  });

  it('name extension, another class and another policy, and begin anew with a reopening', () => {
    const policy = step('move-deadline', '2026-04-21', '2026-05-05', '2026-05-06');
    const steps = [
      step('receive', '2026-04-07', '2026-04-21', '2026-04-28'),
      step('decide-extension', '2026-04-20', '2026-04-28', '2026-05-05'),
      { ...policy, data: { ...policy.data, policy: { before: {}, after: {} } } },
    ];
    expect(told(steps)).toEqual([
      'RECOUNTED 2026-04-21 2026-04-28 on 2026-04-07',
      'EXTENSION 2026-04-28 2026-05-05 on 2026-04-20',
      'POLICY 2026-05-05 2026-05-06 on 2026-04-21',
    ]);
    const again = [...steps, step('reopen', '2026-05-20', '2026-05-06', '2026-06-10')];
    expect(told(again)).toEqual(['REOPENED 2026-05-06 2026-06-10 on 2026-05-20']);
  });
});
