import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  componentName,
  READ_HEADER_PARAMETERS,
  SENT_HEADER_OBJECTS,
} from './openapi/known-headers';
import { METHODS, type Draft, type Operation, type Paths } from './openapi/openapi.types';
import { completeOperation } from './openapi/operations';
import { problemAnswers, problemExamples, problemSchema } from './openapi/problems';
import { operationIdOf, routeFacts } from './openapi/route-facts';
import { completeSchemas, modelClasses, type ModelClasses } from './openapi/schemas';

/** Loads what the compiler wrote about requests and responses; done once, before any document is made. */
export type PluginMetadata = () => Promise<Record<string, unknown>>;

/** What is said of the product as a whole. */
export interface ApiDescription {
  title: string;
  description: string;
  version: string;
  /** Every tag that controllers use, in the order in which they are shown. */
  tags: readonly { name: string; description: string }[];
}

/**
 * Makes the OpenAPI 3.1 document of the routes that exist in this application, always in the same order. What the
 * code already says (who may call a route, what it reads, how it refuses) is added from the code, not written twice.
 * It is made when it is first asked for: that takes longer than all else in a start.
 */
export async function openApiMaker(
  app: INestApplication,
  metadata: PluginMetadata,
  about: ApiDescription,
): Promise<() => OpenAPIObject> {
  await SwaggerModule.loadPluginMetadata(metadata);
  const models = await modelClasses(metadata);
  return () => createOpenApi(app, models, about);
}

function createOpenApi(
  app: INestApplication,
  models: ModelClasses,
  about: ApiDescription,
): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle(about.title)
    .setDescription(about.description)
    .setVersion(about.version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addApiKey({ type: 'apiKey', name: 'X-Api-Key', in: 'header' }, 'apiKey')
    .build();
  const draft = SwaggerModule.createDocument(app, base, {
    operationIdFactory: operationIdOf,
  }) as unknown as Draft;
  completeSchemas(draft.components.schemas, models);
  const facts = routeFacts(app);
  for (const [path, item] of Object.entries(draft.paths)) {
    for (const operation of METHODS.flatMap((method) => item[method] ?? [])) {
      const known = facts.get(operation.operationId);
      if (known) completeOperation(path, operation, known, draft.components.schemas);
    }
  }
  addComponents(draft);
  return inOrder(draft, about);
}

/** Serves the document at `/openapi.json` and Swagger UI at `/docs`, from files of the product alone. */
export function serveDocumentation(
  app: INestApplication,
  title: string,
  document: () => OpenAPIObject,
): void {
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: title,
    swaggerOptions: {
      deepLinking: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      persistAuthorization: true,
    },
  });
}

function addComponents({ components, paths }: Draft): void {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const answers = operations.flatMap(({ responses }) => Object.values(responses));
  components.responses = problemAnswers(
    answers.flatMap((answer) => ('$ref' in answer ? [answer.$ref] : [])),
  );
  components.schemas.Problem = problemSchema();
  components.examples = problemExamples();
  components.parameters = Object.fromEntries(
    Object.entries(READ_HEADER_PARAMETERS).map(([name, each]) => [componentName(name), each]),
  );
  components.headers = Object.fromEntries(
    Object.entries(SENT_HEADER_OBJECTS).map(([name, each]) => [componentName(name), each]),
  );
}

/** Paths and components by name, so that the committed file changes only where the API does. */
function inOrder(draft: Draft, about: ApiDescription): OpenAPIObject {
  const paths: Paths = {};
  for (const [path, item] of Object.entries(sorted(draft.paths))) {
    paths[path] = Object.fromEntries(
      METHODS.flatMap((method) => (item[method] ? [[method, readable(item[method])]] : [])),
    );
  }
  const components = Object.fromEntries(
    Object.entries(sorted(draft.components)).map(([name, section]) => [name, sorted(section)]),
  );
  const { contact: _none, ...info } = draft.info;
  return {
    openapi: draft.openapi,
    info,
    servers: [{ url: '/' }],
    tags: [...about.tags],
    paths,
    components,
  } as unknown as OpenAPIObject;
}

/** What an operation is comes before what it takes and gives. */
function readable(operation: Operation): Operation {
  const { operationId, summary, description, tags, security, parameters, ...rest } = operation;
  return { operationId, summary, description, tags, security, parameters, ...rest };
}

const sorted = <T>(held: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)));
