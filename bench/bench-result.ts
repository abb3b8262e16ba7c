/** One measured claim, as printed by the benchmark run. */
export interface BenchResult {
  /** What is claimed, in words. */
  claim: string;
  /** What was measured, with its unit. */
  measured: string;
  /** Measured against its yardstick, where the claim is a ratio. */
  ratio?: number;
  target: string;
  ok: boolean;
}
