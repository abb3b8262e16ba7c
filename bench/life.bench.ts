import type { BenchResult } from './bench-result';
import { SUBMISSION } from './support/submission';
import { inTurns, inWords, rounded, type Turns } from './support/timing';
import { onTwoWorlds, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const WARM_UP = 20;
const LIVES = 100;
const LOOKS = 200;
/** Our own bound: nothing a petition goes through may grow with what is stored. */
const TARGET = 1.5;

const ANSWER = {
  finding: 'Điểm tập kết rác quá tải từ đầu tuần.',
  actionTaken: 'Đã thu gom xong và bố trí lại lịch thu gom hằng ngày.',
  result: 'DONE',
};
const SUMMARY = { summary: 'Người dân phản ánh rác tồn đọng; đơn vị đã thu gom xong.' };

/** A whole life over HTTP, from submission to publication, and a citizen's look at it, at 10^4 and 10^6 petitions. */
export async function run(): Promise<BenchResult[]> {
  return onTwoWorlds(SMALL, LARGE, async (small, large) => {
    const [one, other] = [await openDesk(small), await openDesk(large)];
    const lives = await inTurns({ warmUp: WARM_UP, rounds: LIVES }, one.live, other.live);
    const looks = await inTurns({ warmUp: WARM_UP, rounds: LOOKS }, one.look, other.look);
    return [result('A whole life (7 requests)', lives), result('GET /tracking/{code}', looks)];
  });
}

interface Desk {
  live(): Promise<void>;
  look(): Promise<void>;
}

async function openDesk({ signIn, url }: WorldApp): Promise<Desk> {
  const intake = await signIn('INTAKE_OFFICER');
  const head = await signIn('UNIT_HEAD');
  const office = await signIn('PROVINCIAL_OFFICE');
  let seen = { code: '', trackingToken: '' };
  const send = async (path: string, authorization: string | null, body: object) => {
    const answer = await fetch(`${url}/api/v1/petitions${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization ? { authorization } : {}),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    live: async () => {
      const receipt = (await send('', null, SUBMISSION)) as typeof seen & {
        id: string;
        state: string;
      };
      const act = (action: string, who: string, body: object = {}) =>
        send(`/${receipt.id}/${action}`, who, body);
      if (receipt.state === 'SUBMITTED') await act('receive', intake);
      if (receipt.state !== 'ASSIGNED') await act('assign', intake);
      await act('accept', head);
      await act('propose-answer', head, ANSWER);
      await act('approve-answer', head);
      await act('publish', office, SUMMARY);
      seen = receipt;
    },
    look: async () => {
      const answer = await fetch(`${url}/api/v1/tracking/${seen.code}`, {
        headers: { 'tracking-token': seen.trackingToken },
      });
      if (!answer.ok) throw new Error(`tracking: ${answer.status}`);
      await answer.arrayBuffer();
    },
  };
}

function result(claim: string, turns: Turns): BenchResult {
  const ratio = turns.large / turns.small;
  return {
    claim: `${claim} at ${LARGE} petitions against ${SMALL}`,
    measured: `${inWords(turns)}, ${rounded(1000 / turns.large)} a second by one client`,
    ratio: rounded(ratio),
    target: `<= ${TARGET}`,
    ok: ratio <= TARGET,
  };
}
