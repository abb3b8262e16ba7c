import { STAFF_TEMPLATES } from '../../src/messages/templates/staff.templates';
import {
  TOLD_BY_NO_DIGEST,
  TOLD_IN_DIGESTS,
} from '../../src/escalation/digest/officer-news.statement';
import type { Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';
import { DigestOffice, NOTHING } from './digest-office';

/*
 * A petition about a rule, received on Monday 6/4/2026: the decree's twenty days end on Tuesday 28/4, and word is owed
 * by Tuesday 5/5, then by 12/5. Thursday 30/4 and Friday 1/5 are days off.
 */
const UNIT = 'SNNMT';
const UNIT_NAME = 'Sở Nông nghiệp và Môi trường';
const WORD = 'Sở đã kiểm tra hồ sơ ngày 28/4/2026; dự kiến trả lời trước ngày 15/5/2026.';

describe('the daily digests tell where word is owed to a sender', () => {
  let office: DigestOffice;
  let clerk: Person;
  let binh: Person;
  let head: Person;
  beforeAll(async () => {
    office = await DigestOffice.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.clear();
    office.at('2026-04-06 08:00');
    clerk = await office.person('clerk', { role: 'INTAKE_OFFICER', unitCode: DESK });
    binh = await office.officer('binh', UNIT);
    // The units' own digests go to heads, who have no address here.
    head = await office.head('no-mail', UNIT);
    for (const silent of [head, await office.head('nor-here', 'SYT')]) {
      await office.reach(silent, null);
    }
  });

  /** A petition that was assigned to the unit. Of what is late nobody is warned here unless `escalate` runs. */
  const assigned = async (): Promise<Receipt> => {
    const petition = await submit(office.t, aboutARule());
    await act(office.t, clerk, petition.id, 'receive');
    await act(office.t, clerk, petition.id, 'assign', { unitCode: UNIT });
    return petition;
  };
  const ask = (wallClock: string) => {
    office.at(wallClock);
    return office.run('ask-interim-updates');
  };
  const digest = async (wallClock: string) => {
    office.at(wallClock);
    const counts = await office.run('write-digests');
    await office.run('send-messages');
    return counts;
  };
  const work = (who: Person, id: string, path: string, body: object) =>
    office.t.http
      .post(`/api/v1/petitions/${id}/interim-updates${path}`)
      .set(...who.auth)
      .send(body)
      .expect(200);
  const heading = (count: number) => `Cần báo tiến độ cho người gửi: ${count}\n`;
  const line = ({ code }: Receipt, dueOn = '05/05/2026', what = 'nội dung báo tiến độ') =>
    `- ${code}: ${what}, hạn ${dueOn}, ${UNIT_NAME}\n`;

  it('once a round, under a heading of its own, and not again until the next', async () => {
    const petition = await assigned();
    expect(await ask('2026-04-29 00:01')).toMatchObject({ asked: 1 });
    expect(await digest('2026-04-29 07:30')).toMatchObject({ officers: 1, told: 1 });
    expect(office.only('binh')).toContain(`\n${heading(1)}${line(petition)}\n`);
    expect(office.to('binh')[0]!.subject).toContain('29/04/2026: 1 ');
    expect(await digest('2026-04-29 07:35')).toMatchObject({ officers: 0, told: 0 });
    expect(await digest('2026-05-04 07:30')).toMatchObject({ officers: 0, told: 0 });
    expect(await ask('2026-05-06 00:01')).toMatchObject({ asked: 1, missed: 1 });
    expect(await digest('2026-05-06 07:30')).toMatchObject({ officers: 1, told: 1 });
    expect(office.to('binh')[1]!.parts[0]!.replaceAll('\r\n', '\n')).toContain(
      `${heading(1)}${line(petition, '12/05/2026')}`,
    );
  });

  it('to a head as well, behind what is late, counted, the ten oldest, and how many more', async () => {
    await office.head('an', UNIT);
    const petitions: Receipt[] = [];
    for (let n = 0; n < 12; n += 1) petitions.push(await assigned());
    await ask('2026-04-29 00:01');
    await office.run('escalate');
    await digest('2026-04-29 07:30');
    const listed = petitions.slice(0, 10).map((petition) => line(petition));
    // Officers are warned of twelve that nobody accepted; what is overdue the head has in the unit's digest.
    expect(office.only('binh')).toMatch(/Chậm xử lý: 12\n[^]*Cần báo tiến độ cho người gửi: 12\n/);
    expect(office.only('binh')).toContain(`\n${heading(12)}${listed.join('')}- và 2 việc khác\n\n`);
    const [ofUnit, own] = office.to('an').toSorted((a, b) => b.subject.length - a.subject.length);
    expect(ofUnit!.parts[0]).not.toContain('báo tiến độ');
    expect(own!.parts[0]!.replaceAll('\r\n', '\n')).toContain(`${heading(12)}${listed.join('')}`);
  });

  it('in the reader’s language', async () => {
    await office.t.database.rows(`update account set locale = 'en' where id = $1`, [
      binh.accountId,
    ]);
    const { code } = await assigned();
    await ask('2026-04-29 00:01');
    await digest('2026-04-29 07:30');
    expect(office.only('binh')).toContain(
      `Word owed to the sender: 1\n- ${code}: the text of an interim update, due 05/05/2026, ${UNIT_NAME}\n`,
    );
  });

  it('and leave out what was read, proposed, sent, answered or withdrawn in between', async () => {
    const decider = await office.person('office', { role: 'PROVINCIAL_OFFICE' });
    const [read, proposed, sent, answered, withdrawn, open] = [
      await assigned(),
      await assigned(),
      await assigned(),
      await assigned(),
      await assigned(),
      await assigned(),
    ];
    await act(office.t, binh, answered.id, 'accept');
    expect(await ask('2026-04-29 00:01')).toMatchObject({ asked: 6 });
    const { body } = await office.t.http.get('/api/v1/inbox').set(...binh.auth);
    const item = (body.items as { id: string; subject: string }[]).find(({ subject }) =>
      subject.startsWith(read.code),
    );
    await office.t.http
      .post(`/api/v1/inbox/${item!.id}/read`)
      .set(...binh.auth)
      .expect(200);
    await work(binh, proposed.id, '', { text: WORD });
    await work(decider, sent.id, '/send', { text: WORD });
    await act(office.t, binh, answered.id, 'propose-answer', goodAnswer());
    await act(office.t, head, answered.id, 'approve-answer');
    await act(office.t, clerk, withdrawn.id, 'withdraw', { reason: 'Người gửi đã rút' });
    expect(await digest('2026-04-29 07:30')).toMatchObject({ officers: 1, told: 1 });
    expect(office.only('binh')).toContain(`\n${heading(1)}${line(open)}\n`);
  });

  it('and leave it to the unit that has the petition now', async () => {
    await office.officer('chi', 'SYT');
    await office.officer('of-both', UNIT, 'SYT');
    const { id, code } = await assigned();
    await ask('2026-04-29 00:01');
    await act(office.t, binh, id, 'return', { reason: 'Không thuộc thẩm quyền' });
    await act(office.t, clerk, id, 'assign', { unitCode: 'SYT' });
    expect(await ask('2026-04-29 06:00')).toMatchObject({ asked: 1 });
    expect(await digest('2026-04-29 07:30')).toMatchObject({ officers: 2, told: 2 });
    expect(office.to('binh')).toEqual([]);
    for (const who of ['chi', 'of-both']) {
      expect(office.only(who)).toContain(
        `${heading(1)}- ${code}: nội dung báo tiến độ, hạn 05/05/2026, Sở Y tế\n`,
      );
    }
  });

  it('and say of a text that was sent back that it is to be written anew, once', async () => {
    const decider = await office.person('office', { role: 'PROVINCIAL_OFFICE' });
    const petition = await assigned();
    await ask('2026-04-29 00:01');
    for (const minute of ['00:10', '00:20']) {
      await work(binh, petition.id, '', { text: WORD });
      office.at(`2026-04-29 ${minute}`);
      await work(decider, petition.id, '/send-back', { reason: 'Chưa nêu ngày dự kiến' });
    }
    expect(await digest('2026-04-29 07:30')).toMatchObject({ officers: 1, told: 3 });
    const again = 'viết lại nội dung báo tiến độ bị trả lại';
    expect(office.only('binh')).toContain(
      `\n${heading(1)}${line(petition, '05/05/2026', again)}\n`,
    );
    // Written anew, sent back in the day: told the next working day. Written anew once more: not told.
    office.at('2026-04-29 09:00');
    await work(binh, petition.id, '', { text: WORD });
    await work(decider, petition.id, '/send-back', { reason: 'Chưa đủ' });
    expect(await digest('2026-04-29 09:05')).toMatchObject({ officers: 0, told: 0 });
    expect(await digest('2026-05-04 07:30')).toMatchObject({ officers: 1, told: 1 });
    office.at('2026-05-04 09:00');
    await work(binh, petition.id, '', { text: WORD });
    await work(decider, petition.id, '/send-back', { reason: 'Chưa đủ' });
    await work(binh, petition.id, '', { text: WORD });
    expect(await digest('2026-05-05 07:30')).toEqual(NOTHING);
  });

  it('and leave to the next working day what is asked after the day’s moment', async () => {
    const petition = await assigned();
    await ask('2026-04-29 08:10');
    expect(await digest('2026-04-29 08:15')).toMatchObject({ officers: 0 });
    expect(await digest('2026-05-04 07:30')).toMatchObject({ officers: 1, told: 1 });
    expect(office.only('binh')).toContain(line(petition));
  });

  it('and tell it again when the digest was called off, since the mail server was away', async () => {
    const petition = await assigned();
    await ask('2026-04-29 00:01');
    office.mail.behaviour = 451;
    expect(await digest('2026-04-29 16:50')).toMatchObject({ officers: 1, told: 1 });
    office.mail.behaviour = 'ACCEPT';
    expect(await digest('2026-04-29 17:05')).toEqual(NOTHING);
    expect(await digest('2026-05-04 07:30')).toMatchObject({ officers: 1, takenBack: 1, told: 1 });
    expect(office.only('binh')).toContain(line(petition));
  });
});

describe('what lies in inboxes', () => {
  it('is told by a person’s digest, or it is said that it is not: who adds a template decides', () => {
    const inInboxes = Object.keys(STAFF_TEMPLATES).filter((key) => !key.endsWith('digest'));
    expect(inInboxes.toSorted()).toEqual([...TOLD_IN_DIGESTS, ...TOLD_BY_NO_DIGEST]);
  });
});
