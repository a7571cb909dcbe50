import { enableCompileCache } from './compile-cache.js';
import { run } from './run.js';

enableCompileCache();

// A reader that goes away (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  folder: process.cwd(),
  isTerminal: process.stdout.isTTY,
  errorIsTerminal: process.stderr.isTTY,
  columns: process.stdout.columns,
  onInterrupt: (listener) => {
    process.once('SIGINT', listener);
    return () => void process.off('SIGINT', listener);
  },
});
