import { clerkTable, local } from '../../../test/support/clerk-table';
import { grantRefusal, identitySecret, revealRefusal, type Asker } from './identity-access.rules';

const NOW = local('2026-04-06 08:00');

describe('whose sender is secret by default', () => {
  const CASES = `
    # class       | state       | secret
    HIEN_TRUONG   | IN_PROGRESS | no
    QUY_DINH_HC   | RECEIVED    | no
    HOI_DAP       | ASSIGNED    | no
    LOI_KY_THUAT  | SUBMITTED   | no
    KHAC          | ANSWERED    | no
    VAN_BAN_QPPL  | FORWARDED   | no
    -             | SUBMITTED   | no
    HANH_VI_CBCC  | SUBMITTED   | yes
    HANH_VI_CBCC  | PUBLISHED   | yes
    KHIEU_NAI     | RECEIVED    | yes
    TO_CAO        | RECEIVED    | yes
    TO_CAO        | REFUSED     | yes
    KHAC          | DIVERTED    | yes
    -             | DIVERTED    | yes
  `;
  it.each(clerkTable(CASES))('%s in %s: %s', (class_, state = '', secret) => {
    expect(identitySecret({ class: class_ === '-' ? null : class_!, state })).toBe(
      secret === 'yes',
    );
  });
});

describe('who may see the sender', () => {
  /** Permissions as a clerk would note them; `other` is for a unit that does not hold the petition. */
  const PERMISSIONS: Record<string, object[]> = {
    none: [],
    plain: [{}],
    override: [{ override: true }],
    revoked: [{ revokedAt: local('2026-04-05 08:00') }],
    'to 8:00': [{ until: NOW }],
    'to 8:01': [{ until: local('2026-04-06 08:01') }],
    other: [{ unitId: 'other', override: true }],
    'other + plain': [{ unitId: 'other' }, {}],
  };
  const CASES = `
    # class      | state       | asker   | complained of | permitted     | answer
    # The desk and the office always may, even where everybody else may not.
    HIEN_TRUONG  | IN_PROGRESS | CENTRE  | no            | none          | may
    HANH_VI_CBCC | IN_PROGRESS | CENTRE  | yes           | none          | may
    TO_CAO       | DIVERTED    | CENTRE  | no            | none          | may
    # A unit that does not hold the petition never may.
    HIEN_TRUONG  | IN_PROGRESS | NEITHER | no            | plain         | IDENTITY_NOT_YOURS
    HANH_VI_CBCC | IN_PROGRESS | NEITHER | no            | override      | IDENTITY_NOT_YOURS
    # The holding unit may while it is permitted for this petition.
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | none          | IDENTITY_NOT_GRANTED
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | plain         | may
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | override      | may
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | revoked       | IDENTITY_NOT_GRANTED
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | to 8:00       | IDENTITY_NOT_GRANTED
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | to 8:01       | may
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | other         | IDENTITY_NOT_GRANTED
    HIEN_TRUONG  | ASSIGNED    | HOLDER  | no            | other + plain | may
    -            | ASSIGNED    | HOLDER  | no            | plain         | may
    # About the conduct of officials, only by the office's decision, and never the unit complained about.
    HANH_VI_CBCC | IN_PROGRESS | HOLDER  | no            | none          | IDENTITY_SECRET
    HANH_VI_CBCC | IN_PROGRESS | HOLDER  | no            | plain         | IDENTITY_SECRET
    HANH_VI_CBCC | IN_PROGRESS | HOLDER  | no            | override      | may
    HANH_VI_CBCC | IN_PROGRESS | HOLDER  | yes           | override      | IDENTITY_OF_COMPLAINANT
    HIEN_TRUONG  | IN_PROGRESS | HOLDER  | yes           | plain         | IDENTITY_OF_COMPLAINANT
    # What has a law of its own, never.
    KHIEU_NAI    | RECEIVED    | HOLDER  | no            | override      | IDENTITY_SECRET
    TO_CAO       | RECEIVED    | HOLDER  | no            | override      | IDENTITY_SECRET
    KHAC         | DIVERTED    | HOLDER  | no            | override      | IDENTITY_SECRET
    HANH_VI_CBCC | DIVERTED    | HOLDER  | no            | override      | IDENTITY_SECRET
  `;
  it.each(clerkTable(CASES))(
    '%s %s, %s, complained of: %s, permitted: %s → %s',
    (class_, state = '', asker, complainedOf, permitted = '', answer) => {
      const permissions = (PERMISSIONS[permitted] ?? []).map((given) => ({
        unitId: 'holder',
        override: false,
        until: null,
        revokedAt: null,
        ...given,
      }));
      const refusal = revealRefusal({
        petition: { class: class_ === '-' ? null : class_!, state },
        asker: asker as Asker,
        holderId: 'holder',
        holderComplainedOf: complainedOf === 'yes',
        permissions,
        now: NOW,
      });
      expect(refusal ?? 'may').toBe(answer);
    },
  );
});

describe('whom the desk and the office may permit', () => {
  const CASES = `
    # class      | state       | holds | complained of | override | for    | answer
    HIEN_TRUONG  | ASSIGNED    | yes   | unknown       | no       | desk   | may
    HIEN_TRUONG  | ASSIGNED    | yes   | no            | no       | office | may
    HIEN_TRUONG  | ASSIGNED    | yes   | yes           | no       | office | GRANT_UNIT_COMPLAINED_OF
    HIEN_TRUONG  | ASSIGNED    | no    | unknown       | no       | desk   | GRANT_UNIT_NOT_HOLDER
    HIEN_TRUONG  | ASSIGNED    | yes   | unknown       | yes      | desk   | GRANT_OVERRIDE_NOT_YOURS
    HANH_VI_CBCC | ASSIGNED    | yes   | no            | no       | desk   | GRANT_SECRET
    HANH_VI_CBCC | ASSIGNED    | yes   | no            | no       | office | GRANT_SECRET
    HANH_VI_CBCC | ASSIGNED    | yes   | no            | yes      | desk   | GRANT_OVERRIDE_NOT_YOURS
    HANH_VI_CBCC | ASSIGNED    | yes   | no            | yes      | office | may
    HANH_VI_CBCC | ASSIGNED    | yes   | unknown       | yes      | office | ABOUT_UNIT_REQUIRED
    HANH_VI_CBCC | ASSIGNED    | yes   | yes           | yes      | office | GRANT_UNIT_COMPLAINED_OF
    HANH_VI_CBCC | ASSIGNED    | no    | no            | yes      | office | GRANT_UNIT_NOT_HOLDER
    HANH_VI_CBCC | DIVERTED    | yes   | no            | yes      | office | GRANT_NEVER
    KHIEU_NAI    | RECEIVED    | yes   | no            | yes      | office | GRANT_NEVER
    TO_CAO       | RECEIVED    | yes   | no            | yes      | office | GRANT_NEVER
    -            | DIVERTED    | yes   | no            | yes      | office | GRANT_NEVER
  `;
  it.each(clerkTable(CASES))(
    '%s %s, holds: %s, complained of: %s, override: %s, for the %s → %s',
    (class_, state = '', holds, complainedOf, override, whose, answer) => {
      const refusal = grantRefusal({
        petition: { class: class_ === '-' ? null : class_!, state },
        unitHolds: holds === 'yes',
        unitComplainedOf: complainedOf === 'unknown' ? null : complainedOf === 'yes',
        override: override === 'yes',
        forOffice: whose === 'office',
      });
      expect(refusal ?? 'may').toBe(answer);
    },
  );
});
