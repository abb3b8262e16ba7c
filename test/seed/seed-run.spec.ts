import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate';
import { MIGRATIONS } from '../../src/migrations';
import { seed } from '../../src/seed/seed';
import { seedFolder } from '../../src/seed/seed-files';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../support/databases';

const NOW = new Date('2026-01-01T00:00:00Z');
const COUNTS = {
  unit: 115,
  unit_alias: 23,
  calendar_version: 1,
  calendar_day: 41,
  calendar_year: 3,
  sla_policy: 31,
  intake_policy: 6,
  routing_rule: 30,
  ladder: 10,
  ladder_rung: 13,
};

let database: TestDatabase;
let client: Client;

async function open(fresh: Promise<TestDatabase>): Promise<void> {
  database = await fresh;
  client = new Client(database.connection);
  await client.connect();
}

afterEach(async () => {
  await client.end();
  await database.drop();
});

const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await client.query<T & object>(text, values)).rows[0] as T;

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of Object.keys(COUNTS)) {
    found[table] = (await one<{ n: number }>(`select count(*)::int as n from ${table}`)).n;
  }
  return found;
}

describe('a database that has been seeded', () => {
  beforeEach(() => open(cloneDatabase()));

  it('holds every row of the files, and no more after a second run', async () => {
    expect(await counts()).toEqual(COUNTS);
    const before = await one<{ version: string }>('select version from reference_version');
    await seed(database.connection, NOW);
    expect(await counts()).toEqual(COUNTS);
    // Nothing was written: processes need not read their reference data again.
    expect(await one('select version from reference_version')).toEqual(before);
  });

  it('has the 95 communes, two of which differ by a mark alone', async () => {
    expect(
      await one(`select count(*)::int as all, count(*) filter (where name like
        'Ủy ban nhân dân phường %')::int as wards from unit where kind = 'COMMUNE'`),
    ).toEqual({ all: 95, wards: 33 });
    const pair = await client.query(
      `select code, name, short_name from unit where code in ('25280', '25294') order by code`,
    );
    expect(pair.rows).toEqual([
      { code: '25280', name: 'Ủy ban nhân dân xã Lộc Thạnh', short_name: 'Xã Lộc Thạnh' },
      { code: '25294', name: 'Ủy ban nhân dân xã Lộc Thành', short_name: 'Xã Lộc Thành' },
    ]);
  });

  it('puts the intake desk under the provincial office, and knows since when units exist', async () => {
    expect(
      await one(`select p.code as parent, d.valid_from::text as since
        from unit d join unit p on p.id = d.parent_id where d.code = 'TTPVHCC'`),
    ).toEqual({ parent: 'VPUB', since: '2025-03-01' });
    expect(
      await one(`select valid_from::text as since, valid_to from unit where code = '26041'`),
    ).toEqual({ since: '2025-07-01', valid_to: null });
  });

  it('calls a year confirmed when its holidays are', async () => {
    const years = await client.query('select year, confirmed from calendar_year order by year');
    expect(years.rows).toEqual([
      { year: 2025, confirmed: true },
      { year: 2026, confirmed: true },
      { year: 2027, confirmed: false },
    ]);
  });

  it('leaves alone what an administrator changed, even when something else is missing', async () => {
    await client.query(`update unit set name = 'Sở Đổi tên', parent_id = null where code = 'SXD'`);
    await client.query(`update unit set parent_id = null where code = 'TTPVHCC'`);
    await client.query(`update routing_rule set retired_at = now() where key = 'crime'`);
    await client.query(`update sla_policy set version = 7, amount = 9 where key = 'outer.default'`);
    await client.query(`update intake_policy set auto_assign = false where channel = 'WEB'`);
    await client.query(`insert into calendar_version values (2, 'thêm ngày nghỉ', now(), null)`);
    await client.query(`update calendar_day set until_version = 2 where day = '2026-09-01'`);
    // Something that only a run of the whole import puts back.
    await client.query(`delete from intake_policy where channel = 'APP'`);
    await client.query(`delete from unit_alias where alias = 'Công an tỉnh'`);

    await seed(database.connection, NOW);

    expect(await counts()).toEqual({ ...COUNTS, calendar_version: 2 });
    expect(await one(`select name from unit where code = 'SXD'`)).toEqual({ name: 'Sở Đổi tên' });
    expect(await one(`select parent_id from unit where code = 'TTPVHCC'`)).toEqual({
      parent_id: null,
    });
    expect(
      await one(`select count(*)::int as n, count(retired_at)::int as retired from routing_rule
        where key = 'crime'`),
    ).toEqual({ n: 1, retired: 1 });
    expect(
      (await client.query(`select version, amount from sla_policy where key = 'outer.default'`))
        .rows,
    ).toEqual([{ version: 7, amount: 9 }]);
    const channels = await client.query(
      `select class, channel, auto_assign as assign from intake_policy order by channel, class`,
    );
    expect(channels.rows.filter((row) => row.channel === 'WEB').map((row) => row.assign)).toEqual([
      false,
      false,
    ]);
  });
});

describe('an empty database', () => {
  beforeEach(async () => {
    await open(emptyDatabase());
    await migrate(database.connection, MIGRATIONS);
  });

  it('is seeded once by processes that start together', async () => {
    await Promise.all([1, 2, 3, 4].map(() => seed(database.connection, NOW)));
    expect(await counts()).toEqual(COUNTS);
  });

  it.each([
    ['calendar_days.csv', '2027-11-24,HOLIDAY', '2027-11-24,HOLYDAY', /line 42: unknown kind/],
    ['calendar_days.csv', '2027-11-24,', '2027-11-31,', /line 42: .*2027-11-31/],
    ['calendar_days.csv', '2027-11-24,', '2027-09-03,', /line 42: 2027-09-03 comes twice/],
    [
      'calendar_days.csv',
      '2027-11-24,HOLIDAY',
      '2027-11-24,MAKEUP_WORKDAY',
      /line 42: .*MISPLACED/,
    ],
    ['communes.csv', '25195,', '2519,', /line 2: "2519"/],
    ['units.csv', 'DEPARTMENT', 'DEPT', /line 4: unknown kind "DEPT"/],
    ['unit_aliases.csv', '25270', '99999', /line 2: unknown unit_code "99999"/],
    ['sla_policies.csv', ',15,WORKING_DAY', ',15,WORKDAY', /line 2: unknown unit "WORKDAY"/],
    ['intake_policies.csv', 'true,true', 'false,true', /line 2: what is not received/],
    ['routing_rules.csv', ',CATP,', ',CATPP,', /line 5: unknown target_unit_code "CATPP"/],
    ['routing_rules.csv', 'ma túy|', '…|', /line 5: the keyword "…" has no word/],
    ['routing_rules.csv', ',10,', ',10,x,', /line 2/],
  ])('is not seeded from a %s with %s turned into %s', async (file, good, bad, problem) => {
    const folder = mkdtempSync(join(tmpdir(), 'pakn-seed-'));
    try {
      cpSync(seedFolder(), folder, { recursive: true });
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain(good);
      writeFileSync(join(folder, file), text.replace(good, bad));
      const attempt = seed(database.connection, NOW, folder);
      await expect(attempt).rejects.toThrow(problem);
      await expect(attempt).rejects.toThrow(`seed/${file}`);
      expect((await counts()).unit).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
