import { Inject, Injectable } from '@nestjs/common';
import { localDateOf } from '../../calendar/local-time.rules';
import { newId } from '../../platform/auth/ids';
import type { AccountPrincipal } from '../../platform/auth/principal';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { sheetFile, type SheetFormat } from '../../platform/sheets/sheet-file';
import type { ListPetitionsRequest } from '../dto/list-petitions.request';
import { IdentityReveal } from '../identity/identity-reveal.service';
import { identityErrors } from '../identity/identity.errors';
import { looksPersonal } from '../identity/reason-privacy.rules';
import { centreRole } from '../identity/shielded-petition';
import { PetitionSearch } from '../reading/petition-search';
import { SearchAccesses } from '../reading/search-accesses';
import type { ExportPetitionsRequest } from './dto/export-petitions.request';
import { EXPORTERS, ExportTrace, type BegunExport } from './export-trace';
import { exportErrors } from './exports.errors';
import {
  lineOf,
  PETITION_COLUMNS,
  type LineMoment,
  type PetitionLine,
} from './petition-sheet.rules';

/** Petitions looked at one after the other for each that may be exported, before they are gathered otherwise. */
const WALKED_FOR_ONE = 3;

export interface ExportedFile {
  bytes: Buffer;
  fileName: string;
}

/** Hands out lists of petitions as files, never without a trace. */
@Injectable()
export class PetitionExports {
  constructor(
    private readonly search: PetitionSearch,
    private readonly accesses: SearchAccesses,
    private readonly reveal: IdentityReveal,
    private readonly trace: ExportTrace,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The petitions that fit, in the order asked for, as a file. Who took them out, when and why is in the history of
   * each, and the export in a row of its own, before this returns; when anything of it fails there is no file.
   * Errors: IDENTITY_IN_REASON, EXPORT_TOO_LARGE, and those of the list.
   */
  async export(
    request: ExportPetitionsRequest,
    format: SheetFormat,
    account: AccountPrincipal,
  ): Promise<ExportedFile> {
    const { reason, ...filters } = request;
    if (looksPersonal(reason)) throw identityErrors.IDENTITY_IN_REASON();
    const principal = asExporter(account);
    const { query, asked, bundle } = await this.search.read(filters, principal);
    const ids = await this.find(asked, principal);
    // Whoever may see every sender learns nothing by this refusal; to all others it would tell who did not send it.
    if (centreRole(principal, bundle.units)) await this.reveal.refuseNamingAny(ids, reason);
    const begun: BegunExport = {
      id: newId(),
      principal,
      format,
      reason,
      filters: keptOf(query),
      byPhone: asked.phoneIndex !== null,
      requestedAt: asked.now,
      asked,
      units: bundle.units,
    };
    await this.trace.begin(begun, ids.length);
    const moment = { units: bundle.units, calendar: bundle.calendars.province, now: asked.now };
    const rows = await this.linesOf(begun, ids, moment);
    const sheet = { name: 'Phản ánh, kiến nghị', columns: PETITION_COLUMNS, rows };
    const bytes = await sheetFile(sheet, format);
    await this.trace.complete(begun, rows.length);
    const on = localDateOf(asked.now);
    return { bytes, fileName: `phan-anh-kien-nghi-${on}-${begun.id}.${format}` };
  }

  /** The ids of what fits, in order; EXPORT_TOO_LARGE. A search by telephone number leaves its own trace. */
  private async find(asked: BegunExport['asked'], principal: AccountPrincipal): Promise<string[]> {
    const limit = this.config.EXPORT_LIMIT;
    const slice = { after: null, rows: limit + 1 };
    const found = await this.search.find(asked, slice, limit * WALKED_FOR_ONE);
    if (asked.phoneIndex) await this.accesses.note(principal, found.length, asked.now);
    if (found.length > limit) throw exportErrors.EXPORT_TOO_LARGE({ limit });
    return found.map((petition) => petition.id);
  }

  private async linesOf(
    begun: BegunExport,
    ids: readonly string[],
    moment: LineMoment,
  ): Promise<PetitionLine[]> {
    const lines = new Map<string, PetitionLine>();
    for await (const petitions of this.trace.note(begun, ids)) {
      for (const petition of petitions) lines.set(petition.id, lineOf(petition, moment));
    }
    return ids.flatMap((id) => lines.get(id) ?? []);
  }
}

/** The account with those roles alone in which it may export: a unit's head who helps out elsewhere exports here. */
const asExporter = (account: AccountPrincipal): AccountPrincipal => ({
  ...account,
  grants: account.grants.filter(({ role }) => (EXPORTERS as readonly string[]).includes(role)),
});

/** What is kept of the filters: all of them but the sender's number, and a saved filter as what it holds. */
function keptOf({ phone, savedFilter, ...filters }: ListPetitionsRequest): Record<string, unknown> {
  void [phone, savedFilter];
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
