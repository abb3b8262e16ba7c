import type { Schema, Schemas } from './openapi.types';

const DEEPEST = 8;

/**
 * A whole value made from the examples of its fields: all that are required, and of the others those that have an
 * example of their own. Undefined where the fields do not say enough.
 */
export function composeExample(schema: Schema, schemas: Schemas, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (schema.$ref) return composeExample(resolve(schema.$ref, schemas), schemas, depth + 1);
  if (schema.examples) return schema.examples[0];
  const inner = schema.allOf?.[0] ?? schema.anyOf?.find((option) => option.type !== 'null');
  if (inner) return composeExample(inner, schemas, depth + 1);
  if (schema.properties) return composeObject(schema, schemas, depth);
  if (schema.type === 'array' && schema.items) {
    const item = composeExample(schema.items, schemas, depth + 1);
    return item === undefined ? undefined : [item];
  }
  return schema.enum?.[0] ?? (schema.type === 'boolean' ? false : undefined);
}

function composeObject(schema: Schema, schemas: Schemas, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    const isNeeded = schema.required?.includes(field) ?? false;
    if (!isNeeded && !saysWhatItHolds(property)) continue;
    const composed = composeExample(property, schemas, depth + 1);
    if (composed !== undefined) value[field] = composed;
  }
  return value;
}

const saysWhatItHolds = (schema: Schema): boolean =>
  Boolean(schema.examples ?? schema.$ref ?? schema.allOf ?? schema.anyOf ?? schema.items?.$ref);

function resolve(reference: string, schemas: Schemas): Schema {
  return schemas[reference.slice(reference.lastIndexOf('/') + 1)] ?? {};
}
