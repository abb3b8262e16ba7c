/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  runtime: '<rootDir>/test/support/jest/runtime.cjs',
  testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
  testRegex: '(src|test)/.*\\.(spec|e2e-spec)\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/endurance/'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  // The swagger plugin's own file names what it imports as JavaScript.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // One more than the two cores of a small machine: tests wait for processes, servers and time limits.
  maxWorkers: 3,
  testTimeout: 30000,
};
