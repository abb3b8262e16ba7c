import { announce, dayOff } from '../support/calendar';
import type { Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { DigestOffice, OTHER_WARD } from './digest-office';

const NOTHING = { officers: 0, units: 0, told: 0, takenBack: 0 };

describe('the daily digests', () => {
  let office: DigestOffice;
  beforeAll(async () => {
    office = await DigestOffice.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.clear();
    office.at('2026-04-06 08:00');
  });

  const officer = (name: string, ...units: string[]) =>
    office.person(name, ...units.map((unitCode) => ({ role: 'UNIT_OFFICER' as const, unitCode })));
  const head = (name: string, unitCode = TRAN_BIEN) =>
    office.person(name, { role: 'UNIT_HEAD', unitCode });
  const answer = async (id: string, by: Person, approvedBy: Person) => {
    await act(office.t, by, id, 'propose-answer', goodAnswer());
    await act(office.t, approvedBy, id, 'approve-answer');
  };

  it('tell an officer at the opening what was raised to them, once, and nothing when nothing is new', async () => {
    const [binh] = [await officer('binh', TRAN_BIEN), await head('an')];
    await office.reach(await head('no-mail'), null);
    const codes = [await office.pothole(TRAN_BIEN), await office.pothole(TRAN_BIEN)].map(
      ({ code }) => code,
    );
    expect(await office.pass('2026-04-09 00:05')).toEqual(NOTHING);
    expect(await office.pass('2026-04-09 07:29')).toEqual(NOTHING);
    expect(office.mail.mails).toEqual([]);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ officers: 1, units: 1, told: 2 });
    expect(office.to('binh')).toMatchObject([
      {
        subject: 'Ngày 09/04/2026: 2 cảnh báo sắp đến hạn, chậm hoặc quá hạn',
        messageId: `<digest.${binh.accountId}.2026-04-09@dongnai.example>`,
      },
    ]);
    expect(office.only('binh')).toContain(
      [
        'Chậm xử lý: 2',
        ...codes.map(
          (code) =>
            `- ${code}: thời hạn nhận việc, hạn 08/04/2026, Ủy ban nhân dân phường Trấn Biên`,
        ),
        '',
      ].join('\n'),
    );
    expect(await office.pass('2026-04-09 07:32')).toEqual(NOTHING);
    expect(await office.pass('2026-04-10 07:30')).toMatchObject({ officers: 0 });
    expect(office.to('binh')).toHaveLength(1);
  });
});
