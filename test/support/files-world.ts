import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { startTestApp, type TestApp } from './app';
import type { Person } from './people';
import type { Receipt } from './petitions';

/** An application whose files lie in a folder of their own. */
export interface FilesWorld extends TestApp {
  dataDir: string;
  /** The paths of all files below DATA_DIR, kept or on their way. */
  files(): string[];
}

export async function startFilesWorld(settings: Record<string, string> = {}): Promise<FilesWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pakn-files-'));
  const t = await startTestApp({ settings: { DATA_DIR: dataDir, ...settings } });
  return {
    ...t,
    dataDir,
    files: () => filesBelow(dataDir),
    close: async () => {
      await t.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Paths of files, relative to a folder. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** Sends a file as the tracking page does. */
export const sendAsCitizen = (
  t: TestApp,
  receipt: Pick<Receipt, 'code' | 'trackingToken'>,
  bytes: Buffer,
  filename: string,
): Test =>
  t.http
    .post(`/api/v1/tracking/${receipt.code}/attachments`)
    .set('Tracking-Token', receipt.trackingToken)
    .attach('file', bytes, { filename, contentType: 'application/octet-stream' });

/** Sends a file as an officer does. */
export const sendAsStaff = (
  t: TestApp,
  who: Person,
  petitionId: string,
  file: { bytes: Buffer; filename: string; purpose: string },
): Test =>
  t.http
    .post(`/api/v1/petitions/${petitionId}/attachments`)
    .query({ purpose: file.purpose })
    .set(...who.auth)
    .attach('file', file.bytes, { filename: file.filename });

/** Reads an answer's body as bytes, whatever its type. */
export const asBytes = (test: Test): Test =>
  test.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
