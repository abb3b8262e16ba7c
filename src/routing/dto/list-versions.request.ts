import { PageRequest } from '../../platform/database/page.request';

/** One page of the versions of a rule. */
export class ListVersionsRequest extends PageRequest {}
