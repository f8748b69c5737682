/* The sum of the suites that ran since .cache/totals was emptied. */
import { printTotals } from '../totals.mjs';

process.exit(printTotals().failed ? 1 : 0);
