import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../../platform/config/config';
import { AttachmentStore, type SpooledFile } from './attachment-store';
import { withStore } from './store-failure';

const PREFIX = 'attachments/';
const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 30_000;

type Sdk = typeof import('@aws-sdk/client-s3');

/** Keeps files in a bucket of Amazon S3, or of anything else that speaks its protocol. */
export class BucketStore extends AttachmentStore {
  private client: S3Client | undefined;
  private readonly bucket: string;

  constructor(private readonly config: Config) {
    super();
    this.bucket = config.S3_BUCKET ?? '';
  }

  async put(key: string, file: SpooledFile): Promise<void> {
    await this.ask('put', (sdk, client) =>
      client.send(
        new sdk.PutObjectCommand({
          Bucket: this.bucket,
          Key: PREFIX + key,
          Body: createReadStream(file.path),
          ContentLength: file.bytes,
          // The store compares: what arrives damaged is refused.
          ChecksumSHA256: file.sha256.toString('base64'),
        }),
      ),
    );
  }

  open(key: string): Promise<Readable> {
    return this.ask('open', async (sdk, client) => {
      const asked = { Bucket: this.bucket, Key: PREFIX + key };
      const { Body: body } = await client.send(new sdk.GetObjectCommand(asked));
      if (!body) throw new Error('the store answered without a body');
      return body as Readable;
    });
  }

  async remove(key: string): Promise<void> {
    const asked = { Bucket: this.bucket, Key: PREFIX + key };
    await this.ask('remove', (sdk, client) => client.send(new sdk.DeleteObjectCommand(asked)));
  }

  async *putBefore(instant: Date): AsyncIterable<readonly string[]> {
    let token: string | undefined;
    do {
      const asked = { Bucket: this.bucket, Prefix: PREFIX, ContinuationToken: token };
      const page = await this.ask('list', (sdk, client) =>
        client.send(new sdk.ListObjectsV2Command(asked)),
      );
      const old = (page.Contents ?? []).filter(
        ({ LastModified: put }) => put !== undefined && put < instant,
      );
      if (old.length > 0) yield old.map(({ Key: key = '' }) => key.slice(PREFIX.length));
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  onApplicationShutdown(): void {
    this.client?.destroy();
  }

  private ask<T>(what: string, work: (sdk: Sdk, client: S3Client) => Promise<T>): Promise<T> {
    return withStore(what, async () => {
      // Loaded at first use: who keeps files in a folder is spared the SDK.
      const sdk = await import('@aws-sdk/client-s3');
      this.client ??= clientOf(sdk, this.config);
      return work(sdk, this.client);
    });
  }
}

const logger = new Logger('AttachmentStore');
const unsaid = (): void => undefined;

/** The SDK would write to the console; what it says of each command is nothing to keep. */
const SDK_LOGGER = {
  trace: unsaid,
  debug: unsaid,
  info: unsaid,
  warn: (said: unknown) => logger.warn({ sdk: said }),
  error: (said: unknown) => logger.error({ sdk: said }),
};

function clientOf(sdk: Sdk, config: Config): S3Client {
  return new sdk.S3Client({
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    forcePathStyle: config.S3_FORCE_PATH_STYLE === 'true',
    credentials: {
      accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
    },
    logger: SDK_LOGGER,
    // Checks that the SDK adds by itself need an encoding that not every store understands.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT_MS,
      requestTimeout: ANSWER_LIMIT_MS,
      throwOnRequestTimeout: true,
    },
  });
}
