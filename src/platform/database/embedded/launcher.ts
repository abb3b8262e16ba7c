import { userInfo } from 'node:os';
import { run, type Command } from './commands';

/**
 * A way to run the server's programs. PostgreSQL refuses to run as root, so for root this is somebody else; `uid` and
 * `gid` are then who must own the data, and are absent when that is ourselves.
 */
export interface Launcher {
  uid?: number;
  gid?: number;
  /** It gets to the data folder by a capability, past folders that are closed to its user. */
  passesThrough?: boolean;
  command(program: string, args: string[]): Command;
}

interface Account {
  uid: number;
  gid: number;
}

/** Without this, `kill -9` of node would leave the server running; SIGINT is PostgreSQL's fast shutdown. */
const PARENT_DEATH = ['--pdeathsig', 'INT'];
/** Inside, the process is user 1 and so not root; outside it is still the user who owns the files. */
const NAMESPACE = ['--user', '--map-user=1', '--map-group=1', '--'];
/** Lets a system user pass through a private home (/root) to reach a data folder that belongs to it. */
const PASS_THROUGH = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];

/**
 * The ways to run the server on this machine, best first; each works in principle, the caller tries which one reaches
 * the data folder.
 * @param dataOwner the owner of an existing cluster, if there is one
 */
export async function launchers(dataOwner: Account | undefined): Promise<Launcher[]> {
  const guard = (await works('setpriv', [...PARENT_DEATH, 'true']))
    ? ['setpriv', ...PARENT_DEATH]
    : [];
  if (process.getuid?.() === 0) return launchersForRoot(guard, dataOwner);
  const direct = asOurselves(guard);
  // initdb insists on a user with a name, which a container run under a bare number does not have.
  const namespace = hasName() ? undefined : await inNamespace(guard);
  return namespace ? [namespace, direct] : [direct];
}

async function launchersForRoot(
  guard: string[],
  dataOwner: Account | undefined,
): Promise<Launcher[]> {
  if (dataOwner && dataOwner.uid !== 0) return asAccount(dataOwner);
  const namespace = await inNamespace(guard);
  const account = await systemAccount();
  return [...(namespace ? [namespace] : []), ...(account ? await asAccount(account) : [])];
}

function asOurselves(guard: string[]): Launcher {
  return { command: (program, args) => chain(guard, program, args) };
}

async function inNamespace(guard: string[]): Promise<Launcher | undefined> {
  if (!(await works('unshare', [...NAMESPACE, 'true']))) return undefined;
  return {
    command: (program, args) => chain(['unshare', ...NAMESPACE, ...guard], program, args),
  };
}

async function asAccount({ uid, gid }: Account): Promise<Launcher[]> {
  const who = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', ...PARENT_DEATH];
  const through = (options: string[]): Launcher => ({
    uid,
    gid,
    command: (program, args) => chain(['setpriv', ...options], program, args),
  });
  const bare: Launcher = { uid, gid, command: (file, args) => ({ file, args, uid, gid }) };
  if (!(await works('setpriv', [...who, 'true']))) return [bare];
  const passing = [...who, ...PASS_THROUGH];
  if (!(await works('setpriv', [...passing, 'true']))) return [through(who)];
  return [through(who), { ...through(passing), passesThrough: true }];
}

async function systemAccount(): Promise<Account | undefined> {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([
      run({ file: 'id', args: ['-u', name] }),
      run({ file: 'id', args: ['-g', name] }),
    ]);
    if (uid.ok && gid.ok) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return undefined;
}

function chain(prefix: string[], program: string, args: string[]): Command {
  const [file = program, ...rest] = [...prefix, program, ...args];
  return { file, args: rest };
}

async function works(file: string, args: string[]): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return (await run({ file, args })).ok;
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
