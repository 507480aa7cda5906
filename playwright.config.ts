import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser, findShell } from './tests/e2e/browser.ts'
import { silenceFolder } from './tests/e2e/silence.ts'

/** Where the browser itself counts: its keys, its clipboard, its downloads, the whole of a user's work. */
const inBrowser = ['**/job.spec.ts', '**/keyboard.spec.ts', '**/paste.spec.ts', '**/quiet.spec.ts']

/** In Electron: every test; where the time is counted, those whose ways differ most between a browser and a shell. */
const inElectron =
  process.env.PRETOIRE_E2E === 'short'
    ? [
        ...inBrowser,
        '**/electron/*.spec.ts',
        '**/archives.spec.ts',
        '**/export.spec.ts',
        '**/spelling.spec.ts',
      ]
    : '**/*.spec.ts'

const launch = (executablePath: string | undefined) => ({
  launchOptions: {
    executablePath,
    args: [...browserFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
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
  timeout: 90_000,
  // a busy machine may lose a key; a test that needed it is reported as flaky
  retries: process.env.CI === 'true' ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    actionTimeout: 15_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1360, height: 860 },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'page', testIgnore: [...inBrowser, '**/electron/*'], use: launch(findShell()) },
    { name: 'browser', testMatch: inBrowser, use: launch(findBrowser()) },
    // each test starts a program and its window
    { name: 'electron', testMatch: inElectron, testIgnore: '**/edition.spec.ts', timeout: 180_000 },
  ],
})
