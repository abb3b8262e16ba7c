import type { TestApp } from '../../support/app';
import { signIn, type Person } from '../../support/people';
import { act, submit } from '../../support/petitions';
import { DESK } from './book';
import { commandOf, wordsOf } from './bulk-writer';
import { UNITS, WITHOUT_HEAD, WITHOUT_OFFICER, type Life, type Step } from './lives';

/** The people of the year: one to a role and a unit, so that who is told can be counted by hand. */
export class People {
  readonly officers = new Map<string, Person>();
  readonly heads = new Map<string, Person>();
  clerk!: Person;
  office!: Person;
  admin!: Person;

  async signIn(t: TestApp): Promise<void> {
    this.admin = await signIn(t, [{ role: 'ADMIN' }]);
    this.clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    this.office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    for (const unitCode of UNITS) {
      if (!WITHOUT_OFFICER.includes(unitCode)) {
        this.officers.set(unitCode, await signIn(t, [{ role: 'UNIT_OFFICER', unitCode }]));
      }
      if (!WITHOUT_HEAD.includes(unitCode)) {
        this.heads.set(unitCode, await signIn(t, [{ role: 'UNIT_HEAD', unitCode }]));
      }
    }
  }
}

/** Plays lives over HTTP, each step by whoever may do it, at its own instant. */
export class HttpLives {
  private readonly holders = new Map<number, string>();

  constructor(
    private readonly t: TestApp,
    private readonly people: People,
    private readonly ids: Map<number, string>,
  ) {}

  async submit(life: Life): Promise<void> {
    this.t.clock.set(new Date(life.submittedAt));
    const receipt = await submit(this.t, {
      ...wordsOf(life),
      class: life.class,
      channel: life.channel,
      location: life.commune === null ? undefined : { communeCode: life.commune },
    });
    this.ids.set(life.n, receipt.id);
    this.holders.set(life.n, receipt.unitCode);
  }

  async act(n: number, step: Step): Promise<void> {
    this.t.clock.set(new Date(step.at));
    const id = this.ids.get(n)!;
    const { action, input } = commandOf(step);
    const who = this.actor(n, step);
    const shown = await act(this.t, who, id, action, input as Record<string, unknown>);
    this.holders.set(n, shown.unitCode as string);
  }

  private actor(n: number, { action, unit: named }: Step): Person {
    const { clerk, office, officers, heads } = this.people;
    const unit = this.holders.get(n)!;
    switch (action) {
      case 'receive':
      case 'refuse':
      case 'assign':
      case 'supplement':
      case 'withdraw':
      case 'reopen':
        return clerk;
      case 'decide-extension':
      case 'publish':
        return office;
      case 'approve-answer':
        return heads.get(unit)!;
      case 'accept-transfer':
        return officers.get(named!)!;
      default:
        return officers.get(unit)!;
    }
  }
}
