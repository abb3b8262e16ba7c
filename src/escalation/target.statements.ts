const AN_ACTIVE_ACCOUNT = `
  select from role_grant held join account holder on holder.id = held.account_id
    and holder.disabled_at is null where`;

/**
 * Whether anybody can be told: an active account with the role at the unit, for roles of the whole province anywhere.
 * The chairman's list is no person and always there. Each case is a look-up in ix_role_grant_role.
 */
export const heldBySomebody = (role: string, unit: string): string => `
  case when ${role} = 'CHAIRMAN_LIST' then true
    when ${role} = 'UNIT' then exists (${AN_ACTIVE_ACCOUNT}
      held.role in ('UNIT_OFFICER', 'UNIT_HEAD') and held.unit_id = ${unit})
    when ${role} in ('UNIT_OFFICER', 'UNIT_HEAD') then exists (${AN_ACTIVE_ACCOUNT}
      held.role = ${role} and held.unit_id = ${unit})
    else exists (${AN_ACTIVE_ACCOUNT} held.role = ${role}) end`;
