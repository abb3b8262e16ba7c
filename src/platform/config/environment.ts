import { loadConfig, type Config } from './config';

// The one file that reads the process's environment (guarded by a test).

/** The settings, as the environment gives them. Throws ConfigError. */
export function configFromEnvironment(): Config {
  return loadConfig(process.env);
}

/** Whether npm started this process, by way of a shell that dies without passing a signal on. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}
