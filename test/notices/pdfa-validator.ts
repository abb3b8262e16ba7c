import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const JARS = [
  'pdfbox2',
  'fontbox2',
  'preflight',
  'xmpbox',
  'commons-logging',
  'jaxb-api',
  'javax.activation',
].map((name) => `/usr/share/java/${name}.jar`);

/** Whether this machine has Apache PDFBox's validator, as Debian packages it; says so once where it has not. */
export function isValidatorInstalled(): boolean {
  if (JARS.every((jar) => existsSync(jar)) && spawnSync('java', ['-version']).status === 0) {
    return true;
  }
  process.stderr.write('PDFBox is not installed: no validator looks at the archives’ PDF here.\n');
  return false;
}

/**
 * What the validator finds against PDF/A-1b in the file of that name: a line each, of which the code of the clause
 * comes first. There is no free one for PDF/A-2b in a package; that part of the standard forbids less.
 */
export function faultsAgainstPdfA1(path: string): string[] {
  const { stdout } = spawnSync(
    'java',
    ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path],
    { encoding: 'utf8', timeout: 60_000 },
  );
  const [verdict, ...faults] = stdout.split('\n').filter((line) => line !== '');
  if (!verdict?.includes('valid PDF/A-1b file')) throw new Error(`No verdict: ${stdout}`);
  return faults;
}
