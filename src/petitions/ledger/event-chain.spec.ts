import { createHash } from 'node:crypto';
import { canonical, chainEvents, sealOf, SYSTEM, type EventDraft } from './event-chain';

const draft = (action: string): EventDraft => ({
  action,
  fromState: null,
  toState: 'SUBMITTED',
  unitId: 'u1',
  occurredAt: new Date('2026-04-06T01:00:00.000Z'),
  recordedAt: new Date('2026-04-06T01:00:00.000Z'),
  actor: SYSTEM,
  reason: null,
  data: { b: 1, a: { d: [1, 2], c: 'ệ' } },
});

describe('the chain of a history', () => {
  it('numbers from one and hands each seal to the next', () => {
    const [first, second] = chainEvents('p1', null, [draft('submit'), draft('receive')]);
    expect([first?.seq, first?.prevHash]).toEqual([1, null]);
    expect([second?.seq, second?.prevHash]).toEqual([2, first?.hash]);
    const [third] = chainEvents('p1', { seq: 2, hash: second?.hash ?? '' }, [draft('assign')]);
    expect([third?.seq, third?.prevHash]).toEqual([3, second?.hash]);
  });

  it('seals exactly these fields in this order, whatever the order of keys in the data', () => {
    const text =
      '["p1",1,"submit",null,"SUBMITTED","u1","2026-04-06T01:00:00.000Z","2026-04-06T01:00:00.000Z",' +
      '"SYSTEM",null,null,null,{"a":{"c":"ệ","d":[1,2]},"b":1},null]';
    const [event] = chainEvents('p1', null, [draft('submit')]);
    expect(event?.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('breaks when anything in a link is changed', () => {
    const [event] = chainEvents('p1', null, [draft('submit')]);
    if (!event) throw new Error('no event');
    expect(sealOf(event)).toBe(event.hash);
    for (const change of [
      { action: 'refuse' },
      { reason: 'x' },
      { data: {} },
      { recordedAt: new Date(0) },
      { unitId: 'u2' },
      { prevHash: 'ff' },
    ]) {
      expect(sealOf({ ...event, ...change })).not.toBe(event.hash);
    }
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonical({ b: undefined, a: null })).toBe('{"a":null}');
    expect(canonical([undefined, 'x'])).toBe('[null,"x"]');
  });

  it('writes lists, empty things and odd keys as JSON does', () => {
    expect(canonical({ 'k"2': [], k1: [[], {}, [1, 'a"b', true]], é: 0.5, Z: '' })).toBe(
      '{"Z":"","k\\"2":[],"k1":[[],{},[1,"a\\"b",true]],"é":0.5}',
    );
  });
});
