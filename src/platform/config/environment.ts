import { loadConfig, type Config } from './config';

/** The one file that reads the process's environment (guarded by a test). */
export function configFromEnvironment(): Config {
  return loadConfig(process.env);
}
