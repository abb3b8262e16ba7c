const base = require('../jest.config.cjs');

/** What takes minutes: processes killed at every statement, a year played through. `npm run test:endurance`. */
module.exports = {
  ...base,
  rootDir: '../..',
  testRegex: 'test/endurance/.*\\.spec\\.ts$',
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
