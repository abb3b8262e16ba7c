import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { TAKES_FORMS } from '../platform/http/forms';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { MEDIA_TYPES } from './file-kinds.rules';

const UPLOAD_REFUSALS = [
  'ATTACHMENT_NOT_POSSIBLE',
  'ATTACHMENT_LIMIT_REACHED',
  'ATTACHMENT_TOO_LARGE',
  'MULTIPART_REQUIRED',
  'ATTACHMENT_TYPE_NOT_ACCEPTED',
  'ATTACHMENT_NAME_MISMATCH',
  'ATTACHMENT_BROKEN',
  'ATTACHMENT_INFECTED',
  'ONE_FILE_REQUIRED',
  'UPLOAD_BROKEN_OFF',
  'ATTACHMENT_STORE_UNAVAILABLE',
];

const DOWNLOAD_REFUSALS = [
  'ATTACHMENT_UNKNOWN',
  'ATTACHMENT_QUARANTINED',
  'ATTACHMENT_REMOVED',
  'ATTACHMENT_STORE_UNAVAILABLE',
];

const FILE = { type: 'string', format: 'binary' } as const;

/** What stands before a file that may tell who sent it. */
export const SHIELD_REFUSALS: readonly string[] = [
  'IDENTITY_NOT_YOURS',
  'IDENTITY_NOT_GRANTED',
  'IDENTITY_SECRET',
  'IDENTITY_OF_COMPLAINANT',
  'IDENTITY_IN_REASON',
];

/** A route that takes one file as a form, with how it refuses besides. */
export const TakesOneFile = (...refusals: readonly string[]) =>
  applyDecorators(
    RouteConfig({ [TAKES_FORMS]: true }),
    HttpCode(201),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', properties: { file: FILE }, required: ['file'] } }),
    Refuses(...refusals, ...UPLOAD_REFUSALS),
  );

/** A route that answers with a file to be saved, with how it refuses besides. */
export const SendsFile = (...refusals: readonly string[]) =>
  applyDecorators(
    ApiProduces(...Object.values(MEDIA_TYPES)),
    ApiOkResponse({ schema: FILE }),
    SendsHeaders('Content-Disposition'),
    Refuses(...refusals, ...DOWNLOAD_REFUSALS),
  );
