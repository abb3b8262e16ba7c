import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { productSources, ROOT } from './sources';

/** Written by hand from the architecture, not taken from the lint's list: what stands further left knows less. */
const LEFT_TO_RIGHT = [
  ['platform'],
  ['units'],
  ['accounts'],
  ['calendar'],
  ['sla', 'routing', 'messages'],
  ['petitions'],
  ['attachments'],
  ['intake'],
  ['escalation'],
  ['notices'],
  ['reports'],
];

/** Folders that put the capabilities together; no capability knows them. */
const DOORS = ['demo', 'seed', 'worker'];

const sources = productSources();
const folderOf = (path: string): string => /^src\/([a-z-]+)\//.exec(path)?.[1] ?? '';
const place = (folder: string): number => LEFT_TO_RIGHT.findIndex((row) => row.includes(folder));

interface Import {
  from: string;
  what: string;
}

/** Every import, re-export and require of a file, whatever its form. */
const imports: Import[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map((match) => ({
    from: path,
    what: match[1] ?? '',
  })),
);
const inside = imports
  .filter(({ what }) => what.startsWith('.'))
  // An import() must name the file that the compiler will make of it.
  .map(({ from, what }) => ({
    from,
    to: normalize(join(dirname(from), what)).replace(/\.js$/, ''),
  }));

describe('the direction of imports', () => {
  it('knows every folder of src/', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.toSorted()).toEqual([...LEFT_TO_RIGHT.flat(), ...DOORS].toSorted());
  });

  it('is kept by every file: a capability imports from its left only', () => {
    expect(inside.length).toBeGreaterThan(300);
    const wrong = inside.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(`${to}/`)];
      if (place(own) < 0 || own === other) return false;
      return place(other) < 0 || place(other) >= place(own);
    });
    expect(wrong).toEqual([]);
  });

  it('leads to files that are there', () => {
    const missing = inside.filter(
      ({ to }) => !['', '.ts', '.js', '.cjs'].some((end) => existsSync(join(ROOT, `${to}${end}`))),
    );
    expect(missing).toEqual([]);
  });

  it('has no barrel: no file only hands on what other files export', () => {
    const barrels = sources.filter(({ path, text }) => {
      const code = text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '').trim();
      return path.endsWith('index.ts') || /^(export [^;'`]* from '[^']+';\s*)+$/.test(code);
    });
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe('rules', () => {
  it('import nothing but other files of the product, and none of them the database or the clock', () => {
    const impure = imports.filter(
      ({ from, what }) =>
        from.endsWith('.rules.ts') &&
        (!what.startsWith('.') || /\/(database|clock|queue|http|config)\//.test(what)),
    );
    expect(impure).toEqual([]);
  });
});

describe('the lint configuration', () => {
  it('is what the script writes from its one list', () => {
    const { config, DIRECTION } = require('../../scripts/lint-config.cjs') as {
      config: object;
      DIRECTION: string[][];
    };
    const written: unknown = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(config)));
    expect(DIRECTION).toEqual(LEFT_TO_RIGHT);
  });
});
