import { randomBytes } from 'node:crypto';
import type { SessionResponse } from '../../accounts/dto/session.response';
import type { NewApiClientResponse } from '../../accounts/dto/api-client.response';
import type { StaffRole } from '../../platform/auth/principal';
import type { DemoApi } from './demo-api';

/** Access tokens live ten minutes of the simulated clock; a new one is asked for a little before. */
const TOKEN_MS = 9 * 60_000;
const REFRESH_MS = 13 * 86_400_000;

interface Session extends SessionResponse {
  openedAt: number;
}

export interface Grant {
  role: StaffRole;
  unitCode?: string;
}

/** A member of staff with a password of this run, signed in again whenever the token has run out. */
export class StaffMember {
  private session: Session | undefined;

  constructor(
    private readonly api: DemoApi,
    readonly username: string,
    private readonly password: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call('GET', path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.call('POST', path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.call('PUT', path, body);
  }

  async bytes(path: string): Promise<Buffer> {
    return this.api.bytes(path, { headers: await this.signedIn() });
  }

  private async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
    return this.api.json<T>(method, path, { headers: await this.signedIn(), body });
  }

  /** The headers of a request by this person at the clock's present. */
  async signedIn(): Promise<Record<string, string>> {
    const now = this.api.clock.now().getTime();
    const age = this.session ? now - this.session.openedAt : Infinity;
    if (age >= TOKEN_MS) this.session = { ...(await this.open(age)), openedAt: now };
    return { Authorization: `Bearer ${this.session?.accessToken}` };
  }

  private open(age: number): Promise<SessionResponse> {
    if (this.session && age < REFRESH_MS) {
      const { refreshToken } = this.session;
      return this.api.json('POST', '/auth/refresh', { body: { refreshToken } });
    }
    const { username, password } = this;
    return this.api.json('POST', '/auth/login', { body: { username, password } });
  }
}

/** Those who are there from the first day. */
interface Team {
  administrator: StaffMember;
  intake: StaffMember;
  office: StaffMember;
  /** The key of the national portal and the letter-box, which hand petitions in for their senders. */
  portalKey: string;
}

/** Everybody who works in the demo. Accounts of units are made through the API the first time they are needed. */
export class Staff {
  private readonly members = new Map<string, StaffMember>();

  private constructor(
    private readonly api: DemoApi,
    private readonly password: string,
    private readonly team: Team,
  ) {}

  static async hire(api: DemoApi, administrator: StaffMember): Promise<Staff> {
    const password = randomBytes(18).toString('base64url');
    const employ = (username: string, displayName: string, grant: Grant) =>
      hire({ api, administrator, password }, { username, displayName, grant });
    const intake = await employ('tiep.nhan', 'Cán bộ tiếp nhận', {
      role: 'INTAKE_OFFICER',
      unitCode: 'TTPVHCC',
    });
    const office = await employ('van.phong', 'Chuyên viên Văn phòng UBND', {
      role: 'PROVINCIAL_OFFICE',
    });
    const { key } = await administrator.post<NewApiClientResponse>('/api-clients', {
      name: 'Cổng Dịch vụ công quốc gia và hộp thư',
      channels: ['PORTAL', 'EMAIL', 'SURVEY'],
      trusted: true,
    });
    return new Staff(api, password, { administrator, intake, office, portalKey: key });
  }

  get administrator(): StaffMember {
    return this.team.administrator;
  }

  get intake(): StaffMember {
    return this.team.intake;
  }

  get office(): StaffMember {
    return this.team.office;
  }

  get portalKey(): string {
    return this.team.portalKey;
  }

  officerOf(unitCode: string): Promise<StaffMember> {
    return this.member(`cb.${unitCode.toLowerCase()}`, `Cán bộ ${unitCode}`, {
      role: 'UNIT_OFFICER',
      unitCode,
    });
  }

  headOf(unitCode: string): Promise<StaffMember> {
    return this.member(`ld.${unitCode.toLowerCase()}`, `Lãnh đạo ${unitCode}`, {
      role: 'UNIT_HEAD',
      unitCode,
    });
  }

  private async member(username: string, displayName: string, grant: Grant): Promise<StaffMember> {
    const known = this.members.get(username);
    if (known) return known;
    const { api, password, team } = this;
    const { administrator } = team;
    const made = await hire({ api, administrator, password }, { username, displayName, grant });
    this.members.set(username, made);
    return made;
  }
}

async function hire(
  by: { api: DemoApi; administrator: StaffMember; password: string },
  person: { username: string; displayName: string; grant: Grant },
): Promise<StaffMember> {
  const { username, displayName, grant } = person;
  await by.administrator.post('/accounts', {
    username,
    password: by.password,
    displayName,
    grants: [grant],
  });
  return new StaffMember(by.api, username, by.password);
}
