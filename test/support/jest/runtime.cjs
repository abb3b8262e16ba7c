/**
 * How tests load files. Jest gives every test file modules of its own, in a JavaScript realm of its own; for this
 * project's eighty test files that start the whole application, loading Nest, TypeORM and the rest anew took as long
 * as the tests. So: our own files are loaded anew for every test file, as ever; packages are left to node, which loads
 * each once per worker, just as it does in production (an ES module as one, not rewritten). Both need to share one
 * realm, or an `Error` of the one were no `Error` to the other: `environment.cjs` gives it. Packages therefore can
 * neither be mocked nor hold state that a test relies on being fresh.
 */
const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** A package or a module of node, as `pg` or `node:fs`, and no file of ours. */
const isPackage = (name) => /^[^./]/.test(name);

/** What each file was compiled to in this worker: run anew for every test file, but parsed once. */
const kept = new Map();

function compiled(source, filename, parameters) {
  const known = kept.get(filename);
  if (known?.source === source) return known.code;
  const code = compileFunction(source, parameters, { filename });
  kept.set(filename, { source, code });
  return code;
}

module.exports = class SharingRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) =>
      compiled(source, filename, executor.injectedModuleParameters);
  }

  requireModule(from, name, options, isRequireActual) {
    const ours = !name || !isPackage(name) || options?.isInternalModule;
    if (ours) return super.requireModule(from, name, options, isRequireActual);
    return createRequire(from)(name);
  }
};
