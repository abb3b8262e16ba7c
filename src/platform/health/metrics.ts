import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SweepCounts } from '../queue/sweep';

/** What Prometheus reads at `/metrics`. Labels are bounded: route patterns and job names, never ids. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'pakn_http_request_seconds',
    help: 'Time to answer an HTTP request, by route pattern.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  /** Bounded by the labels: routes times methods times statuses. */
  private readonly requestSeries = new Map<string, Histogram.Internal<string>>();
  private readonly sweeps = new Histogram({
    name: 'pakn_sweep_seconds',
    help: 'Time a sweep took until nothing was left to do.',
    labelNames: ['job'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
    registers: [this.registry],
  });
  private readonly sweepItems = new Counter({
    name: 'pakn_sweep_items_total',
    help: 'What sweeps counted, by job and name of the count.',
    labelNames: ['job', 'count'] as const,
    registers: [this.registry],
  });
  private readonly sweepFailures = new Counter({
    name: 'pakn_sweep_failures_total',
    help: 'Sweeps that ended with an error.',
    labelNames: ['job'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestAnswered(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`;
    let series = this.requestSeries.get(key);
    if (!series) {
      series = this.requests.labels(method, route, String(status));
      this.requestSeries.set(key, series);
    }
    series.observe(seconds);
  }

  sweepRan(job: string, seconds: number, counts: SweepCounts): void {
    this.sweeps.labels(job).observe(seconds);
    for (const [name, count] of Object.entries(counts)) {
      this.sweepItems.labels(job, name).inc(count);
    }
  }

  sweepFailed(job: string): void {
    this.sweepFailures.labels(job).inc();
  }

  /** A gauge that asks for its value when it is read. */
  gauge(name: string, help: string, collect: () => Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => gauge.set(await collect()),
    });
  }

  /** The same for several things at once, told apart by one label whose values are few. */
  gaugeBy(
    name: string,
    help: string,
    label: string,
    collect: () => Promise<ReadonlyMap<string, number>>,
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect: async () => {
        for (const [which, value] of await collect()) gauge.set({ [label]: which }, value);
      },
    });
  }
}
