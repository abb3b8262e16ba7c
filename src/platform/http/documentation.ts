import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Loads what the compiler wrote about requests and responses; done once, before any document is made. */
export type PluginMetadata = () => Promise<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the routes that exist in this application. */
export async function createOpenApi(
  app: INestApplication,
  metadata: PluginMetadata,
): Promise<OpenAPIObject> {
  await SwaggerModule.loadPluginMetadata(metadata);
  const base = new DocumentBuilder()
    .setTitle('PAKN')
    .setDescription(
      'Phản ánh, kiến nghị của người dân và tổ chức: tiếp nhận, phân công, thời hạn, đôn đốc. ' +
        "Citizens' petitions to a province: intake, routing, legal time limits, reminders.",
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', name: 'X-Api-Key', in: 'header' }, 'apiKey')
    .addApiKey({ type: 'apiKey', name: 'Tracking-Token', in: 'header' }, 'trackingToken')
    .build();
  return SwaggerModule.createDocument(app, base);
}

/** Serves the document at `/openapi.json` and Swagger UI at `/docs`. */
export function serveDocumentation(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
}
