// Writes .oxlintrc.json from the one list that states the direction of imports: `node scripts/lint-config.cjs`.
// oxlint replaces, rather than merges, a rule's options in an override, so the lists are spelled out by machine.
// `test/guards/imports.spec.ts` fails when the written file is not what this script would write.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Left to right: a folder may import from those before it, never from those after it. Siblings share a row. */
const DIRECTION = [
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

const FRAMEWORKS = [
  '@nestjs/*',
  'typeorm',
  'typeorm/*',
  'pg',
  'bullmq',
  'node:*',
  'class-validator',
  'fastify',
];
const all = DIRECTION.flat();
const imports = (groups) => [
  'error',
  { patterns: groups.map(([group, message]) => ({ group, message })) },
];

const forbidden = (folder) => {
  const row = DIRECTION.findIndex((names) => names.includes(folder));
  const right = DIRECTION.flatMap((names, i) =>
    i > row || (i === row && names.length > 1) ? names.filter((name) => name !== folder) : [],
  );
  return right.map((name) => `**/${name}/**`);
};

const overrides = all.flatMap((folder) => {
  const groups = [];
  const right = forbidden(folder);
  if (right.length > 0) groups.push([right, `Imports point left: ${folder} does not know these.`]);
  const pure = [...groups, [FRAMEWORKS, 'Rules are pure: no framework, no clock, no I/O.']];
  return [
    ...(groups.length > 0
      ? [{ files: [`src/${folder}/**/*.ts`], rules: { 'no-restricted-imports': imports(groups) } }]
      : []),
    {
      files: [`src/${folder}/**/*.rules.ts`],
      rules: {
        'no-restricted-imports': imports(pure),
        'no-restricted-globals': [
          'error',
          'process',
          'setTimeout',
          'setInterval',
          'performance',
          'fetch',
        ],
      },
    },
  ];
});

const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'import', 'unicorn', 'oxc'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { node: true, es2023: true },
  ignorePatterns: ['dist', 'node_modules', 'src/metadata.ts', 'out'],
  rules: {
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    // Four for functions, six for constructors: oxlint cannot tell them apart.
    'max-params': ['error', 6],
    'no-console': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'off',
    'import/no-unassigned-import': 'off',
    'typescript/no-extraneous-class': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-await-in-loop': 'off',
  },
  overrides: [
    ...overrides,
    {
      files: ['test/**', '**/*.spec.ts', 'bench/**', 'migrations/**', 'scripts/**'],
      rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
    },
    {
      files: [
        'bench/**',
        'scripts/**',
        'src/demo/**',
        'src/demo.ts',
        'src/lifecycle.ts',
        'src/openapi.ts',
      ],
      rules: { 'no-console': 'off' },
    },
  ],
};

module.exports = { config, DIRECTION };
if (require.main === module) {
  writeFileSync(join(__dirname, '..', '.oxlintrc.json'), `${JSON.stringify(config, null, 2)}\n`);
}
