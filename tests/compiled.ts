import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Node reads tens of thousands of lines of libraries in every process that tests start: this way it
// keeps what it has made of them, for those processes and for the next run.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'portal-compiled');
