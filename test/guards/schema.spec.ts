import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { typeormConnection } from '../../src/platform/database/connection';
import { MIGRATIONS } from '../../src/migrations';
import { ENTITIES } from '../../src/schema';
import { emptyDatabase, type TestDatabase } from '../support/databases';

const folder = join(__dirname, '../../migrations');
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

/** `1790000002000-create-units.ts` holds `CreateUnits1790000002000`. */
function classOf(file: string): string {
  const [, timestamp, words] = /^(\d{13})-([a-z0-9-]+)\.ts$/.exec(file) ?? [];
  if (!timestamp || !words) throw new Error(`${file} is not named <timestamp>-<what-it-does>.ts`);
  const pascal = words.replace(/(?:^|-)([a-z0-9])/g, (_whole, letter: string) =>
    letter.toUpperCase(),
  );
  return `${pascal}${timestamp}`;
}

/** Everything that migrations make: columns, constraints, indexes, triggers, functions, views. */
const DESCRIBE = `
  with ours as (
    select c.oid, c.relname, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
      and not exists (select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
  select 'column ' || o.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' ' || a.attgenerated::text || pg_get_expr(d.adbin, d.adrelid), '') as thing
    from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
    where o.relkind in ('r', 'p', 'v', 'm')
  union all
  select 'constraint ' || o.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from ours o join pg_constraint k on k.conrelid = o.oid
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) from ours o join pg_index i on i.indrelid = o.oid
  union all
  select 'sequence ' || o.relname from ours o
    where o.relkind = 'S' and o.relname <> 'migration_id_seq'
  union all
  select 'view ' || pg_get_viewdef(o.oid) from ours o where o.relkind in ('v', 'm')
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid) from ours o
    join pg_trigger t on t.tgrelid = o.oid and not t.tgisinternal
  union all
  select 'function ' || pg_get_functiondef(p.oid) from pg_proc p
    where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d
      where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  order by 1`;

describe('the migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeEach(async () => {
    database = await emptyDatabase();
    source = new DataSource({
      type: 'postgres',
      ...typeormConnection(database.connection),
      entities: ENTITIES,
      migrations: MIGRATIONS,
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
      installExtensions: false,
    });
    await source.initialize();
    await source.runMigrations();
  });
  afterEach(async () => {
    await source.destroy();
    await database.drop();
  });

  const schema = async (): Promise<string[]> =>
    (await source.query<{ thing: string }[]>(DESCRIBE)).map((row) => row.thing);

  it('leave nothing to add or change for the entities', async () => {
    // TypeORM looks a column that the database makes up in a table of its own, which the product does without.
    await source.query(
      'create table typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
    );
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const written = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    // TypeORM cannot say what a partial index or a check means, so it would drop those it was not told of. Such
    // a statement is expected only when it names one that a migration makes, and no statement else is.
    const expected = (statement: string): boolean => {
      if (statement.startsWith('DELETE FROM "typeorm_metadata"')) return true;
      const dropped =
        /^DROP INDEX "public"\."((?:ix|uq)_\w+)"$/.exec(statement) ??
        /^ALTER TABLE "\w+" DROP CONSTRAINT "(ck_\w+)"$/.exec(statement) ??
        // A column the database makes itself, which an entity could describe only in a table of TypeORM's own.
        /^ALTER TABLE "petition" DROP COLUMN "(search_text|search_terms)"$/.exec(statement);
      return dropped !== null && new RegExp(`\\b${dropped[1]}\\b`).test(written);
    };
    const unexpected = upQueries.map(({ query }) => query).filter((query) => !expected(query));
    expect(unexpected).toEqual([]);
  });

  it('can all be taken back, leaving nothing, and be run again to the same schema', async () => {
    const first = await schema();
    expect(first.length).toBeGreaterThan(200);
    for (let undone = 0; undone < MIGRATIONS.length; undone++) {
      await source.undoLastMigration({ transaction: 'each' });
    }
    expect(await schema()).toEqual([]);
    expect(await source.runMigrations()).toHaveLength(MIGRATIONS.length);
    expect(await schema()).toEqual(first);
  });
});

describe('the list of migrations', () => {
  it('names every file, in the order of their time stamps', () => {
    expect(MIGRATIONS.map((migration) => migration.name)).toEqual(files.toSorted().map(classOf));
  });

  it('gives each the name that is kept in the database', () => {
    const names = MIGRATIONS.map((migration) => new migration().name);
    expect(names).toEqual(MIGRATIONS.map((migration) => migration.name));
  });
});
