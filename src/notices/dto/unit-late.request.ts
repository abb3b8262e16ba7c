import { PageRequest } from '../../platform/database/page.request';

export class UnitLateRequest extends PageRequest {}
