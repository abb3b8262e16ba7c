import { Gathered } from './gathered';

describe('asking once for what comes in together', () => {
  let written: number[][];
  let finish: ((error?: Error) => void)[];
  let marks: Gathered<number, string>;
  beforeEach(() => {
    written = [];
    finish = [];
    marks = new Gathered((items) => {
      written.push([...items]);
      return new Promise<string>((done, failed) =>
        finish.push((error) => (error ? failed(error) : done(items.join()))),
      );
    });
  });

  const turn = () => new Promise((next) => setImmediate(next));
  const ended: number[] = [];
  const add = (item: number) => marks.add(item).then(() => ended.push(item));

  it('begins with the first at once, and takes the others as a group when that is written', async () => {
    ended.length = 0;
    const all = [1, 2, 3].map(add);
    expect(written).toEqual([[1]]);
    await turn();
    expect(ended).toEqual([]);
    finish[0]!();
    await turn();
    expect(ended).toEqual([1]);
    expect(written).toEqual([[1], [2, 3]]);
    all.push(add(4));
    finish[1]!();
    await turn();
    expect(ended).toEqual([1, 2, 3]);
    expect(written).toEqual([[1], [2, 3], [4]]);
    finish[2]!();
    await Promise.all(all);
    // It stands still, and begins again by itself.
    void add(5);
    expect(written.at(-1)).toEqual([5]);
  });

  it('tells each of a group that failed, and goes on with the next', async () => {
    const [first, second, third] = [1, 2, 3].map((item) => marks.add(item));
    finish[0]!();
    expect(await first).toBe('1');
    const fourth = marks.add(4);
    finish[1]!(new Error('the database is away'));
    await expect(second).rejects.toThrow('away');
    await expect(third).rejects.toThrow('away');
    expect(written.at(-1)).toEqual([4]);
    finish[2]!();
    expect(await fourth).toBe('4');
  });
});
