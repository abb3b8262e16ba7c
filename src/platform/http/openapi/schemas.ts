import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { NOT_TAKEN } from '../input.decorators';
import type { Schema, Schemas } from './openapi.types';

/** The classes behind the document's schemas, by name. */
export type ModelClasses = ReadonlyMap<string, Type>;

const ID = '019d6a7e-3c00-7000-8000-000000000001';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What the house's names say: an instant ends in `At`, a calendar day in `On`, an id in `Id`. */
const BY_NAME: readonly [RegExp, unknown][] = [
  [/^(id|.+Id)$/, ID],
  [/^(at|.+At)$/, '2026-04-06T01:00:00.000Z'],
  [/^.+On$/, '2026-04-27'],
];

/**
 * Completes what the compiler wrote of requests and responses: the limits of class-validator that are not in the
 * types, forms and examples that follow from a field's name, and `examples`, which version 3.1 has instead of
 * `example`.
 */
export function completeSchemas(schemas: Schemas, classes: ModelClasses): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const model = classes.get(name);
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      if (model && !isTaken(model, field)) delete schema.properties![field];
      completeSchema(property, field);
      if (model) tighten(property, model, field);
    }
  }
}

/** The same for the schema of one field or parameter. */
export function completeSchema(schema: Schema, field: string): void {
  const { example, ...rest } = schema as Schema & { example?: unknown };
  const shown =
    example !== undefined ? example : (rest.examples?.[0] ?? exampleByName(rest, field));
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, rest);
  if (shown === undefined) return;
  schema.examples = [shown];
  const format = formatOf(shown);
  if (format && !schema.pattern && !schema.enum) schema.format ??= format;
}

function exampleByName(schema: Schema, field: string): unknown {
  const types = [schema.type].flat();
  const byName = types.includes('string') && BY_NAME.find(([pattern]) => pattern.test(field));
  if (byName) return byName[1];
  return types.includes('null') ? null : undefined;
}

function formatOf(example: unknown): string | undefined {
  if (typeof example !== 'string') return undefined;
  if (UUID.test(example)) return 'uuid';
  if (DAY.test(example)) return 'date';
  return INSTANT.test(example) ? 'date-time' : undefined;
}

/** Adds what class-validator will insist on and a TypeScript type does not show. */
export function tighten(schema: Schema, model: Type, field: string): void {
  for (const { name, constraints, each } of rulesOf(model, field)) {
    const target = each ? schema.items : schema;
    if (!target || target.$ref) continue;
    if (name === 'isIn') target.enum ??= [...((constraints?.[0] ?? []) as unknown[])];
    if (name === 'isInt') target.type = 'integer';
    if (name === 'isEmail') target.format = 'email';
    if (name === 'isUuid') target.format = 'uuid';
    if (name === 'isUrl') target.format = 'uri';
  }
}

/** Whether a request takes a field; a narrower one refuses some that it inherits. */
export const isTaken = (model: Type, field: string): boolean =>
  rulesOf(model, field).every(({ name }) => name !== NOT_TAKEN);

const rulesOf = (model: Type, field: string) =>
  getMetadataStorage()
    .getTargetValidationMetadatas(model, '', true, false)
    .filter((rule) => rule.propertyName === field);

/** The classes that the compiler's metadata names. */
export async function modelClasses(
  metadata: () => Promise<Record<string, unknown>>,
): Promise<ModelClasses> {
  const found = await metadata();
  const { models } = found['@nestjs/swagger'] as {
    models: [Promise<Record<string, Type>>, Record<string, unknown>][];
  };
  const classes = new Map<string, Type>();
  for (const [file, shapes] of models) {
    const exported = await file;
    for (const name of Object.keys(shapes)) {
      if (exported[name]) classes.set(name, exported[name]);
    }
  }
  return classes;
}
