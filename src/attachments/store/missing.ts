/** Nothing where a file or folder is not there; every other failure is thrown on. */
export function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
