import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/access.decorators';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { PreviewTemplateRequest } from '../dto/preview.request';
import { TemplatePreviewResponse, TemplatesResponse } from '../dto/template.response';
import { messageErrors } from '../messages.errors';
import { render } from './render.rules';
import { TEMPLATES } from './templates';

/** The words of messages; they are data of the program, so reading them needs no service. */
@ApiTags('messages')
@ApiBearerAuth()
@Controller('message-templates')
@Roles('ADMIN')
export class TemplatesController {
  /** Every template with its words in both languages. */
  @Get()
  list(): TemplatesResponse {
    return {
      items: TEMPLATES.map(({ key, audience, template }) => ({
        key,
        audience,
        purpose: { ...template.purpose },
        vi: { ...template.vi },
        en: { ...template.en },
        sample: { ...template.sample },
      })),
    };
  }

  /** A template filled with its sample, or with what is given in its place. */
  @Post(':key/preview')
  @Refuses('MESSAGE_TEMPLATE_UNKNOWN', 'PAYLOAD_INCOMPLETE')
  @HttpCode(200)
  @ApiParam({ name: 'key', example: 'citizen.acknowledged' })
  preview(
    @Param('key') key: string,
    @Body() { locale, payload }: PreviewTemplateRequest,
  ): TemplatePreviewResponse {
    const found = TEMPLATES.find((each) => each.key === key);
    if (!found) throw messageErrors.MESSAGE_TEMPLATE_UNKNOWN({ key });
    const { template } = found;
    const words = render(template, { ...template.sample, ...payload }, locale ?? 'vi');
    if (!words) throw messageErrors.PAYLOAD_INCOMPLETE({ key });
    return words;
  }
}
