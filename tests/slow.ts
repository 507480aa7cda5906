/** Unit tests that kill programs, start browsers or hash for seconds: `npm run test:quick` leaves them to `npm test`. */
export const SLOW_FILES = [
  'tests/unit/bench/**',
  'tests/unit/formats.test.ts',
  'tests/unit/main/*.test.ts',
  'tests/unit/main/cli/**',
  'tests/unit/main/drafts/faults.test.ts',
  'tests/unit/main/filings/**',
  'tests/unit/main/hosts/browser.test.ts',
  'tests/unit/main/imports/{archives,resume,run}.test.ts',
  'tests/unit/main/imports/jobs/jobs.test.ts',
  'tests/unit/main/kernel/wire.test.ts',
  'tests/unit/main/safekeeping/**',
  'tests/unit/main/sharing/**',
  'tests/unit/main/updates/**',
  'tests/unit/main/word/models.test.ts',
]
