import { relative } from 'node:path'

/** One run of tests, added up from a runner's report. Each name tells the file, the titles and, when it failed, the first line of why. */
export interface Outcome {
  readonly passed: number
  readonly skipped: number
  readonly failures: readonly string[]
  /** Tests of the window that failed, then passed when tried again; they count as passed. */
  readonly flaky: readonly string[]
}

interface VitestResult {
  readonly name: string
  readonly status: string
  readonly message?: string
  readonly assertionResults: readonly {
    readonly ancestorTitles: readonly string[]
    readonly title: string
    readonly status: string
    readonly failureMessages?: readonly string[] | null
  }[]
}
export interface VitestReport {
  readonly testResults: readonly VitestResult[]
}

interface PlaywrightError {
  readonly message?: string
}
interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly file: string
    readonly line: number
    readonly tests: readonly {
      readonly projectName: string
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly results: readonly { readonly error?: PlaywrightError }[]
    }[]
  }[]
}
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors: readonly PlaywrightError[]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one
const COLOURS = /\u001b\[[\d;]*m/gu
const firstLine = (message = ''): string => message.replace(COLOURS, '').trim().split('\n')[0] ?? ''
const withReason = (name: string, message?: string): string => {
  const reason = firstLine(message)
  return reason ? `${name} — ${reason}` : name
}

/** Adds up the unit and contract tests. A file that fails without a failed test (an import, a hook) is a failure of its own. */
export function readVitest({ testResults }: VitestReport, root: string): Outcome {
  const tests = testResults.flatMap(file => file.assertionResults.map(test => ({ file, test })))
  const nameOf = ({ name }: VitestResult) => relative(root, name).replaceAll('\\', '/')
  const isBroken = ({ status, assertionResults }: VitestResult) =>
    status === 'failed' && assertionResults.every(test => test.status !== 'failed')
  return {
    passed: tests.filter(({ test }) => test.status === 'passed').length,
    skipped: tests.filter(({ test }) => test.status !== 'passed' && test.status !== 'failed').length,
    failures: [
      ...testResults.filter(isBroken).map(file => withReason(nameOf(file), file.message)),
      ...tests
        .filter(({ test }) => test.status === 'failed')
        .map(({ file, test }) =>
          withReason(
            [nameOf(file), ...test.ancestorTitles, test.title].join(' › '),
            test.failureMessages?.[0],
          ),
        ),
    ],
    flaky: [],
  }
}

/** Adds up the tests of the window; an error outside any test is a failure of its own. */
export function readPlaywright({ suites, errors }: PlaywrightReport): Outcome {
  const specsOf = (suite: PlaywrightSuite, titles: readonly string[]): { name: string; status: string }[] => [
    ...(suite.specs ?? []).flatMap(({ title, file, line, tests }) =>
      tests.map(({ projectName, status, results }) => ({
        status,
        name: withReason(
          [`[${projectName}] ${file}:${line}`, ...titles, title].join(' › '),
          results.find(({ error }) => error)?.error?.message,
        ),
      })),
    ),
    ...(suite.suites ?? []).flatMap(inner => specsOf(inner, [...titles, inner.title])),
  ]
  const tests = suites.flatMap(file => specsOf(file, []))
  const namesOf = (status: string) => tests.filter(test => test.status === status).map(({ name }) => name)
  return {
    passed: namesOf('expected').length + namesOf('flaky').length,
    skipped: namesOf('skipped').length,
    failures: [...errors.map(({ message }) => firstLine(message)), ...namesOf('unexpected')],
    flaky: namesOf('flaky'),
  }
}

/** The last lines of a run: a log whose beginning is lost still names each test that failed. */
export function showOutcome({ passed, skipped, failures, flaky }: Outcome): string {
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`${title} :`, ...names.map(name => `  ${name}`), ''] : []
  return [
    ...list('Instables, passés au second essai', flaky),
    ...list('Échecs', failures),
    `${passed} passed, ${failures.length} failed, ${skipped} skipped`,
  ].join('\n')
}
