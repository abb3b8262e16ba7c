import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { clerkTable } from '../../../../test/support/clerk-table';
import { queueErrors } from '../queue.errors';
import { faultOf, waitAfterFault } from './fault.rules';

/** As PostgreSQL reports it, with the citizen's words it adds. */
function refused(code: string, constraint?: string): DatabaseError {
  const error = new DatabaseError('new row violates something', 1, 'error');
  return Object.assign(error, { code, severity: 'ERROR', constraint, detail: 'Trần Thị B' });
}

const TABLE = `
  23514 | data     | a check constraint
  23505 | data     | a unique key
  22P02 | data     | no number
  22021 | data     | a byte that is no text
  21000 | data     | one row expected, two found
  P0001 | data     | a trigger refuses
  54000 | data     | too large for an index
  40001 | not data | serialization
  40P01 | not data | deadlock
  55P03 | not data | lock not available
  57014 | not data | statement timeout
  57P01 | not data | the server is shut down
  08006 | not data | connection failure
  53100 | not data | disk full
  42P01 | not data | no such table
  42501 | not data | no right to`;

describe('an error of a batch', () => {
  it.each(clerkTable(TABLE))('%s lies in the %s: %s', (code, where) => {
    const fault = faultOf(refused(code!, 'ck_x'));
    expect(fault).toEqual(where === 'data' ? { code, constraint: 'ck_x' } : null);
  });

  it('is read through what TypeORM makes of it', () => {
    const error = new QueryFailedError('select', [], refused('23514', 'ck_x'));
    expect(faultOf(error)).toEqual({ code: '23514', constraint: 'ck_x' });
  });

  it('lies in the data when a rule of our own meets what it cannot count', () => {
    expect(faultOf(new RangeError('Invalid time value'))).toMatchObject({ code: 'RangeError' });
    expect(faultOf(queueErrors.JOB_UNKNOWN({ name: 'x' }))).toMatchObject({ code: 'JOB_UNKNOWN' });
  });

  it('does not lie there when the connection went, or when nobody knows', () => {
    const gone = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    expect(faultOf(gone)).toBeNull();
    expect(faultOf(new Error('Connection terminated unexpectedly'))).toBeNull();
    expect(faultOf('text')).toBeNull();
  });
});

describe('the time a row is left alone', () => {
  it('is 15 minutes, then 30, 60 and so on, at most a day', () => {
    const minutes = [1, 2, 3, 7, 8, 1000].map((times) => waitAfterFault(times) / 60_000);
    expect(minutes).toEqual([15, 30, 60, 960, 1440, 1440]);
  });
});
