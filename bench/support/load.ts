import autocannon from 'autocannon';
import { processMicros, serverMicros } from './processor-time';
import { median } from './timing';

/** A server to be measured. */
export interface Target {
  url: string;
  /** Its node process. */
  pid: number;
}

/** What is sent, over and over, by how many clients at once. */
export interface Load {
  requests: readonly { method: string; path: string; body?: string }[];
  headers: Readonly<Record<string, string>>;
  clients: number;
  /** PostgreSQL's first process. */
  postgresPid: number;
}

/** One round of load on one server. */
export interface Round {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time per request of the node process and of PostgreSQL. */
  nodeMicros: number;
  postgresMicros: number;
}

export interface Comparison {
  ours: Round;
  bare: Round;
  /** Median of the rounds' own ratios: what slows the machine for a while slows both sides of a pair. */
  ratio: number;
  /** The smallest and the largest of them. */
  ratioRange: readonly [number, number];
}

/** Long enough for the compiler to have seen most of the way of a request. */
const WARM_UP_SECONDS = 8;
const ROUND_SECONDS = 2;
/** Many short rounds: where the system puts the four processes on two cores changes from round to round. */
const ROUNDS = 11;

/** Loads the two servers in turn, A B A B … after a warm-up of each, and compares medians. */
export async function compare(ours: Target, bare: Target, load: Load): Promise<Comparison> {
  await round(ours, load, WARM_UP_SECONDS);
  await round(bare, load, WARM_UP_SECONDS);
  const pairs: { ours: Round; bare: Round }[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    pairs.push({
      ours: await round(ours, load, ROUND_SECONDS),
      bare: await round(bare, load, ROUND_SECONDS),
    });
  }
  const ratios = pairs.map((pair) => pair.ours.perSecond / pair.bare.perSecond);
  return {
    ours: medians(pairs.map((pair) => pair.ours)),
    bare: medians(pairs.map((pair) => pair.bare)),
    ratio: median(ratios),
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
  };
}

/** One line for people: what each side did, at what cost. */
export function describe({ ours, bare, ratioRange }: Comparison): string {
  const side = (round: Round): string =>
    `${Math.round(round.perSecond).toLocaleString('en')}/s, ` +
    `p50 ${round.p50Ms} ms, p99 ${round.p99Ms} ms, ` +
    `CPU ${Math.round(round.nodeMicros)} + ${Math.round(round.postgresMicros)} µs`;
  const [least, most] = ratioRange.map((ratio) => ratio.toFixed(2));
  return `PAKN ${side(ours)}; bare ${side(bare)}; rounds ${least} to ${most}`;
}

async function round(target: Target, load: Load, seconds: number): Promise<Round> {
  const nodeBefore = processMicros(target.pid);
  const postgresBefore = serverMicros(load.postgresPid);
  const result = await autocannon({
    url: target.url,
    connections: load.clients,
    duration: seconds,
    requests: load.requests,
    headers: load.headers,
  });
  const answered = result['2xx'];
  if (answered === 0 || result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${target.url}: ${answered} good answers, ${result.non2xx} bad ones, ` +
        `${result.errors} errors, ${result.timeouts} timeouts`,
    );
  }
  return {
    perSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    nodeMicros: (processMicros(target.pid) - nodeBefore) / answered,
    postgresMicros: (serverMicros(load.postgresPid) - postgresBefore) / answered,
  };
}

function medians(rounds: readonly Round[]): Round {
  const of = (key: keyof Round): number => median(rounds.map((each) => each[key]));
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    nodeMicros: of('nodeMicros'),
    postgresMicros: of('postgresMicros'),
  };
}
