import { v7 } from 'uuid';

/** A new id: UUIDv7, made here because PostgreSQL has the function from 18 only, and 15 is supported. */
export const newId = (): string => v7();
