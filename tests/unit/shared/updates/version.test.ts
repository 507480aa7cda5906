import { describe, expect, test } from 'vitest'
import { compareVersions, isVersion } from '../../../../src/shared/updates/version.ts'

describe('versions of the program', () => {
  test('are put in order as Semantic Versioning does', () => {
    const ordered = ['0.1.0', '0.1.9', '0.1.10', '0.2.0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta']
    ordered.push('1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0')
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
    expect(compareVersions('1.2.3', '1.2.3')).toBe(0)
  })
  test.each([
    '',
    '1',
    '1.2',
    'v1.2.3',
    '1.2.3.4',
    '1.2.x',
    '1.2.3-',
    '1.2.3-é',
    '1.2.3\u202e',
    '999999.0.0',
    ' 1.2.3',
  ])('%j is none', text => expect(isVersion(text)).toBe(false))
})
