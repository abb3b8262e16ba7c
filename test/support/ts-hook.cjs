// Lets plain node run the sources: `node -r ./test/support/ts-hook.cjs some.ts`. Tests that must kill a whole node
// process start their child processes this way; swc only strips the types, by the settings in .swcrc. What one
// process of a run has compiled the others read: compiling takes longer than all else in their start.
const { createHash } = require('node:crypto');
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const kept = process.env.PAKN_TEST_RUN && join(process.env.PAKN_TEST_RUN, 'stripped');

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  module._compile(kept ? remembered(source, filename) : strip(source, filename), filename);
};

function remembered(source, filename) {
  const place = join(kept, createHash('sha1').update(filename).update(source).digest('hex'));
  try {
    return readFileSync(place, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const code = strip(source, filename);
  // Another process may be at the same file: it becomes visible whole or not at all.
  const draft = `${place}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, place);
  return code;
}

function strip(source, filename) {
  const { transformSync } = require('@swc/core');
  const swcrc = JSON.parse(readFileSync(join(__dirname, '../../.swcrc'), 'utf8'));
  delete swcrc.$schema;
  return transformSync(source, { ...swcrc, filename, swcrc: false, sourceMaps: 'inline' }).code;
}
