import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search and keywords disregard diacritics and case: `vi_fold('Đường Hỏng') = 'duong hong'`. */
export class FoldVietnamese1790000000000 implements MigrationInterface {
  name = 'FoldVietnamese1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists unaccent with schema public`);
    await runner.query(`create extension if not exists pg_trgm with schema public`);
    // unaccent() alone is only STABLE: naming its dictionary makes the result depend on the text alone.
    await runner.query(`
      create function vi_fold(t text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, nfc)))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function vi_fold(text)`);
    await runner.query(`drop extension pg_trgm`);
    await runner.query(`drop extension unaccent`);
  }
}
