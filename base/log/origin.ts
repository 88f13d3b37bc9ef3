/**
 * Names of the logs: `<host>/<service>/<partition>`, and `…-2`, `…-3` when a restore that was older than the last
 * published checkpoint has opened a new origin. A key named `<host>/<service>` signs for every origin below it.
 */

/** Origin of a partition's log; `epoch` is 1 until a new origin is opened. */
export const originOf = (serviceOrigin: string, partition: number, epoch = 1): string =>
  `${serviceOrigin}/${logName(partition, epoch)}`;

/** Last part of the origin, which is also the log's path below `/log/<service>/` and its folder's name. */
export const logName = (partition: number, epoch = 1): string =>
  (epoch === 1 ? `${partition}` : `${partition}-${epoch}`);

/** Reads `<partition>` or `<partition>-<epoch>`; undefined when it is neither. */
export const parseLogName = (name: string): { partition: number; epoch: number } | undefined => {
  const [, partition, epoch] = /^(0|[1-9]\d{0,4})(?:-([2-9]|[1-9]\d{1,3}))?$/.exec(name) ?? [];
  return partition === undefined ? undefined : { partition: Number(partition), epoch: Number(epoch ?? 1) };
};

/**
 * The origin that follows an origin after a restore older than its last published checkpoint.
 * @throws RangeError when the text is not an origin of this platform.
 */
export const newOrigin = (oldOrigin: string): string => {
  const slash = oldOrigin.lastIndexOf('/');
  const log = parseLogName(oldOrigin.slice(slash + 1));
  if (slash < 1 || !log) throw new RangeError(`not the origin of a partition: ${oldOrigin}`);
  return originOf(oldOrigin.slice(0, slash), log.partition, log.epoch + 1);
};

/** True when a key of that name may sign for the origin. */
export const coversOrigin = (keyName: string, origin: string): boolean =>
  origin.startsWith(`${keyName}/`) && parseLogName(origin.slice(keyName.length + 1)) !== undefined;
