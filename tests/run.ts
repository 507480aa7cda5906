/**
 * npm test: types, lint, unit and contract tests, then the window in a real browser and in Electron; where CI=true, the package first.
 * Begins by what this machine can run, and what it will skip and why.
 * Ends with the name of each test that failed or had to be tried again, then one line, `N passed, N failed, N skipped`, added up from
 * the runners' own reports.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './e2e/browser.ts'
import { findElectron, whyNoShell } from './e2e/electron/runtime.ts'
import { haveSamples } from './fixtures/import/samples.ts'
import { whyNoPostgres } from './fixtures/office/postgres.ts'
import {
  type Outcome,
  type PlaywrightReport,
  readPlaywright,
  readVitest,
  showOutcome,
  type VitestReport,
} from './reports.ts'
import { styleCheck, typeCheck, writeInMemory } from './steps.ts'

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'
const memory = writeInMemory()
const reports = mkdtempSync(join(tmpdir(), 'pretoire-tests-'))
const failures: string[] = []
const flaky: string[] = []
let passed = 0
let skipped = 0

function run(title: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  console.log(`\n— ${title}`)
  const [file = '', ...args] = command
  const done = spawnSync(process.execPath, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return done.status ?? 1
}

/** A step without a report of its own counts only when it fails. What it prints is shown once it has ended: two run side by side. */
async function must(title: string, command: readonly string[]): Promise<boolean> {
  const step = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  const parts: Buffer[] = []
  for (const stream of [step.stdout, step.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise<number | null>((resolve, reject) => {
    step.once('close', resolve)
    step.once('error', reject)
  })
  console.log(`\n— ${title}\n${Buffer.concat(parts).toString()}`.trimEnd())
  if (code === 0) return true
  console.log(`${title} : échec`)
  failures.push(title)
  return false
}

/** Types take one core, style and the build the other. True where the window is built. */
async function checkAndBuild(): Promise<boolean> {
  const build = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn']
  const styled = must('Style', styleCheck).then(() => must('Construction', build))
  const [, isBuilt] = await Promise.all([must('Types', typeCheck), styled])
  return isBuilt
}

/** Adds what a runner wrote; no report, or a bad exit with no failure in it, is a failure. */
function count<Report>(title: string, file: string, status: number, read: (report: Report) => Outcome) {
  const before = failures.length
  if (existsSync(file)) {
    const outcome = read(JSON.parse(readFileSync(file, 'utf8')) as Report)
    passed += outcome.passed
    skipped += outcome.skipped
    failures.push(...outcome.failures)
    flaky.push(...outcome.flaky)
  }
  if (status !== 0 && failures.length === before) failures.push(`${title} : arrêt (code ${status})`)
}

function vitest(title: string, name: string, args: readonly string[] = []) {
  const file = join(reports, `${name}.json`)
  const status = run(title, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  count<VitestReport>(title, file, status, report => readVitest(report, process.cwd()))
}

const unit = () => vitest('Tests unitaires et de contrat', 'vitest')

/** Does first what a stranger does first: the build is packaged, installed in a root of its own, used, removed. */
function installed(isBuilt: boolean) {
  if (process.env.CI !== 'true' || process.platform !== 'linux' || !isBuilt) return
  const proof = ['--config', 'tests/proof.config.ts', 'tests/packaging/proof/installed.proof.ts']
  vitest('Le paquet Debian, installé', 'installed', proof)
}

const browser = findBrowser()
const noShell = whyNoShell()

const haveLaw = existsSync(join(import.meta.dirname, '..', '..', 'shared', 'legal'))

/** The means of this machine for the tests; those that need what it has not are skipped, and counted. */
function announce() {
  const soffice = spawnSync('which', ['soffice']).status === 0
  const lines = [
    ['Navigateur', browser, 'ni Chrome, ni Chromium, ni Edge'],
    ['Electron', noShell ? undefined : findElectron()?.executable, noShell],
    ['LibreOffice', soffice ? 'soffice' : undefined, 'soffice manque'],
    ['PostgreSQL 17', whyNoPostgres ? undefined : 'démarré par les tests', whyNoPostgres],
    ['Archives publiques', haveSamples ? '../shared/samples' : undefined, '../shared/samples manque'],
    ['Exemples de droit', haveLaw ? '../shared/legal' : undefined, '../shared/legal manque'],
  ] as const
  for (const [name, there, reason] of lines) console.log(`${name} : ${there ?? `tests sautés (${reason})`}`)
  console.log(`Fichiers des tests : ${memory ? `en mémoire, dans ${memory}` : tmpdir()}`)
}

/** The environment in which Playwright reports to a file, on the stories that this run tells. */
const reporting = (file: string) => ({
  PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  PRETOIRE_E2E: process.env.PRETOIRE_E2E ?? 'short',
})

/** Counts the stories of projects that nothing here can run: Playwright lists them, one by one. */
function storiesOf(projects: readonly string[]): number {
  const file = join(reports, 'stories.json')
  const { status } = spawnSync(
    process.execPath,
    [PLAYWRIGHT, 'test', '--list', ...projects.map(name => `--project=${name}`)],
    { stdio: 'ignore', env: { ...process.env, ...reporting(file) } },
  )
  if (status === 0) return readPlaywright(JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport).skipped
  failures.push('Tests de la fenêtre : leur liste n’a pas pu être lue')
  return 0
}

/** The window as it is built; a part of the unit tests serves it too. */
function window(isBuilt: boolean) {
  if (!browser) {
    const sentence = 'Tests de la fenêtre : ni Chrome, ni Chromium, ni Edge sur cette machine.'
    if (process.env.CI === 'true') {
      console.log(`${sentence} La CI en demande un : échec.`)
      failures.push(sentence)
    } else {
      const stories = storiesOf(['page', 'browser', ...(noShell ? ['electron'] : [])])
      console.log(`${sentence} Ils n’ont pas tourné (${stories} sautés).`)
      skipped += stories
    }
    if (noShell) return
  }
  if (!isBuilt) return
  const file = join(reports, 'playwright.json')
  const projects = [...(browser ? ['page', 'browser'] : []), 'electron']
  const title = 'Tests de la fenêtre'
  const status = run(
    title,
    [PLAYWRIGHT, 'test', ...projects.map(name => `--project=${name}`)],
    reporting(file),
  )
  count<PlaywrightReport>(title, file, status, readPlaywright)
}

announce()
const isBuilt = await checkAndBuild()
installed(isBuilt)
unit()
window(isBuilt)
rmSync(reports, { recursive: true, force: true })

console.log(`\n${showOutcome({ passed, skipped, failures, flaky })}`)
process.exit(failures.length > 0 || passed === 0 ? 1 : 0)
