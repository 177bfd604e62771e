/** How many milliseconds of a processor `work` takes: a machine that is busy with other things adds none. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
