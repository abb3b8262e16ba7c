import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from '../../auth/access.decorators';
import { UuidParam } from '../uuid';
import { READ_HEADER_PARAMETERS } from './known-headers';
import {
  BODY_EXAMPLES,
  PARAMETER_REFUSALS,
  READ_HEADERS,
  REFUSALS,
  SENT_HEADERS,
  type BodyExample,
  type ReadHeader,
  type SentHeader,
} from './openapi.decorators';

/** What the code itself says of a route, beside what the framework puts in the document. */
export interface RouteFacts {
  access: Access | undefined;
  /** Codes of the domain's refusals. */
  refusals: readonly string[];
  readHeaders: readonly ReadHeader[];
  sentHeaders: readonly SentHeader[];
  bodyExamples: Readonly<Record<string, BodyExample<unknown>>> | undefined;
  /** The class that the query string is read into. */
  queryClass: Type | undefined;
  /** Path parameters that are UUIDs. */
  uuidParams: readonly string[];
}

/** The name under which clients that are generated from the document call an operation: `unitsList`. */
export const operationIdOf = (controller: string, handler: string): string => {
  const subject = controller.replace(/Controller$/, '');
  const name = subject.charAt(0).toLowerCase() + subject.slice(1);
  return name + handler.charAt(0).toUpperCase() + handler.slice(1);
};

/** The facts of every route of the application, by operation id. Needs no provider to have been made. */
export function routeFacts(app: INestApplication): Map<string, RouteFacts> {
  const scanner = new MetadataScanner();
  const facts = new Map<string, RouteFacts>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = Reflect.get(prototype, name) as object;
        if (Reflect.getMetadata(METHOD_METADATA, handler) === undefined) continue;
        facts.set(operationIdOf(metatype.name, name), factsOf(metatype, prototype, name, handler));
      }
    }
  }
  return facts;
}

function factsOf(controller: object, prototype: object, name: string, handler: object): RouteFacts {
  const said = <T>(key: string): T | undefined =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
  const both = <T>(key: string): T[] =>
    [handler, controller].flatMap((target) => (Reflect.getMetadata(key, target) ?? []) as T[]);
  return {
    access: said<Access>(ACCESS),
    refusals: [...both<string>(REFUSALS), ...both<string>(PARAMETER_REFUSALS)],
    sentHeaders: both<SentHeader>(SENT_HEADERS),
    bodyExamples: said<Record<string, BodyExample<unknown>>>(BODY_EXAMPLES),
    ...argumentsOf(controller, prototype, name),
    readHeaders: [...both<ReadHeader>(READ_HEADERS), ...namedHeaders(controller, name)],
  };
}

interface Argument {
  index: number;
  data?: unknown;
  pipes: unknown[];
}

type Arguments = Readonly<Record<string, Argument>>;

const QUERY = '4';
const HEADERS = '6';

const argumentsIn = (controller: object, name: string): Arguments =>
  (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Arguments;

const isKind = (key: string, kind: string): boolean => key.split(':')[0] === kind;

/** Headers that the handler takes by name, in their proper writing. */
function namedHeaders(controller: object, name: string): ReadHeader[] {
  const named = Object.entries(argumentsIn(controller, name))
    .filter(([key]) => isKind(key, HEADERS))
    .map(([, { data }]) => String(data).toLowerCase());
  const known = Object.keys(READ_HEADER_PARAMETERS) as ReadHeader[];
  return known.filter((header) => named.includes(header.toLowerCase()));
}

/** How the handler's parameters are read; the framework keeps them as `<kind>:<index>`. */
function argumentsOf(controller: object, prototype: object, name: string) {
  const args = argumentsIn(controller, name);
  const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as Type[];
  const query = Object.entries(args).find(([key]) => isKind(key, QUERY))?.[1];
  return {
    queryClass: query && query.data === undefined ? types[query.index] : undefined,
    uuidParams: Object.values(args)
      .filter(({ pipes }) => pipes?.some((pipe) => pipe instanceof UuidParam))
      .flatMap(({ data }) => (typeof data === 'string' ? [data] : [])),
  };
}
