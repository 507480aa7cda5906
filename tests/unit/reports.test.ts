import { expect, test } from 'vitest'
import { readPlaywright, readVitest, showOutcome } from '../reports.ts'

const check = (title: string, status: string, failureMessages: string[] = []) => ({
  ancestorTitles: ['a save'],
  title,
  status,
  failureMessages,
})

test('a unit test that failed is named with its file, and why in one line; a file that broke is one failure', () =>
  expect(
    readVitest(
      {
        testResults: [
          {
            name: '/tree/tests/unit/save.test.ts',
            status: 'failed',
            message: '',
            assertionResults: [
              check('is kept', 'passed'),
              check('is refused', 'failed', ['AssertionError: expected 1 to be 2\n    at save.test.ts:3']),
              check('waits', 'skipped'),
              check('will wait', 'todo'),
            ],
          },
          {
            name: '/tree/tests/unit/hook.test.ts',
            status: 'failed',
            message: 'Error: hook broke\n    at hook.test.ts:1',
            assertionResults: [check('is done', 'passed')],
          },
        ],
      },
      '/tree',
    ),
  ).toEqual({
    passed: 2,
    skipped: 2,
    failures: [
      'tests/unit/hook.test.ts — Error: hook broke',
      'tests/unit/save.test.ts › a save › is refused — AssertionError: expected 1 to be 2',
    ],
    flaky: [],
  }))

test('a test of the window that failed is named with its project and line, one that passed at last apart', () => {
  const spec = (
    title: string,
    ...tests: [status: 'expected' | 'unexpected' | 'flaky' | 'skipped', message?: string][]
  ) => ({
    title,
    file: 'card.spec.ts',
    line: 213,
    tests: tests.map(([status, message]) => ({
      projectName: 'page',
      status,
      results: message ? [{ error: { message } }, {}] : [{}],
    })),
  })
  expect(
    readPlaywright({
      errors: [{ message: 'no browser\nat start' }],
      suites: [
        {
          title: 'card.spec.ts',
          specs: [
            spec('opens', ['expected'], ['skipped']),
            spec('stays', ['flaky', '\u001b[31mError: lost\u001b[39m\nhere']),
          ],
          suites: [{ title: 'a list', specs: [spec('grows', ['unexpected', 'Error: small'])] }],
        },
      ],
    }),
  ).toEqual({
    passed: 2,
    skipped: 1,
    failures: ['no browser', '[page] card.spec.ts:213 › a list › grows — Error: small'],
    flaky: ['[page] card.spec.ts:213 › stays — Error: lost'],
  })
})

test('a run ends with the names, then the count, which is all there is when nothing failed', () => {
  expect(showOutcome({ passed: 2, skipped: 1, failures: [], flaky: [] })).toBe(
    '2 passed, 0 failed, 1 skipped',
  )
  expect(showOutcome({ passed: 2, skipped: 1, failures: ['one', 'two'], flaky: ['three'] })).toBe(
    [
      'Instables, passés au second essai :',
      '  three',
      '',
      'Échecs :',
      '  one',
      '  two',
      '',
      '2 passed, 2 failed, 1 skipped',
    ].join('\n'),
  )
})
