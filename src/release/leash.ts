// Loaded into a child process before its own code: the child ends when its parent is gone, however
// that came about, on every system. Signals would not tell: a killed parent sends none.
if (process.channel) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
