/** Why the embedded server could not be had; stable, for programs and for the documentation. */
export type EmbeddedPostgresErrorCode =
  | 'DATA_DIR_IN_USE'
  | 'DATA_DIR_OTHER_OWNER'
  | 'DATA_DIR_OTHER_VERSION'
  | 'DATA_DIR_NOT_WRITABLE'
  | 'NO_BINARIES'
  | 'START_FAILED';

/** A failure of the embedded PostgreSQL: a stable code and one plain sentence for the person at the keyboard. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}
