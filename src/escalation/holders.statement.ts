const DESK_AND_OFFICE = `'INTAKE_DESK', 'PROVINCIAL_OFFICE'`;

/** The role that speaks for a unit `u`: whoever works there, at the desk its intake officers. */
export const ownRole = (u: string): string =>
  `case when ${u}.kind = 'INTAKE_DESK' then 'INTAKE_OFFICER' else 'UNIT' end`;

/**
 * Who holds a role where it is to be told, as CTEs: the one reading of it, for whoever is told and for whoever is
 * missing. `asked` names a CTE with (unit_id, role); leaves `at_work` and `holder` (unit_id, role, account_id), each
 * account once.
 *
 * A role is held by accounts that are not closed: at the unit, at the unit that succeeded it, or everywhere; the desk's
 * and the office's own roles also at the desk or the office. UNIT is whoever works there. The chairman's list is no
 * person and has no holder.
 */
export const holders = (asked: string): string => `
  wanted as materialized (
    select unit_id, role, unnest(case role when 'UNIT' then array['UNIT_OFFICER', 'UNIT_HEAD']
      else array[role] end) as held from ${asked}),
  at_work as materialized (
    select g.account_id, g.role, g.unit_id, u.kind in (${DESK_AND_OFFICE}) as central
    from role_grant g join account a on a.id = g.account_id and a.disabled_at is null
    left join unit u on u.id = g.unit_id
    where g.role in (select held from wanted) or g.role in ('INTAKE_OFFICER', 'ADMIN')),
  heir as materialized (
    with recursive line (unit_id, heir_id) as (
      select distinct unit_id, unit_id from wanted
      union
      select l.unit_id, u.successor_id from line l join unit u on u.id = l.heir_id
      where u.successor_id is not null)
    select * from line),
  holder as materialized (
    select w.unit_id, w.role, g.account_id
    from wanted w join heir h on h.unit_id = w.unit_id
    join at_work g on g.role = w.held and g.unit_id = h.heir_id
    union
    select w.unit_id, w.role, g.account_id
    from wanted w join at_work g on g.role = w.held and (g.unit_id is null
      or (g.role in ('INTAKE_OFFICER', 'PROVINCIAL_OFFICE') and g.central)))`;
