/** Unit tests that kill programs, start browsers, hash for seconds or print every template a hundred times: `npm run test:quick` leaves them to `npm test`. */
export const SLOW_FILES = [
  'tests/unit/bench/**',
  'tests/unit/formats.test.ts',
  'tests/unit/main/*.test.ts',
  'tests/unit/main/cli/**',
  'tests/unit/main/campaign/briefs/**',
  'tests/unit/main/dossiers/lawyer-office.test.ts',
  'tests/unit/main/drafts/{ampliatif,documents-asked,faults}.test.ts',
  'tests/unit/main/filings/**',
  'tests/unit/main/hosts/{browser,refused}.test.ts',
  'tests/unit/main/imports/{archives,resume,run}.test.ts',
  'tests/unit/main/imports/jobs/jobs.test.ts',
  'tests/unit/main/kernel/files/export-names.test.ts',
  'tests/unit/main/kernel/office/**',
  'tests/unit/main/kernel/{full-disk,killed,wire}.test.ts',
  'tests/unit/main/safekeeping/**',
  'tests/unit/main/sharing/**',
  'tests/unit/main/updates/**',
  'tests/unit/main/word/models.test.ts',
  'tests/unit/shared/drafts/templates/matrix.test.ts',
]

/** Test files of half a minute and more, the longest first: begun last, one would run alone while the other cores wait. */
export const LONGEST_FILES = [
  'tests/contract/contract.test.ts',
  'tests/docx/corpus.test.ts',
  'tests/unit/main/cli/examples.test.ts',
  'tests/unit/main/hosts/core.test.ts',
  'tests/contract/paths.test.ts',
  'tests/unit/main/safekeeping/vault/copied-midway.test.ts',
  'tests/unit/main/hosts/browser.test.ts',
  'tests/docx/profiles.test.ts',
  'tests/docx/formats/doors.test.ts',
  'tests/docx/formats/resaved.test.ts',
  'tests/docx/proof.test.ts',
  'tests/docx/models.test.ts',
]
