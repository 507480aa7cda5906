import { expect, test } from 'vitest'
import {
  blockingOf,
  canExport,
  exportLabel,
  hasEstimatedPages,
  isForFiling,
} from '../../../../src/renderer/word/export/exportRequest.ts'
import type { Problem } from '../../../../src/shared/dossiers/problem.ts'

const problem = (severity: Problem['severity']): Problem => ({
  code: severity,
  severity,
  message: severity,
  law: '',
  at: {},
})
const [blocking, warning] = [problem('blocking'), problem('warning')]
const [filing, draft] = [{ final: true }, { final: false }]

test('a PDF is for filing when it is of the version to be filed', () => {
  expect(isForFiling('final', draft)).toBe(true)
  expect(isForFiling('pdf', filing)).toBe(true)
  expect(isForFiling('pdf', draft)).toBe(false)
  expect(isForFiling('working', filing)).toBe(false)
})

test('the version to be filed waits for the checks, and for what blocks', () => {
  expect(canExport('final', draft, undefined)).toBe(false)
  expect(canExport('final', draft, [warning, blocking])).toBe(false)
  expect(canExport('final', draft, [warning])).toBe(true)
  expect(canExport('pdf', filing, [blocking])).toBe(false)
  expect(blockingOf([warning, blocking])).toEqual([blocking])
  expect(blockingOf(undefined)).toEqual([])
})

test('a working copy never waits; a comparison waits for what it is made with', () => {
  expect(canExport('working', filing, [blocking])).toBe(true)
  expect(canExport('text', filing, undefined)).toBe(true)
  expect(canExport('pdf', draft, [blocking])).toBe(true)
  expect(canExport('redline', filing, [])).toBe(false)
  expect(canExport('redline', { ...filing, from: 'v1' }, [blocking])).toBe(true)
})

test('the button says what is written, and who is at work', () => {
  expect(exportLabel('final', false)).toBe('Écrire la version à déposer')
  expect(exportLabel('final', true)).toBe('Écriture…')
  expect(exportLabel('pdf', true)).toContain('LibreOffice')
})

test('pages are checked of the Word files alone', () => {
  expect((['working', 'final', 'pdf', 'text', 'redline'] as const).filter(hasEstimatedPages)).toEqual([
    'working',
    'final',
    'redline',
  ])
})
