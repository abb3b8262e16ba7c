import type { Principal } from '../../platform/auth/principal';
import { holdsRoleAt } from '../../platform/auth/principal';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { UnitDirectory } from '../../units/unit-directory';
import { unitErrors } from '../../units/units.errors';
import type { ListPetitionsRequest, Sort } from '../dto/list-petitions.request';
import { e164Of } from '../../platform/telephone';
import type { Lateness } from '../lateness.rules';
import type { PetitionState } from '../petition.rules';
import { visibleUnits } from '../petition-visibility';
import { listErrors } from './list.errors';
import { readQuery, type Facets, type SearchQuery } from './list-query.rules';

/** What a list is asked for, made out: ids instead of codes, sets instead of flags. Null is "no matter". */
export interface ListCriteria {
  /** Units that hold them. */
  unitIds: readonly string[] | null;
  /** Units that are asked to contribute or to take over, in place of those that hold them. */
  involvedIds: readonly string[] | 'ALL' | null;
  states: readonly PetitionState[] | null;
  lateness: readonly Lateness[] | null;
  facets: Facets;
  query: SearchQuery | null;
  /** E.164. */
  phone: string | null;
  submittedFrom: Date | null;
  submittedTo: Date | null;
  dueFrom: string | null;
  dueTo: string | null;
  sort: Sort;
}

const LATE: readonly Lateness[] = ['OVERDUE', 'LATE_STEP'];
const NOT_LATE: readonly Lateness[] = ['DUE_SOON', 'ON_TIME'];

/**
 * The criteria of a request, bounded by what the principal may see. UNIT_UNKNOWN, PHONE_SEARCH_FORBIDDEN, and
 * VALIDATION_FAILED for a commune that is none.
 */
export function criteriaOf(
  request: ListPetitionsRequest,
  principal: Principal,
  units: UnitDirectory,
): ListCriteria {
  refuseUnknownCommune(request.communeCode ?? [], units);
  if (request.phone !== undefined && !maySearchByPhone(principal, units)) {
    throw listErrors.PHONE_SEARCH_FORBIDDEN();
  }
  const instantOf = (text: string | undefined) => (text === undefined ? null : new Date(text));
  return {
    ...unitsOf(request, principal, units),
    states: request.state ?? null,
    lateness: latenessesOf(request),
    facets: {
      class: request.class ?? null,
      field: request.field ?? null,
      channel: request.channel ?? null,
      commune: request.communeCode ?? null,
    },
    query: request.q === undefined ? null : readQuery(request.q),
    phone: request.phone === undefined ? null : e164Of(request.phone),
    submittedFrom: instantOf(request.submittedFrom),
    submittedTo: instantOf(request.submittedTo),
    dueFrom: request.dueFrom ?? null,
    dueTo: request.dueTo ?? null,
    sort: request.sort ?? 'newest',
  };
}

/** Whether nothing can fit: units one may not see, a query without a word, two flags that exclude each other. */
export function isVain({ unitIds, involvedIds, lateness, query }: ListCriteria): boolean {
  return (
    unitIds?.length === 0 ||
    (Array.isArray(involvedIds) && involvedIds.length === 0) ||
    lateness?.length === 0 ||
    (query?.kind === 'WORDS' && query.words.length === 0)
  );
}

/**
 * Who looks a number up learns who sent what: the desk and the office, which speak with the sender, and nobody else.
 */
function maySearchByPhone(principal: Principal, units: UnitDirectory): boolean {
  const centre = [units.intakeDesk().id, units.provincialOffice().id];
  return centre.some((unitId) =>
    holdsRoleAt(principal, ['INTAKE_OFFICER', 'PROVINCIAL_OFFICE'], unitId),
  );
}

function unitsOf(
  request: ListPetitionsRequest,
  principal: Principal,
  units: UnitDirectory,
): Pick<ListCriteria, 'unitIds' | 'involvedIds'> {
  const visible = visibleUnits(principal, units);
  const asked = request.unitCode?.map((code) => {
    const unit = units.byCode(code);
    if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
    return unit.id;
  });
  if (request.involving) return { unitIds: asked ?? null, involvedIds: visible };
  if (visible === 'ALL') return { unitIds: asked ?? null, involvedIds: null };
  return { unitIds: asked?.filter((id) => visible.includes(id)) ?? visible, involvedIds: null };
}

function latenessesOf({ late, lateness }: ListPetitionsRequest): readonly Lateness[] | null {
  if (late === undefined) return lateness ?? null;
  const meant = late ? LATE : NOT_LATE;
  return lateness ? lateness.filter((each) => meant.includes(each)) : meant;
}

function refuseUnknownCommune(codes: readonly string[], units: UnitDirectory): void {
  if (codes.every((code) => units.commune(code))) return;
  throw platformErrors.VALIDATION_FAILED({
    errors: [
      {
        field: 'communeCode',
        code: 'COMMUNE_UNKNOWN',
        vi: 'Không có xã, phường nào mang mã này.',
        en: 'No commune has this code.',
      },
    ],
  });
}
