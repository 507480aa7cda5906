import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeError, openLog, windowFault } from '../../../../src/main/kernel/log.ts'
import { AppError } from '../../../../src/shared/kernel/errors.ts'

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'pretoire-log-')), 'logs')
const canary = 'Amandine Lefèvre-Canari'

/** The error of parsing a text that is no JSON: V8 quotes the text in its message. */
function parseError(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

describe('the log', () => {
  test('keeps messages with their duration and their outcome, readable by their owner alone', () => {
    const folder = newFolder()
    const log = openLog(folder, () => new Date('2026-11-28T10:00:00Z'))
    log.call('library.search', 12.4, 'ok')
    log.call('drafts.save', 3, 'stale')
    expect(log.tail(10)).toEqual([
      '2026-11-28T10:00:00.000Z call library.search 12 ms ok',
      '2026-11-28T10:00:00.000Z call drafts.save 3 ms stale',
    ])
    expect(statSync(join(folder, 'pretoire.log')).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('writes a bug at once, with its class and its stack', () => {
    const folder = newFolder()
    openLog(folder).bug('drafts.gather', new TypeError('x is not iterable'))
    const text = readFileSync(join(folder, 'pretoire.log'), 'utf8')
    expect(text).toContain('bug drafts.gather TypeError: x is not iterable')
    expect(text).toContain('\n  at ')
  })

  test('turns round: five files of a megabyte at most, the oldest goes', () => {
    const folder = newFolder()
    const log = openLog(folder)
    const line = 'x'.repeat(100_000)
    for (let turn = 0; turn < 80; turn += 1) {
      log.note(line)
      log.flush()
    }
    const files = readdirSync(folder).toSorted()
    expect(files).toEqual([
      'pretoire.1.log',
      'pretoire.2.log',
      'pretoire.3.log',
      'pretoire.4.log',
      'pretoire.log',
    ])
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(1_200_000)
  })

  test('a folder that cannot be written costs lines, not the program', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pretoire-log-')), 'a-file')
    writeFileSync(file, '')
    const log = openLog(join(file, 'logs'))
    log.bug('here', new Error('no room'))
    expect(log.tail(5)).toEqual([])
  })
})

describe('what the log keeps of an error', () => {
  test.each([
    ['a parse error', parseError(canary)],
    ['a parse error on a text with quotation marks', parseError(`"${canary}" x "${canary}`)],
    [
      'a file that is missing',
      Object.assign(new Error(`ENOENT, open '/home/a/${canary}.pdf'`), { code: 'ENOENT' }),
    ],
    ['a name in French quotation marks', new Error(`Le fichier « ${canary} » manque.`)],
    ['a name between apostrophes of both kinds', new Error(`‘${canary}’ then '${canary}'`)],
    ['a sentence meant for the user', new AppError('not-found', `« ${canary} » n’est plus là.`)],
    ['a string that was thrown', canary],
  ])('nothing of what was typed: %s', (_case, error) => {
    expect(describeError(error)).not.toContain('Canari')
  })

  test('keeps the code of a system error', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), { code: 'EACCES' })
    expect(describeError(error)).toContain('Error EACCES: EACCES: permission denied')
  })
})

describe('what the log keeps of a fault of the window', () => {
  const stack = 'x\n    at Panel (pretoire://app/assets/index.js:1:2)'
  test('its panel, its class, what the engine says and where, and no text of the page', () => {
    const engine = windowFault({
      ...{ panel: 'Pièces', name: 'TypeError', stack },
      message: `Cannot read properties of undefined (reading '${canary}')`,
    })
    expect([engine.panel, describeError(engine.error)]).toEqual([
      'Pièces',
      'TypeError: Cannot read properties of undefined\n  at Panel (pretoire://app/assets/index.js:1:2)',
    ])
    const hostile = windowFault({ panel: `/${canary}`, name: `${canary} 1`, message: canary, stack: canary })
    expect(`${hostile.panel} ${describeError(hostile.error)}`).not.toContain('Canari')
  })
})
