import type { OpenAPIObject } from '@nestjs/swagger';

/** A JSON Schema (2020-12) as far as it is looked into here. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  enum?: unknown[];
  examples?: unknown[];
}

export type Schemas = Record<string, Schema>;

export interface MediaType {
  schema?: Schema;
  examples?: Record<string, unknown>;
}

export interface Answer {
  description: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, MediaType>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, Answer | { $ref: string }>;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export type Paths = Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>;

/** The document while it is completed: what the framework made, under types that fit version 3.1. */
export interface Draft extends Omit<OpenAPIObject, 'paths' | 'components'> {
  paths: Paths;
  components: {
    schemas: Schemas;
    [section: string]: Record<string, unknown>;
  };
}
