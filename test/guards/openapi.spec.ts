import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { API_TITLE, apiDocumentMaker } from '../../src/api-document';
import metadata from '../../src/metadata';
import { loadConfig } from '../../src/platform/config/config';
import { knownErrors } from '../../src/platform/errors/domain-error';
import { Metrics } from '../../src/platform/health/metrics';
import { serveDocumentation } from '../../src/platform/http/documentation';
import { configureHttp, createAdapter } from '../../src/platform/http/http-app';
import { modelClasses, type ModelClasses } from '../../src/platform/http/openapi/schemas';
import { METHODS } from '../../src/platform/http/openapi/openapi.types';
import { validationPipe } from '../../src/platform/http/validation';
import { createLog } from '../../src/platform/logging/logger';
import { startTestApp, type TestApp } from '../support/app';

interface Reference {
  $ref: string;
}
interface Example {
  summary: string;
  value: unknown;
}
interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: (Reference | { name: string; in: string; description?: string })[];
  requestBody?: {
    content: Record<string, { schema: Reference; examples?: Record<string, Example> }>;
  };
  responses: Record<string, Reference & { content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

/**
 * Codes that no route sends: the framework's own beyond our routes, and refusals of settings that only a program
 * could get wrong.
 */
const SENT_BY_NO_ROUTE = [
  'CONFLICT',
  'HEADERS_TOO_LARGE',
  'METHOD_NOT_ALLOWED',
  'OFFICE_HOURS_INVALID',
  'REQUEST_TIMEOUT',
  'WORKING_TIME_INVALID',
];

describe('the OpenAPI document', () => {
  let t: TestApp;
  let document: Document;
  let classes: ModelClasses;
  beforeAll(async () => {
    t = await startTestApp();
    document = JSON.parse(JSON.stringify((await apiDocumentMaker(t.app))())) as Document;
    classes = await modelClasses(metadata);
  });
  afterAll(() => t.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
  const names = (found: { path: string; method: string }[]) =>
    found.map(({ path, method }) => `${method.toUpperCase()} ${path}`);

  it('is what docs/openapi.json says (else: npm run openapi)', () => {
    const committed = readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(document);
  });

  it('is of version 3.1 in every word', () => {
    expect(document.openapi).toBe('3.1.0');
    // Words of 3.0 that 3.1 has no more, or has under another name.
    expect(keysIn(document)).not.toContain('nullable');
    expect(keysIn(document.components.schemas)).not.toContain('example');
  });

  it('refers only to what is there', () => {
    const broken = referencesIn(document).filter(
      (reference) => target(document, reference) === undefined,
    );
    expect(broken).toEqual([]);
  });

  it('has every route of the API, and no other', () => {
    const server = t.app.getHttpAdapter().getInstance();
    const served = (method: string, url: string) =>
      server.hasRoute({ method: method.toUpperCase() as 'GET', url });
    const notServed = operations().filter(
      ({ path, method }) => !served(method, path.replace(/\{(\w+)\}/g, ':$1')),
    );
    expect(names(notServed)).toEqual([]);
    expect(names(operations()).toSorted()).toEqual(routesServed(t).toSorted());
  });

  it('says of every operation what it is, who may call it, and how it succeeds and fails', () => {
    const lacking = (without: (operation: Operation) => boolean) =>
      names(operations().filter(({ operation }) => without(operation)));
    expect(lacking(({ summary }) => !summary)).toEqual([]);
    expect(lacking(({ summary }) => summary!.includes('\n'))).toEqual([]);
    expect(lacking(({ operationId }) => !operationId)).toEqual([]);
    expect(lacking(({ tags }) => tags?.length !== 1)).toEqual([]);
    expect(lacking(({ security }) => security === undefined)).toEqual([]);
    expect(lacking(({ responses }) => !Object.keys(responses).some(isSuccess))).toEqual([]);
    for (const status of ['429', '500', '503']) {
      expect(lacking(({ responses }) => !responses[status])).toEqual([]);
    }
    expect(
      lacking(({ requestBody, responses }) => Boolean(requestBody && !responses[400])),
    ).toEqual([]);
    const isGuarded = ({ security }: Operation) =>
      security!.length > 0 && security!.every((way) => Object.keys(way).length > 0);
    expect(
      lacking((each) => isGuarded(each) && !(each.responses[401] && each.responses[403])),
    ).toEqual([]);
    const wantsVersion = ({ parameters }: Operation) =>
      (parameters ?? []).some((each) => '$ref' in each && each.$ref.endsWith('/IfMatch'));
    expect(lacking((each) => wantsVersion(each) && !each.responses[412])).toEqual([]);
  });

  it('leaves out what a narrower request refuses: a page of a file, a telephone number in a saved filter', () => {
    const asked = (path: string) =>
      (document.paths[path]!.get!.parameters ?? []).flatMap((each) =>
        'in' in each ? [each.name] : [],
      );
    const files = ['petitions/export.csv', 'petitions/export.xlsx', 'notices/register.xlsx'];
    for (const file of files) {
      const fields = asked(`/api/v1/${file}`);
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.filter((field) => ['cursor', 'limit'].includes(field))).toEqual([]);
    }
    expect(asked('/api/v1/petitions')).toEqual(
      expect.arrayContaining(['cursor', 'limit', 'phone', 'savedFilter']),
    );
    const { SavedCriteria } = document.components.schemas as Record<string, { properties: object }>;
    const kept = Object.keys(SavedCriteria!.properties);
    expect(kept).toContain('unitCode');
    const ofOneReading = ['cursor', 'limit', 'phone', 'savedFilter'];
    expect(kept.filter((field) => ofOneReading.includes(field))).toEqual([]);
  });

  it('names its operations once each, and describes every tag', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const used = new Set(operations().flatMap(({ operation }) => operation.tags ?? []));
    expect([...used].filter((tag) => !document.tags.some(({ name }) => name === tag))).toEqual([]);
  });

  it('tells what every success holds, but for those that hold nothing', () => {
    const silent = operations().filter(({ operation }) =>
      Object.entries(operation.responses).some(
        ([status, { content }]) => isSuccess(status) && status !== '204' && !content,
      ),
    );
    expect(names(silent)).toEqual([]);
  });

  it('fails with problem JSON only, with an example in Vietnamese of every code', () => {
    const answers = Object.values(document.components.responses!) as {
      content: Record<string, unknown>;
    }[];
    for (const { content } of answers) {
      expect(Object.keys(content)).toEqual(['application/problem+json']);
    }
    const examples = document.components.examples as Record<string, { value: { title: string } }>;
    expect(Object.keys(examples).toSorted()).toEqual([...knownErrors().keys()].toSorted());
    const unfilled = Object.entries(examples).filter(([, { value }]) => /[{}]/.test(value.title));
    expect(unfilled).toEqual([]);
    expect(examples.NOT_FOUND!.value.title).toBe('Không có gì ở địa chỉ này.');
  });

  it('lets whoever changes a petition say which version they saw, and answers 412 to one that is stale', () => {
    // Looks for personal data and changes nothing.
    const changesNothing = ['POST /api/v1/petitions/{id}/publication-check'];
    const unheeded = Object.entries(document.paths).flatMap(([path, methods]) =>
      /^\/api\/v1\/(petitions\/\{id\}|tracking\/\{code\})\//.test(path)
        ? Object.entries(methods)
            .filter(([method]) => method === 'post' || method === 'patch')
            .filter(([, { parameters = [], responses }]) => {
              const read = parameters.some(
                (each) => '$ref' in each && each.$ref.endsWith('/IfMatch'),
              );
              return !read || !('412' in responses);
            })
            .map(([method]) => `${method.toUpperCase()} ${path}`)
        : [],
    );
    expect(unheeded).toEqual(changesNothing);
  });

  it('knows a route for every refusal', () => {
    const sent = new Set(
      Object.keys(document.components.responses!).flatMap((name) => name.split('.')),
    );
    const unsent = [...knownErrors().keys()].filter((code) => !sent.has(code));
    expect(unsent.toSorted()).toEqual(SENT_BY_NO_ROUTE);
  });

  it('gives every text and number of a body an example', () => {
    const schemas = document.components.schemas as Record<string, SchemaOfModel>;
    const bare = Object.entries(schemas).flatMap(([name, { properties }]) =>
      Object.entries(properties ?? {})
        .filter(([, property]) => isLeaf(property) && property.examples === undefined)
        .map(([field]) => `${name}.${field}`),
    );
    expect(bare).toEqual([]);
  });

  it('gives examples of every request that pass the validation requests really pass', async () => {
    const pipe: ValidationPipe = validationPipe();
    const failed: unknown[] = [];
    let tried = 0;
    for (const { path, method, operation } of operations()) {
      const body = operation.requestBody?.content['application/json'];
      if (!body) continue;
      const metatype = classes.get(body.schema.$ref.split('/').at(-1)!);
      const examples = Object.entries(body.examples ?? {});
      if (examples.length === 0) failed.push(`${method} ${path} has no example`);
      for (const [name, { value }] of examples) {
        tried += 1;
        await pipe
          .transform(structuredClone(value), { type: 'body', metatype })
          .catch((error: unknown) => failed.push({ path, method, name, error }));
      }
    }
    expect(failed).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });

  it("shows submissions that are accepted: the citizen's and the anonymous one, sent over HTTP", async () => {
    const submit = document.paths['/api/v1/petitions']!.post!;
    const examples = submit.requestBody!.content['application/json']!.examples!;
    for (const name of ['citizen', 'anonymous']) {
      const answer = await t.http.post('/api/v1/petitions').send(examples[name]!.value as object);
      expect([name, answer.status]).toEqual([name, 201]);
      const schema = target(document, '#/components/schemas/SubmissionResponse') as SchemaOfModel;
      expect(Object.keys(answer.body as object).toSorted()).toEqual(
        Object.keys(schema.properties!).toSorted(),
      );
      for (const header of ['location', 'x-request-id'])
        expect(answer.headers[header]).toBeTruthy();
    }
  });

  it('can be read at /docs, with nothing from elsewhere', async () => {
    const app = await documentationAlone(document);
    try {
      const url = await app.getUrl();
      expect(await (await fetch(`${url}/openapi.json`)).json()).toEqual(document);
      const page = await fetch(`${url}/docs`);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const assets = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, at]) => at,
      );
      expect(assets.length).toBeGreaterThan(3);
      for (const asset of assets) {
        const address = new URL(asset!, `${url}/docs`);
        expect(address.origin).toBe(url);
        const answer = await fetch(address);
        expect([asset, answer.status]).toEqual([asset, 200]);
        await answer.arrayBuffer();
      }
    } finally {
      await app.close();
    }
  });
});

@Module({ providers: [Metrics] })
class NothingElse {}

/** The pages as main.ts serves them, behind the same headers; the application of the other tests listens already. */
async function documentationAlone(document: Document): Promise<NestFastifyApplication> {
  const config = loadConfig({ LOG_LEVEL: 'silent' });
  const app = await NestFactory.create<NestFastifyApplication>(NothingElse, createAdapter(config));
  await configureHttp(app, config, createLog('silent'));
  serveDocumentation(app, API_TITLE, () => document as unknown as OpenAPIObject);
  await app.listen(0, '127.0.0.1');
  return app;
}

interface SchemaOfModel {
  properties?: Record<string, Property>;
}
interface Property {
  type?: string | string[];
  examples?: unknown[];
  enum?: unknown[];
}

const isSuccess = (status: string): boolean => status.startsWith('2');

const isLeaf = ({ type, enum: values }: Property): boolean =>
  values === undefined &&
  ['string', 'number', 'integer'].some((each) => [type].flat().includes(each));

/** What is served under `/api/v1`, in the document's writing. */
function routesServed(t: TestApp): string[] {
  const tree: string = t.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const found: string[] = [];
  const stack: string[] = [];
  for (const line of tree.split('\n')) {
    const match = /^((?:│   |    )*)[├└]── (\S*)(?: \(([^)]*)\))?/.exec(line);
    if (!match) continue;
    const depth = match[1]!.length / 4;
    stack.length = depth;
    stack.push(match[2]!);
    const path = stack.join('').replace(/:(\w+)/g, '{$1}');
    const methods = (match[3] ?? '').split(', ').filter((method) => isOurs(method));
    if (path.startsWith('/api/v1/')) found.push(...methods.map((method) => `${method} ${path}`));
  }
  return found;
}

const isOurs = (method: string): boolean => METHODS.some((known) => known === method.toLowerCase());

function walk(value: unknown, visit: (key: string, held: unknown) => void): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, held] of Object.entries(value)) {
    visit(key, held);
    walk(held, visit);
  }
}

function keysIn(value: unknown): string[] {
  const keys = new Set<string>();
  walk(value, (key) => keys.add(key));
  return [...keys];
}

function referencesIn(value: unknown): string[] {
  const found: string[] = [];
  walk(value, (key, held) => {
    if (key === '$ref') found.push(String(held));
  });
  return found;
}

function target(document: Document, reference: string): unknown {
  let held: unknown = document;
  for (const part of reference.replace(/^#\//, '').split('/')) {
    held = (held as Record<string, unknown> | undefined)?.[part];
  }
  return held;
}
