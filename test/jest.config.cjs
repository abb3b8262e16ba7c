const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Nest 12 and part of its dependencies are ES modules only. On Node < 24.9 jest cannot require() them, so swc turns
 * them into CommonJS (jest caches the result). npm's own list of what is installed says which packages need it.
 */
const root = join(__dirname, '..');
const installed = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'));
const isModule = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
};
const esm = Object.keys(installed.packages)
  .filter(isModule)
  .map((path) => path.slice(path.lastIndexOf('node_modules/') + 13).replace(/[.+]/g, '\\$&'));

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  testEnvironment: 'node',
  // Packages that are ES modules only say so under this condition; node itself can require() them.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
  testRegex: '(src|test)/.*\\.(spec|e2e-spec)\\.ts$',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest'] },
  transformIgnorePatterns: [
    `/node_modules/(?!(.*/node_modules/)?(${[...new Set(esm)].join('|')})/)(?!.*\\.mjs$)`,
  ],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  testTimeout: 30000,
};
