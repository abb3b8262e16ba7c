import { isValidPhoneNumber } from 'libphonenumber-js';
import { DemoPetition } from '../../src/demo/data/demo-petition';
import { petitionsOfTet, sixWeeksOfPetitions } from '../../src/demo/data/petitions';
import { seedRows } from './seed-files';

const all: DemoPetition[] = [...sixWeeksOfPetitions, ...petitionsOfTet];
const communeCodes = new Set(seedRows('communes.csv').map((row) => row['code']));
const unitCodes = new Set([...communeCodes, ...seedRows('units.csv').map((row) => row['code'])]);
const fieldCodes = new Set(seedRows('fields.csv').map((row) => row['code']));

const words = (text: string): number => text.trim().split(/\s+/u).length;
const count = (matches: (petition: DemoPetition) => boolean): number => all.filter(matches).length;
const assignedByRule = ({ class: cls, channel }: DemoPetition): boolean =>
  (cls === 'HIEN_TRUONG' || cls === 'LOI_KY_THUAT') && ['WEB', 'APP', 'PORTAL'].includes(channel);

const answeredFates = [
  'ANSWERED_ON_TIME',
  'ANSWERED_LATE',
  'ANSWERED_NOT_PUBLISHED',
  'RETURNED_THEN_ANSWERED',
];
const heldFates = [...answeredFates, 'NEVER_ACCEPTED', 'STUCK_IN_PROGRESS'];

describe('the petitions of the demo as a whole', () => {
  it('are at least 66 in the six weeks and 8 around Tết', () => {
    expect(sixWeeksOfPetitions.length).toBeGreaterThanOrEqual(66);
    expect(petitionsOfTet.length).toBeGreaterThanOrEqual(8);
  });

  it('stay in their weeks', () => {
    const days = (list: DemoPetition[]) => list.map((petition) => petition.sentOn);
    expect(days(sixWeeksOfPetitions)[0]).toBe('2026-04-06');
    expect(days(sixWeeksOfPetitions).at(-1)).toBe('2026-05-15');
    expect(days(petitionsOfTet)[0]).toBe('2026-02-10');
    expect(days(petitionsOfTet).at(-1)).toBe('2026-02-20');
  });

  it('have every class, some none, and rules about half of the time', () => {
    expect([...new Set(all.map((petition) => petition.class ?? 'none'))].toSorted()).toEqual([
      'HANH_VI_CBCC',
      'HIEN_TRUONG',
      'HOI_DAP',
      'KHAC',
      'KHIEU_NAI',
      'LOI_KY_THUAT',
      'QUY_DINH_HC',
      'TO_CAO',
      'VAN_BAN_QPPL',
      'none',
    ]);
    const share = count((petition) => petition.class === 'QUY_DINH_HC') / all.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('come by all eight channels, from at least 30 communes, with every fate', () => {
    expect(new Set(all.map((petition) => petition.channel)).size).toBe(8);
    const places = all.flatMap((petition) => petition.communeCode ?? []);
    expect(new Set(places).size).toBeGreaterThanOrEqual(30);
    expect(new Set(all.map((petition) => petition.fate)).size).toBe(10);
  });

  it('are often sent at night or at the weekend', () => {
    const odd = count(({ sentOn, sentAt }) => {
      const weekday = new Date(`${sentOn}T00:00:00Z`).getUTCDay();
      return weekday === 0 || weekday === 6 || sentAt < '07:00' || sentAt >= '19:00';
    });
    expect(odd / all.length).toBeGreaterThan(0.35);
  });

  it('have unique keys and unique codes of the national portal', () => {
    const external = all.flatMap((petition) => petition.externalCode ?? []);
    expect(new Set(external).size).toBe(external.length);
    expect(new Set(all.map((petition) => petition.key)).size).toBe(all.length);
  });
});

describe.each(all.map((petition) => [petition.key, petition] as const))('%s', (_key, petition) => {
  it('is in composed Vietnamese, of 25 to 230 words', () => {
    const text = JSON.stringify(petition);
    expect(text).toBe(text.normalize('NFC'));
    expect(words(petition.content)).toBeGreaterThanOrEqual(25);
    expect(words(petition.content)).toBeLessThanOrEqual(230);
  });

  it('is dated and placed', () => {
    expect(petition.sentOn).toMatch(/^2026-\d\d-\d\d$/);
    expect(petition.sentAt).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    if (petition.communeCode !== null) expect(communeCodes.has(petition.communeCode)).toBe(true);
    if (petition.field !== null) expect(fieldCodes.has(petition.field)).toBe(true);
  });

  it('says who sent it, save an anonymous one about the field', () => {
    expect(petition.submitter === null).toBe(petition.anonymous);
    if (petition.anonymous) expect(petition.class).toBe('HIEN_TRUONG');
    if (petition.submitter)
      expect(isValidPhoneNumber(petition.submitter.phone ?? '', 'VN')).toBe(true);
  });

  it('carries codes of the right form', () => {
    if (petition.dossierCode !== null) {
      expect(petition.dossierCode).toMatch(/^H19\.\d\d-\d{6}-\d{4}$/);
    }
    const day = petition.sentOn.replaceAll('-', '');
    if (petition.channel === 'PORTAL') {
      expect(petition.externalCode).toMatch(new RegExp(`^PAKN\\.${day}\\.\\d{4}$`));
    } else {
      expect(petition.externalCode).toBeNull();
    }
    const late = petition.enteredLateDays;
    if (petition.channel === 'PAPER') expect([3, 4, 5, 6, 7]).toContain(late);
    else expect(late).toBe(0);
  });

  it('names a unit exactly when the intake desk has to', () => {
    const byDesk = heldFates.includes(petition.fate) && !assignedByRule(petition);
    expect(petition.assignTo !== null).toBe(byDesk);
    if (petition.assignTo !== null) expect(unitCodes.has(petition.assignTo)).toBe(true);
    if (assignedByRule(petition)) expect(petition.communeCode).not.toBeNull();
  });

  it('has what its fate needs, and no more', () => {
    const { fate, answer, refusal, forwardTo, returned } = petition;
    expect(answer !== null).toBe(answeredFates.includes(fate));
    expect(refusal !== null).toBe(fate === 'REFUSED');
    expect(forwardTo !== null).toBe(fate === 'FORWARDED' || fate === 'DIVERTED');
    expect(returned !== null).toBe(fate === 'RETURNED_THEN_ANSWERED');
    if (returned) expect(unitCodes.has(returned.thenTo)).toBe(true);
    if (fate === 'DIVERTED') expect(['KHIEU_NAI', 'TO_CAO']).toContain(petition.class);
    // What rules assign at once cannot be left at the desk.
    if (fate === 'NEVER_TAKEN') expect(assignedByRule(petition)).toBe(false);
  });

  it('is answered in 40 to 200 words, with a date for what is planned and the law for a rule', () => {
    const { answer } = petition;
    if (answer === null) return;
    const length = words(`${answer.finding} ${answer.cause} ${answer.action}`);
    expect(length).toBeGreaterThanOrEqual(40);
    expect(length).toBeLessThanOrEqual(200);
    expect(answer.plannedOn !== undefined).toBe(answer.result === 'PLANNED');
    if (answer.plannedOn) expect(answer.plannedOn > petition.sentOn).toBe(true);
    if (petition.class === 'QUY_DINH_HC') expect(answer.legalBasis).toBeTruthy();
    expect(answer.legalBasis ?? '').not.toMatch(/42\/2022|64\/2007/);
  });
});
