import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser, findShell, hasSandbox } from './tests/e2e/browser.ts'
import { silenceFolder } from './tests/e2e/silence.ts'

/** Where the browser itself counts: its keys, its clipboard, its downloads, the whole of a user's work. */
const inBrowser = [
  '**/job.spec.ts',
  '**/keyboard.spec.ts',
  '**/paste.spec.ts',
  '**/quiet.spec.ts',
  '**/traces.spec.ts',
]

/**
 * In Electron: every test; where the time is counted, what Electron alone shows, the whole job and its clipboard. A dropped archive
 * taken where it lies, a power cut, a pack given from outside, an export left to the system, the keys of the menu are told there by
 * `electron/*`; the rest of the archives, of the export and of the keyboard is the same program and the same page.
 */
const inElectron =
  process.env.PRETOIRE_E2E === 'short'
    ? [
        '**/electron/*.spec.ts',
        '**/job.spec.ts',
        '**/paste.spec.ts',
        '**/quiet.spec.ts',
        '**/spelling.spec.ts',
        '**/vault.spec.ts',
      ]
    : '**/*.spec.ts'

/** Playwright starts a browser without its sandbox unless it is told otherwise. */
const chromiumSandbox = hasSandbox(findShell())

const launch = (executablePath: string | undefined) => ({
  launchOptions: {
    executablePath,
    chromiumSandbox,
    args: [...browserFlags],
  },
})

// made before the workers, which inherit it
silenceFolder()

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalTeardown: './tests/e2e/silence.ts',
  fullyParallel: false,
  // a third of the time a test waits for a page to settle: one more than the cores of the CI
  workers: 3,
  // no test counts time: these bounds end what hangs, and a machine three times as busy hangs nothing
  timeout: 180_000,
  // a busy machine may lose a key; a test that needed it is reported as flaky
  retries: process.env.CI === 'true' ? 1 : 0,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    actionTimeout: 30_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1360, height: 860 },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'page', testIgnore: [...inBrowser, '**/electron/*'], use: launch(findShell()) },
    { name: 'browser', testMatch: inBrowser, testIgnore: '**/electron/*', use: launch(findBrowser()) },
    // each test starts a program and its window
    { name: 'electron', testMatch: inElectron, testIgnore: '**/edition.spec.ts', timeout: 180_000 },
  ],
})
