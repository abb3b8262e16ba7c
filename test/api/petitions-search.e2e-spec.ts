import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, submit, TRAN_BIEN, type Receipt } from '../support/petitions';
import { withoutChance } from '../support/texts';

interface Item {
  id: string;
  code: string;
  state: string;
  unitCode: string;
  dueOn: string;
  lateness: string;
}

describe('searching petitions', () => {
  let t: TestApp;
  let clerk: Person;
  let office: Person;
  let supervisor: Person;
  let trees: Receipt;
  let lamps: Receipt;
  let land: Receipt;

  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    const machine = { channel: 'PORTAL', externalCode: 'PAKN.20260406.0042' };
    trees = await submit(t, {
      title: 'Cây xanh ngã đổ chắn lối đi',
      content: 'Cây phượng trước cổng trường Nguyễn Ái Quốc bị đổ sau cơn mưa đêm qua.',
      submitter: { kind: 'INDIVIDUAL', name: 'Trần Văn Bình', phone: '+84 912 000 123' },
    });
    lamps = await submit(t, {
      title: 'ĐÈN ĐƯỜNG tắt ở ngã tư Vườn Mít',
      content: 'Ba đêm liền, đèn đường không sáng; dân đi lại rất nguy hiểm (hẻm 12/3).',
      submitter: { kind: 'INDIVIDUAL', name: 'Lê Thị Hoa', phone: '0251 3822 500' },
      channel: 'APP',
    });
    land = await submit(t, aboutARule());
    await t.database.rows(`update petition set external_code = $2 where id = $1`, [
      land.id,
      machine.externalCode,
    ]);
  });
  afterAll(() => t.close());

  const ask = (query: Record<string, unknown>, who = office) =>
    t.http
      .get('/api/v1/petitions')
      .query(query)
      .set(...who.auth);
  const found = async (query: Record<string, unknown>, who = office): Promise<string[]> => {
    const answer = await ask(query, who);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return (answer.body.items as Item[]).map((item) => item.id);
  };

  describe('by words', () => {
    it.each([
      ['without diacritics, in any case and order', 'MIT vuon den', () => [lamps.id]],
      ['with diacritics', 'đèn đường', () => [lamps.id]],
      ['all of them: one that is missing finds nothing', 'den duong sang choang', () => []],
      ['whole: a part of one is another word', 'phuon', () => []],
      ['of one or two letters', 'bị', () => [trees.id]],
      ['of a single letter that nobody wrote', 'z', () => []],
      ['of title and content together', 'giay thu tuc', () => [land.id]],
      ['numbers, whatever stands beside them', '12', () => [lamps.id]],
      ['with signs that mean something elsewhere', "đèn' | !ngã & (tư):*", () => [lamps.id]],
      ['none at all', '%%%', () => []],
    ])('%s', async (_what, q, ids) => {
      expect(await found({ q })).toEqual(ids());
    });

    it('and other filters together', async () => {
      expect(await found({ q: 'nga', channel: 'APP' })).toEqual([lamps.id]);
      expect(await found({ q: 'nga' })).toEqual([lamps.id, trees.id]);
    });
  });

  describe('by code', () => {
    it('finds just that petition, in any case', async () => {
      expect(await found({ q: land.code.toLowerCase() })).toEqual([land.id]);
      expect(await found({ q: ` ${lamps.code} ` })).toEqual([lamps.id]);
      expect(await found({ q: 'pakn.20260406.0042' })).toEqual([land.id]);
      expect(await found({ q: 'H19.PA.2026.999999' })).toEqual([]);
    });

    it('does not open what lies with another unit', async () => {
      const stranger = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SYT' }]);
      expect(await found({ q: land.code }, stranger)).toEqual([]);
    });
  });

  describe('by telephone number', () => {
    const traces = () =>
      t.database.rows<Record<string, unknown>>(
        `select s.*, a.username from search_access s join account a on a.id = s.account_id
         order by s.id`,
      );

    it('finds it however it is written, and keeps who searched, when, and how many were shown', async () => {
      expect(await found({ phone: '0912000123' }, clerk)).toEqual(
        expect.arrayContaining([trees.id]),
      );
      expect(await found({ phone: '+84.912.000.123', q: 'phượng' }, clerk)).toEqual([trees.id]);
      expect(await found({ phone: '02513822500' }, office)).toEqual([lamps.id]);
      expect(await found({ phone: '0912 000 999' }, office)).toEqual([]);
      const kept = await traces();
      expect(kept.map((row) => [row.username, row.kind, row.found_count])).toEqual([
        [clerk.username, 'PHONE', 2],
        [clerk.username, 'PHONE', 1],
        [office.username, 'PHONE', 1],
        [office.username, 'PHONE', 0],
      ]);
      expect(kept[0]?.searched_at).toEqual(t.clock.now());
      expect(withoutChance(kept)).not.toMatch(/912/);
    });

    it('is refused to everybody else, and leaves no trace then', async () => {
      const before = (await traces()).length;
      const elsewhere = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: TRAN_BIEN }]);
      for (const who of [supervisor, elsewhere]) {
        const refused = await ask({ phone: '0912000123' }, who).expect(403);
        expect(refused.body.code).toBe('PHONE_SEARCH_FORBIDDEN');
        expect(withoutChance(refused.body)).not.toMatch(/0912/);
      }
      expect((await traces()).length).toBe(before);
    });

    it('refuses a number nobody can be called by', async () => {
      const refused = await ask({ phone: '0312' }, clerk).expect(400);
      expect(refused.body.errors).toEqual([
        expect.objectContaining({ field: 'phone', code: 'IS_TELEPHONE' }),
      ]);
    });
  });

  it('finds what one’s unit is asked to contribute to, or is offered', async () => {
    const [unit] = await t.database.rows<{ id: string }>(`select id from unit where code = 'SYT'`);
    const helper = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SYT' }]);
    expect(await found({ involving: true }, helper)).toEqual([]);
    await t.database.rows(
      `update petition set participant_unit_ids = array[$2::uuid] where id = $1`,
      [trees.id, unit!.id],
    );
    await t.database.rows(`update petition set offered_unit_id = $2 where id = $1`, [
      land.id,
      unit!.id,
    ]);
    expect(await found({ involving: 'true' }, helper)).toEqual([land.id, trees.id]);
    expect(await found({ involving: true, unitCode: DESK }, helper)).toEqual([land.id]);
    expect(await found({ involving: true, q: 'phuong' }, helper)).toEqual([trees.id]);
    expect(await found({ involving: true }, supervisor)).toEqual([land.id, trees.id]);
    expect(await found({}, helper)).toEqual([]);
  });

  describe('several values of one kind', () => {
    it('come by commas or repeated, and any of them fits', async () => {
      expect(await found({ state: 'SUBMITTED,RECEIVED', class: 'QUY_DINH_HC' })).toEqual([land.id]);
      expect(await found({ class: ['QUY_DINH_HC', 'HIEN_TRUONG'] })).toEqual([
        land.id,
        lamps.id,
        trees.id,
      ]);
      expect(await found({ unitCode: `${TRAN_BIEN},${DESK}`, field: 'DAT_DAI' })).toEqual([
        land.id,
      ]);
      expect(await found({ communeCode: TRAN_BIEN, channel: 'APP,PHONE' })).toEqual([lamps.id]);
    });
  });

  it.each([
    ['state', 'LOST'],
    ['state', 'RECEIVED,LOST'],
    ['state', ''],
    ['class', 'RUBBISH'],
    ['channel', 'PIGEON'],
    ['field', 'rac thai'],
    ['communeCode', '99999'],
    ['communeCode', 'Biên Hoà'],
    ['lateness', 'VERY'],
    ['late', 'perhaps'],
    ['involving', '1'],
    ['sort', 'title'],
    ['dueFrom', '2026-02-30'],
    ['dueTo', '2026-04-06T00:00:00Z'],
    ['savedFilter', 'mine'],
    ['q', ''],
    ['q', 'x'.repeat(201)],
    ['limit', '201'],
    ['colour', 'red'],
  ])('refuses %s=%s as a malformed request', async (field, value) => {
    const refused = await ask({ [field]: value }).expect(400);
    expect(refused.body.code).toBe('VALIDATION_FAILED');
    expect(refused.body.errors[0].field).toBe(field);
  });

  it('refuses more values than anybody chooses, a unit nobody knows, and a cursor of another order', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `F${i}X`).join(',');
    expect((await ask({ field: many }).expect(400)).body.errors[0].code).toBe('ARRAY_MAX_SIZE');
    expect((await ask({ unitCode: 'NOBODY' })).body.code).toBe('UNIT_UNKNOWN');
    const { nextCursor } = (await ask({ limit: 1 }).expect(200)).body;
    const crossed = await ask({ limit: 1, sort: 'dueOn', cursor: nextCursor }).expect(400);
    expect(crossed.body.code).toBe('CURSOR_INVALID');
  });

  it('keeps up with what officers do', async () => {
    const { id } = await submit(t, aboutARule({ title: 'Lệ phí trước bạ thu trùng hai lần' }));
    await act(t, clerk, id, 'receive', { class: 'HOI_DAP', field: 'THUE' });
    expect(await found({ q: 'truoc ba', class: 'HOI_DAP', state: 'RECEIVED' })).toEqual([id]);
    expect(await found({ q: 'truoc ba', class: 'QUY_DINH_HC' })).toEqual([]);
  });

  it('finds words beside signs, numbers, and what is longer than a word can be', async () => {
    const { id } = await submit(t, {
      title: 'Thửa 5G-12 rộng 500m² bị lấn 1e5 … “ranh” 😀',
      content: `Số tờ bản đồ 007, ký hiệu ${'x'.repeat(3000)} ở ấp Bàu Cá.`,
    });
    for (const q of ['500m²', '500M2', '5g 12', '1e5', '007', 'ranh', 'bau ca ap', '“Ranh”…']) {
      expect([q, await found({ q })]).toEqual([q, [id]]);
    }
  });
});
