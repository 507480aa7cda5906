import { expect, test } from 'vitest'
import { commandWords } from '../../../../src/main/hosts/command-line.ts'

test('the words after the mark are for the command line, whatever Chromium was told before it', () => {
  const argv = [
    '/usr/lib/pretoire/pretoire',
    '--no-sandbox',
    '--command-line',
    '--',
    'search',
    '--json',
    'vsa',
  ]
  expect(commandWords(argv)).toEqual(['search', '--json', 'vsa'])
  expect(commandWords(['pretoire', '--command-line'])).toEqual([])
})

test('a file of a double click opens the window', () => {
  expect(commandWords(['/usr/lib/pretoire/pretoire', '/home/a/lot.pretoire'])).toBeUndefined()
})
