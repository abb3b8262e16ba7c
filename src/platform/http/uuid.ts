import type { PipeTransform } from '@nestjs/common';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether something is the text of a UUID, of any version. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value);

/** Reads an id from the address, in small letters; what is no id is a thing nobody knows, and refused as one. */
export class UuidParam implements PipeTransform<unknown, string> {
  constructor(private readonly unknown: () => Error) {}

  transform(value: unknown): string {
    if (!isUuid(value)) throw this.unknown();
    return value.toLowerCase();
  }
}
