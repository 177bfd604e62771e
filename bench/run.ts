import { benchBuild } from './build.ts';
import { benchDesk } from './desk.ts';
import { benchPages } from './pages.ts';
import { benchSearch } from './search.ts';

/** The benches by name: what each tells, and the module that runs it with the other arguments. */
const BENCHES = {
  build: {
    tells:
      'cold build, publishing one article, and memory, beside a plain Astro + MDX + Pagefind site',
    usage: '--sizes 1000,10000 --keep',
    start: benchBuild,
  },
  desk: {
    tells:
      'what an editor waits for at the desk of a large office, beside one a tenth its size, and its memory',
    usage: '--articles 10000 --rounds 7 --keep',
    start: benchDesk,
  },
  pages: {
    tells: 'what each kind of page costs a reader on the wire, and Lighthouse’s opinion of it',
    usage: '--lighthouse',
    start: benchPages,
  },
  search: {
    tells:
      'whether readers find known texts, and what a search costs, beside stock Pagefind and MiniSearch',
    usage:
      '--sizes 2000 --seed 1 --per 100 --sample 40 --only portal,pagefind,minisearch --site DIR --queries FILE --json FILE --show-misses --keep',
    start: benchSearch,
  },
};

const [name, ...args] = process.argv.slice(2);
if (name === undefined) list();
else if (Object.hasOwn(BENCHES, name)) await start(BENCHES[name as keyof typeof BENCHES]);
else {
  console.error(`There is no bench "${name}". Choose one of: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
}

function list() {
  console.log('Benches, each run as: npm run bench NAME\n');
  for (const [key, { tells, usage }] of Object.entries(BENCHES))
    console.log(
      `  ${key}  ${tells}\n  ${' '.repeat(key.length)}  options: npm run bench ${key} -- ${usage}`,
    );
}

async function start(bench: (typeof BENCHES)[keyof typeof BENCHES]) {
  try {
    await bench.start(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
