import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, SETTING_NAMES } from '../../src/platform/config/config';
import { productSources, ROOT } from './sources';

const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

/** `# PORT=3000` or `JWT_SECRET=`: a setting with its default, or without one. */
const documented = new Map(
  [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
);

/** Read by docker compose itself, for its own database. */
const COMPOSE_ONLY = ['POSTGRES_PASSWORD'];

describe('the environment', () => {
  it('is read by one file', () => {
    const readers = productSources()
      .filter(({ text }) =>
        /process\s*\.\s*env\b|process\[|\benv\b.*from 'node:process'/.test(text),
      )
      .map(({ path }) => path);
    expect(readers).toEqual(['src/platform/config/environment.ts']);
  });

  it('is described whole in .env.example: every setting, no other, each with a line that explains it', () => {
    const names = [...documented.keys()].filter((name) => !COMPOSE_ONLY.includes(name ?? ''));
    expect(names.toSorted()).toEqual([...SETTING_NAMES].toSorted());
    const unexplained = [...documented.keys()].filter(
      (name) => !new RegExp(`^# \\S.*[.:]\\n(?:# )?${name}=`, 'm').test(example),
    );
    expect(unexplained).toEqual([]);
  });

  it('has the defaults that .env.example tells', () => {
    const told = Object.fromEntries([...documented].filter(([, value]) => value !== ''));
    const real = Object.entries(loadConfig({})).map(([name, value]) => [name, String(value)]);
    expect(told).toEqual(Object.fromEntries(real));
  });

  it('is told to the containers in names that exist', () => {
    const names = [...compose.matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? '');
    const known = [...SETTING_NAMES, ...COMPOSE_ONLY, 'POSTGRES_USER', 'POSTGRES_DB'];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});
