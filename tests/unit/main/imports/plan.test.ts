import { describe, expect, it } from 'vitest'
import { planFiles, stampOf } from '../../../../src/main/imports/plan-files.ts'

const order = (...names: string[]) =>
  planFiles(names.map(name => ({ path: `/x/${name}`, name, size: 1, direct: true }))).map(
    ({ name, reason }) => `${reason ? '- ' : ''}${name}`,
  )

describe('the order of archives', () => {
  it('is that of their dates, the newest stock first, then what changed since; older ones are not read', () => {
    expect(
      order(
        'LEGI_20260403-210000.tar.gz',
        'LEGI_20260401-210000.tar.gz',
        'Freemium_legi_global_20260327-140000.tar.gz',
        'Freemium_legi_global_20250101-140000.tar.gz',
        'LEGI_20260320-210000.tar.gz',
      ),
    ).toEqual([
      '- Freemium_legi_global_20250101-140000.tar.gz',
      '- LEGI_20260320-210000.tar.gz',
      'Freemium_legi_global_20260327-140000.tar.gz',
      'LEGI_20260401-210000.tar.gz',
      'LEGI_20260403-210000.tar.gz',
    ])
  })
  it('is told for each fund apart, in folders too, and the others stay where they are', () => {
    expect(
      order(
        'a.zip',
        'dila/JADE_20260402-210000.tar.gz',
        'b.json',
        'dila/Freemium_cass_global_20260401-140000.tar',
      ),
    ).toEqual([
      'a.zip',
      'dila/Freemium_cass_global_20260401-140000.tar',
      'dila/JADE_20260402-210000.tar.gz',
      'b.json',
    ])
  })
  it('reads the same archive once', () => {
    expect(order('LEGI_20260401-210000.tar.gz', 'LEGI_20260401-210000 (1).tar.gz')).toEqual([
      'LEGI_20260401-210000.tar.gz',
      '- LEGI_20260401-210000 (1).tar.gz',
    ])
  })
  it('says the stamp of the state', () => {
    expect(stampOf('dila/LEGI_20260401-210000 (1).tar.gz')).toBe('20260401-210000')
    expect(stampOf('legi.tar.gz')).toBeUndefined()
  })
})
